import { addUp, type Finding, finding } from '../finding.ts'

/** Half a point. */
const nearShare = 0.005

/** Every player whose uptime the simulator knows is a question: their share of time, 0 to 1. */
export const judgeGcd = (
  uptimes: Readonly<Record<string, number>>,
  told: readonly { readonly name: string; readonly uptime?: number }[],
): Finding =>
  addUp(
    Object.entries(uptimes).map(([name, uptime]) => {
      const found = told.find((player) => player.name === name)?.uptime
      const isNear = found !== undefined && Math.abs(found - uptime) <= nearShare
      return finding(isNear, `${name} ${sayShare(uptime)}: ${found === undefined ? 'unknown' : sayShare(found)}`)
    }),
  )

const sayShare = (share: number): string => `${(share * 100).toFixed(2)} %`
