import type { Wipe } from '../../../src/analysis/metrics/wipes.ts'
import type { Answer } from '../../sim/answers.ts'
import { type Finding, finding, nothing } from '../finding.ts'

/** A mechanic may hit more than once; its uses lie further apart. */
const sameUseMs = 1_500

/** The last mechanic that half the party lived to see, of a wipe: which, and which use of it. */
export function judgeLocation(
  { outcome, location }: Pick<Answer, 'outcome' | 'location'>,
  { location: told }: Pick<Wipe, 'location'>,
): Finding {
  if (outcome === 'kill') return nothing
  const isSame =
    location?.ability === told?.ability.id && Math.abs((location?.atMs ?? 0) - (told?.atMs ?? 0)) <= sameUseMs
  const truth = location ? `${location.name} (${location.ability}) at ${location.atMs}` : 'nowhere'
  return finding(
    isSame,
    `ended at ${truth}: ${told ? `${told.ability.name} (${told.ability.id}) at ${told.atMs}` : 'nowhere'}`,
  )
}

/** What kind of end a wipe was. A kill is asked about only where it was taken for something else. */
export function judgeClass(
  { outcome, ended }: Pick<Answer, 'outcome' | 'ended'>,
  { class: told }: Pick<Wipe, 'class'>,
): Finding {
  if (outcome === 'kill' && told === 'kill') return nothing
  return finding(told === ended, `${ended}: ${told}`)
}
