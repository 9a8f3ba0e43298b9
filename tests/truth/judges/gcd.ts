import type { GcdAnswer } from '../../sim/playing-answer.ts'
import { addUp, type Finding, finding, nothing } from '../finding.ts'

/** Half a point. */
const nearShare = 0.005

/**
 * Every player is a question: in which share of the time in which they could act their global cooldown ran. Not asked of
 * whoever never pressed anything, as nobody does in a body pull: how long a cooldown is shows only where there is one.
 */
export const judgeGcd = (
  truth: readonly Pick<GcdAnswer, 'who' | 'uptime' | 'count'>[],
  told: readonly { readonly name: string; readonly uptime?: number }[],
): Finding =>
  addUp(
    truth.map(({ who, uptime, count }) => {
      if (count === 0) return nothing
      const found = told.find(({ name }) => name === who)?.uptime
      const isNear = found !== undefined && Math.abs(found - uptime) <= nearShare
      return finding(isNear, `${who} ${sayShare(uptime)}: ${found === undefined ? 'unknown' : sayShare(found)}`)
    }),
  )

const sayShare = (share: number): string => `${(share * 100).toFixed(2)} %`
