import type { Wipe } from '../../../src/analysis/metrics/wipes.ts'
import type { Answer } from '../../sim/answers.ts'
import { type Finding, finding, nothing } from '../finding.ts'

/** A mechanic may hit more than once; its uses lie further apart. */
const sameUseMs = 1_500

interface EndAnswer extends Pick<Answer, 'outcome' | 'location'> {
  readonly deaths: readonly Pick<Answer['deaths'][number], 'ability' | 'lethalMs' | 'deathMs'>[]
}

/**
 * The last mechanic that half the party lived to see, of a wipe: which, and which use of it. Not asked where that hangs
 * on somebody who was in the air: they were gone for the arena and lived for every log.
 */
export function judgeLocation(
  { outcome, location, deaths }: EndAnswer,
  { location: told }: Pick<Wipe, 'location'>,
): Finding {
  if (outcome === 'kill') return nothing
  const isSame =
    location?.ability === told?.ability.id && Math.abs((location?.atMs ?? 0) - (told?.atMs ?? 0)) <= sameUseMs
  const isInAir = ({ ability, lethalMs, deathMs }: EndAnswer['deaths'][number]): boolean =>
    ability === undefined && told !== undefined && lethalMs <= told.atMs && told.atMs < deathMs
  if (!isSame && deaths.some(isInAir)) return nothing
  const truth = location ? `${location.name} (${location.ability}) at ${location.atMs}` : 'nowhere'
  const said = told ? `${told.ability.name} (${told.ability.id}) at ${told.atMs}` : 'nowhere'
  return finding(isSame, `ended at ${truth}: ${said}`)
}

/** What kind of end a wipe was. A kill is asked about only where it was taken for something else. */
export function judgeClass(
  { outcome, ended }: Pick<Answer, 'outcome' | 'ended'>,
  { class: told }: Pick<Wipe, 'class'>,
): Finding {
  if (outcome === 'kill' && told === 'kill') return nothing
  return finding(told === ended, `${ended}: ${told}`)
}
