import type { ActorId } from '../event.ts'
import type { GameFacts, MitigationFacts } from '../facts.ts'
import type { PullContext } from './context.ts'

/** Mitigation that counted for a hit: what the target and, as a weakening, its attacker carried when it was decided. */
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
  const weakening = on(source, (reach) => reach === 'boss')
  return [...new Set([...own, ...weakening])]
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
