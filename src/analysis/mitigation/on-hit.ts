import type { ActorId } from '../../event.ts'
import type { MitigationFacts } from '../../game/mitigations.ts'
import type { PullContext } from '../context.ts'
import { windowsByTarget } from '../facts/windows-by-target.ts'
import { perPull } from '../playing/per-pull.ts'
import { type Cover, countedOnce, countsAgainst, coverOf } from './covers.ts'

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
  const index = indexOf(context)
  const name = context.actor(source)?.name ?? ''
  // FFLogs lists on who is hit what its attacker carries: the real ones come first, for they know who gave them.
  const on = [...index.weakenings(name, decidedMs), ...index.onPlayers(target, decidedMs)]
  return countedOnce(on).filter((cover) => countsAgainst(cover, school))
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

/** Covers by who bears them, so that a hit looks at few of them. */
interface CoverIndex {
  onPlayers(id: ActorId, atMs: number): readonly Cover[]
  /** Helpers that nobody sees hit for the boss, under its name: what weakens it weakens them. */
  weakenings(name: string, atMs: number): readonly Cover[]
}

const indexOf = perPull((context): CoverIndex => {
  const { statuses, mitigations, actor } = context
  const covers: Cover[] = []
  for (const window of statuses) {
    const cover = mitigations.byStatus.has(window.status) ? coverOf(context, window) : undefined
    if (cover !== undefined) covers.push(cover)
  }
  const isOnEnemy = ({ target }: Cover) => actor(target)?.kind === 'enemy'
  const byName = Map.groupBy(covers.filter(isOnEnemy), ({ target }) => actor(target)?.name ?? '')
  return {
    onPlayers: windowsByTarget(covers.filter((cover) => !isOnEnemy(cover))).on,
    weakenings: (name, atMs) =>
      (byName.get(name) ?? []).filter(({ startMs, endMs }) => startMs <= atMs && atMs < endMs),
  }
})

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
