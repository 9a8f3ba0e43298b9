import { isSameName } from '../../character.ts'
import { initialsOf, isInitials } from '../../initials.ts'
import type { RosterMember } from './roster.ts'

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
