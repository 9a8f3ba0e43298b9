import type { PullContext, Resolution } from '../context.ts'

/** A blow and what the timeline followed for it are told within this. */
const sameUseMs = 2_000
/** Branches lie beyond the end of the clock: they say what happens, not when. */
const branchesFromS = 10_000

/**
 * Whether it is the last thing that the fight's timeline has for the phase, and something that hits everybody: time ran
 * out there, though its id may be that of a raid-wide hit before.
 */
export function isLastOfPhase(
  { timeline, followed, phaseAt, facts, encounter }: PullContext,
  { ability, startMs }: Pick<Resolution, 'ability' | 'startMs'>,
): boolean {
  const told = encounter && facts.catalogue().bosses.get(encounter.key)?.get(ability)
  if (told?.label?.kind !== 'raidwide') return false
  const { id } = phaseAt(startMs)
  const last = (timeline?.segments ?? [])
    .filter(({ phase }) => phase === id)
    .flatMap(({ entries }) => entries.filter(({ kind, at }) => kind === 'ability' && at < branchesFromS))
    .at(-1)
  const step = followed?.steps.findLast(
    (each) => each.ability === ability && Math.abs(each.atMs - startMs) <= sameUseMs,
  )
  return last !== undefined && step?.entry === last
}
