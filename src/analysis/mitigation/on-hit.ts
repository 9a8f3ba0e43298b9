import type { ActorId } from '../../event.ts'
import type { GameFacts, MitigationFacts } from '../../facts.ts'
import { school } from '../../game.ts'
import type { PullContext } from '../context.ts'

/** Mitigation that counted for a hit: what the target and, as a weakening, its attacker or the boss behind it carried when it was decided. */
export function mitigationOn(
  context: PullContext,
  { source, target, decidedMs }: { readonly source: ActorId; readonly target: ActorId; readonly decidedMs: number },
): readonly MitigationFacts[] {
  const catalogue = catalogueOf(context.facts)
  const on = (id: ActorId, reaches: (reach: MitigationFacts['reach']) => boolean) =>
    context.statusesOn(id, decidedMs).flatMap(({ status }) => {
      const known = catalogue.get(status)
      return known && reaches(known.reach) ? [known] : []
    })
  const own = on(target, (reach) => reach !== 'boss')
  const weakening = namesakesOf(context, source).flatMap((id) => on(id, (reach) => reach === 'boss'))
  return [...new Set([...own, ...weakening])]
}

/** The share that a mitigation takes off damage of a school; nothing off what has none. */
export const shareOff =
  (of: number) =>
  ({ physical, magical }: MitigationFacts): number =>
    of === school.physical ? physical : of === school.magical ? magical : 0

/** Helpers that nobody sees hit for the boss, under its name: what weakens it weakens them. */
const namesakesOf = ({ actor, enemies }: PullContext, source: ActorId): readonly ActorId[] =>
  actor(source)?.kind === 'enemy'
    ? enemies.filter(({ name }) => name === actor(source)?.name).map(({ id }) => id)
    : [source]

/** What could have been on for a magical hit as well, and was not: the largest first. */
export const unusedMitigation = (
  context: PullContext,
  hit: { readonly source: ActorId; readonly target: ActorId; readonly decidedMs: number },
): readonly MitigationFacts[] => {
  const on = new Set(mitigationOn(context, hit).map(({ name }) => name))
  return readyMitigation(context, hit.decidedMs)
    .filter(({ name }) => !on.has(name))
    .sort((one, other) => other.magical - one.magical)
}

/** Nothing hurts while one of these is on. */
export const isInvulnerable = (context: PullContext, id: ActorId, atMs: number): boolean =>
  context.statusesOn(id, atMs).some(({ status }) => catalogueOf(context.facts).get(status)?.kind === 'invulnerable')

const catalogues = new WeakMap<GameFacts, ReadonlyMap<number, MitigationFacts>>()

function catalogueOf(facts: GameFacts): ReadonlyMap<number, MitigationFacts> {
  const known = catalogues.get(facts)
  if (known) return known
  const made = new Map(facts.mitigations.flatMap((entry) => entry.statuses.map((status) => [status, entry] as const)))
  catalogues.set(facts, made)
  return made
}

/**
 * Party-wide shares that somebody alive could have given. A cooldown is the longest of any level, so what is called
 * ready was.
 */
function readyMitigation(context: PullContext, atMs: number): readonly MitigationFacts[] {
  const { facts, players, statuses, lives, encounter } = context
  return facts.mitigations.filter(
    ({ kind, reach, magical, jobs, minLevel, statuses: ids, cooldownMs }) =>
      kind === 'share' &&
      magical > 0 &&
      (reach === 'party' || reach === 'boss') &&
      cooldownMs > 1_000 && // what hangs on another action has none of its own
      minLevel <= (encounter?.levelSync ?? 0) &&
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
