import type { AnalysedPull } from '../../analysis/study.ts'
import { findMember } from '../../store/find-member.ts'
import type { RosterMember } from '../../store/roster.ts'

/** The pull with everybody called what their static calls them, wherever a result names them. */
export function withRosterNames(
  { pull, results, ...rest }: AnalysedPull,
  roster: readonly RosterMember[],
): AnalysedPull {
  const players = pull.actors.filter(({ kind }) => kind === 'player')
  const names = new Map(
    [...Map.groupBy(players, ({ name }) => name)].map(([name, alike]) => {
      // Results know names only: two characters of one name keep it, unless both are the same member's.
      const called = new Set(alike.map(({ world }) => findMember(roster, name, world)?.name ?? name))
      return [name, called.size === 1 ? ([...called][0] ?? name) : name]
    }),
  )
  if ([...names].every(([name, called]) => name === called)) return { pull, results, ...rest }
  const actors = pull.actors.map((actor) =>
    actor.kind === 'player' ? { ...actor, name: names.get(actor.name) ?? actor.name } : actor,
  )
  const renamed = Object.entries(results).map(([id, result]) => [id, rename(result, names)] as const)
  return { pull: { ...pull, actors }, results: Object.fromEntries(renamed), ...rest }
}

/** Results name a player by the whole name and nothing else, so whole texts are replaced. */
function rename(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => rename(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rename(item, names)]))
}
