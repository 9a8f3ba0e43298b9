import type { AnalysedPull } from '../../analysis/study.ts'
import { isSameName } from '../../character.ts'
import { initialsOf, isInitials } from '../../initials.ts'
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

/**
 * The member whose name or character this is; case does not matter. A character whose homeworld the roster knows is only
 * that one; without a homeworld, and with initials, it is whoever alone may be meant.
 */
export function findMember(roster: readonly RosterMember[], name: string, world?: string): RosterMember | undefined {
  const named = (spell: (known: string) => string) =>
    roster.flatMap((member) =>
      [{ name: member.name }, ...member.aliases]
        .filter((known) => isSameName(spell(known.name), name))
        .map((known) => ({ member, world: 'world' in known ? known.world : undefined })),
    )
  const found = onlyOf(
    named((known) => known),
    world,
  )
  return found ?? (isInitials(name) ? onlyOf(named(initialsOf), undefined) : undefined)
}

interface Named {
  readonly member: RosterMember
  readonly world: string | undefined
}

function onlyOf(named: readonly Named[], world: string | undefined): RosterMember | undefined {
  const here = named.filter(
    (known) => known.world !== undefined && world !== undefined && isSameName(known.world, world),
  )
  const anywhere = named.filter((known) => known.world === undefined || world === undefined)
  const members = new Set((here.length > 0 ? here : anywhere).map(({ member }) => member))
  return members.size === 1 ? [...members][0] : undefined
}

/** Results name a player by the whole name and nothing else, so whole texts are replaced. */
function rename(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => rename(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rename(item, names)]))
}
