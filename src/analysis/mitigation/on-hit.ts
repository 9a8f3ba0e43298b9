import type { ActorId } from '../../event.ts'
import type { MitigationFacts, StatusMeaning } from '../../mitigations.ts'
import type { PullContext, StatusWindow } from '../context.ts'
import { type Cover, countsAgainst, coversIn } from './covers.ts'

export { shareOff } from './covers.ts'

type Struck = {
  readonly source: ActorId
  readonly target: ActorId
  readonly decidedMs: number
  readonly school?: number
}

/**
 * Mitigation that counted for a hit (METRICS §3): what the target and, as a weakening, its attacker or the boss behind it
 * carried when it was decided, and what takes something off its school; everything where nobody tells its school.
 */
export function mitigationOn(context: PullContext, { source, target, decidedMs, school }: Struck): readonly Cover[] {
  const own = coversIn(context, context.statusesOn(target, decidedMs), isOnPlayers)
  const weakening = weakeningsOf(context, source).filter(
    ({ startMs, endMs }) => startMs <= decidedMs && decidedMs < endMs,
  )
  return [...own, ...coversIn(context, weakening, isOnBoss)].filter((cover) => countsAgainst(cover, school))
}

/** What could have been on for a magical hit as well, and was not: the largest first. */
export const unusedMitigation = (context: PullContext, hit: Struck): readonly MitigationFacts[] => {
  const on = new Set(mitigationOn(context, hit).map(({ name }) => name))
  return readyMitigation(context, hit.decidedMs)
    .filter(({ name }) => !on.has(name))
    .sort((one, other) => other.magical - one.magical)
}

/** Nothing hurts while one of these is on. */
export const isInvulnerable = (context: PullContext, id: ActorId, atMs: number): boolean =>
  context
    .statusesOn(id, atMs)
    .some(({ status }) => context.mitigations.byStatus.get(status)?.[0]?.effect.kind === 'invulnerable')

const isOnBoss = ({ mitigation }: StatusMeaning) => mitigation.reach === 'boss'
const isOnPlayers = (meaning: StatusMeaning) => !isOnBoss(meaning)

/** What players put on enemies of a name, in order. Helpers that nobody sees hit for the boss, under its name: what weakens it weakens them. */
function weakeningsOf(context: PullContext, source: ActorId): readonly StatusWindow[] {
  const known = weakenings.get(context) ?? findWeakenings(context)
  weakenings.set(context, known)
  return known.get(context.actor(source)?.name ?? '') ?? []
}

const weakenings = new WeakMap<PullContext, ReadonlyMap<string, readonly StatusWindow[]>>()

function findWeakenings({ statuses, mitigations, actor }: PullContext): ReadonlyMap<string, readonly StatusWindow[]> {
  const ids = new Set(mitigations.all.flatMap((one) => (one.reach === 'boss' ? one.statuses : [])))
  return Map.groupBy(
    statuses.filter(({ status }) => ids.has(status)),
    ({ target }) => actor(target)?.name ?? '',
  )
}

/** Party-wide shares that somebody alive could have given; none where nobody knows the level. */
function readyMitigation(context: PullContext, atMs: number): readonly MitigationFacts[] {
  const { players, statuses, lives, mitigations, levelSync } = context
  if (levelSync === undefined) return []
  return mitigations.all.filter(
    ({ kind, reach, magical, jobs, statuses: ids, cooldownMs }) =>
      kind === 'share' &&
      magical > 0 &&
      (reach === 'party' || reach === 'boss') &&
      cooldownMs > 1_000 && // what hangs on another action has none of its own
      players.some(
        ({ id, job }) =>
          job !== undefined &&
          jobs.includes(job) &&
          lives(id).some(({ startMs, endMs }) => startMs <= atMs && atMs < endMs) &&
          !statuses.some(
            ({ status, source, startMs }) =>
              source === id && ids.includes(status) && startMs <= atMs && atMs - startMs < cooldownMs,
          ),
      ),
  )
}
