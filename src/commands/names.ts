import type { AnalysedPull } from '../analysis/study.ts'
import { initialsOf, isInitials } from '../initials.ts'
import type { RosterMember } from '../store/roster.ts'

/** The pull with everybody called what their static calls them, wherever a result names them. */
export function withRosterNames(
  { pull, results, ...rest }: AnalysedPull,
  roster: readonly RosterMember[],
): AnalysedPull {
  const players = pull.actors.filter(({ kind }) => kind === 'player')
  const names = new Map(players.map(({ name }) => [name, findMember(roster, name)?.name ?? name]))
  if ([...names].every(([name, called]) => name === called)) return { pull, results, ...rest }
  const actors = pull.actors.map((actor) =>
    actor.kind === 'player' ? { ...actor, name: names.get(actor.name) ?? actor.name } : actor,
  )
  const renamed = Object.entries(results).map(([id, result]) => [id, rename(result, names)] as const)
  return { pull: { ...pull, actors }, results: Object.fromEntries(renamed), ...rest }
}

/** The member whose name or character this is; case does not matter. Initials mean whoever alone has them. */
export function findMember(roster: readonly RosterMember[], name: string): RosterMember | undefined {
  const withName = (spell: (known: string) => string) =>
    roster.filter((member) => [member.name, ...member.aliases].some((known) => isSameName(spell(known), name)))
  const [found] = withName((known) => known)
  if (found !== undefined || !isInitials(name)) return found
  const alike = withName(initialsOf)
  return alike.length === 1 ? alike[0] : undefined
}

export const isSameName = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** Results name a player by the whole name and nothing else, so whole texts are replaced. */
function rename(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => rename(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rename(item, names)]))
}
