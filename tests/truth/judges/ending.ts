import type { Wipe } from '../../../src/analysis/metrics/wipes.ts'
import type { Answer } from '../../sim/answers.ts'
import { type Finding, finding, nothing } from '../finding.ts'

/** A mechanic may hit more than once; its uses lie further apart. */
const sameUseMs = 1_500
/** Hits of one use are spread over as much: which of two that overlap came last is a matter of where one looks. */
const atOnceMs = 500

interface EndAnswer extends Pick<Answer, 'outcome' | 'location'> {
  readonly deaths: readonly Pick<Answer['deaths'][number], 'ability' | 'lethalMs' | 'deathMs'>[]
}

/**
 * The last mechanic that half the party lived to see, of a wipe: which, and which use of it; of two that resolve at once
 * either. Not asked where that hangs on somebody who was in the air: gone for the arena, and alive for every log.
 */
export function judgeLocation(
  { outcome, location, deaths }: EndAnswer,
  { location: told }: Pick<Wipe, 'location'>,
): Finding {
  if (outcome === 'kill') return nothing
  const apartMs = Math.abs((location?.atMs ?? 0) - (told?.atMs ?? 0))
  const isSameUse = location?.ability === told?.ability.id && apartMs <= sameUseMs
  const isSame = isSameUse || (location !== undefined && told !== undefined && apartMs <= atOnceMs)
  const isInAir = ({ ability, lethalMs, deathMs }: EndAnswer['deaths'][number]): boolean =>
    ability === undefined && told !== undefined && lethalMs <= told.atMs && told.atMs < deathMs
  if (!isSame && deaths.some(isInAir)) return nothing
  const truth = location ? `${location.name} (${location.ability}) at ${location.atMs}` : 'nowhere'
  const said = told ? `${told.ability.name} (${told.ability.id}) at ${told.atMs}` : 'nowhere'
  return finding(isSame, `ended at ${truth}: ${said}`)
}

interface ClassAnswer extends Pick<Answer, 'outcome' | 'ended' | 'calledMs'> {
  readonly deaths: readonly Pick<Answer['deaths'][number], 'ability' | 'lethalMs'>[]
}

/**
 * What kind of end a wipe was. Not asked of a wipe that nobody planned and the simulator itself cannot name; nor, where
 * the source hears no call, of one that fewer than two followed off the arena. A kill is asked about only where it was
 * taken for something else.
 */
export function judgeClass(
  { outcome, ended, calledMs = 0, deaths }: ClassAnswer,
  { class: told }: Pick<Wipe, 'class'>,
  { hearsCall }: { readonly hearsCall: boolean },
): Finding {
  if (outcome === 'kill' && told === 'kill') return nothing
  if (ended === 'unknown') return nothing
  const leapt = deaths.filter(({ ability, lethalMs }) => ability === undefined && lethalMs >= calledMs)
  if (ended === 'called' && !hearsCall && leapt.length < 2) return nothing
  return finding(told === ended, `${ended}: ${told}`)
}
