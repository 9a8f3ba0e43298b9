import type { EncounterFacts, GameFacts } from '../game/facts.ts'

/** The actions that somebody has seen an enemy of a fight use. */
export function knownActions(
  { key, enrages }: Pick<EncounterFacts, 'key' | 'enrages'>,
  facts: Pick<GameFacts, 'catalogue' | 'timelines'>,
): ReadonlySet<number> {
  const timed = facts.timelines(key)?.segments.flatMap(({ entries }) => entries.flatMap(({ abilities }) => abilities))
  return new Set([...(facts.catalogue().bosses.get(key)?.keys() ?? []), ...(timed ?? []), ...enrages])
}
