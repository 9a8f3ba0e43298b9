import { dpsCheck } from '../metrics/dps-check.ts'
import type { Wipe } from '../metrics/wipes.ts'
import { type AnalysedPull, resultOf } from '../study.ts'

/** What deaths cost of the damage that was short at an enrage, and where to look next, in one sentence. */
export function shortfallText(analysed: AnalysedPull, { depth }: Wipe): string {
  const check = resultOf(analysed, dpsCheck)?.checks.findLast(({ id }) => id === depth.phaseId)
  const maxHp = check?.boss?.maxHp ?? 0
  const missingHp = (depth.boss?.share ?? 0) * maxHp
  if (check === undefined || missingHp <= 0)
    return `Next time, look for damage in ${depth.phase}: deaths and missed raid buffs first.`
  const lost = check.costs.reduce((sum, { hp = 0 }) => sum + hp, 0) / missingHp
  if (lost >= 1) return `Deaths cost more than that; next time, staying alive through ${depth.phase} is enough.`
  const part = parts.find(({ from }) => lost >= from)?.text
  return part === undefined
    ? 'Deaths cost none of that; next time, look for damage in uptime and raid buffs.'
    : `Deaths cost ${part} of that; next time, stay alive through ${depth.phase} first, then look at raid buffs.`
}

/** What people say for a share of something. */
const parts = [
  { from: 0.65, text: 'most' },
  { from: 0.4, text: 'about half' },
  { from: 0.28, text: 'about a third' },
  { from: 0.18, text: 'about a quarter' },
  { from: 0.02, text: 'a little' },
] as const
