import { initialsOf, isInitials } from '../../initials.ts'
import type { Actor } from '../../report.ts'

/** Fewer people than this may be the same by chance, or are all that one log saw. */
const tellingPlayers = 3

/**
 * Whether two lists of actors name the same party: at least half of the smaller one is in the other. Undefined where
 * that cannot be told, because fewer than three of either have a name. Homeworlds count where both lists know them,
 * initials mean whoever may have them, and made-up names (`Combatant-003`) are none.
 */
export function isSameParty(one: readonly Actor[] = [], other: readonly Actor[] = []): boolean | undefined {
  const [few = [], many = []] = [namedIn(one), namedIn(other)].toSorted((left, right) => left.length - right.length)
  if (few.length < tellingPlayers) return undefined
  const unmet = new Set(many)
  for (const player of few) {
    const met = [...unmet].find((candidate) => isSameCharacter(player, candidate))
    if (met) unmet.delete(met)
  }
  return (many.length - unmet.size) * 2 >= few.length
}

/** How many people a list of actors names. Somebody who changed their job may be in it twice. */
export const countNamed = (actors: readonly Actor[] = []): number => namedIn(actors).length

type Character = Pick<Actor, 'name' | 'world'>

const namedIn = (actors: readonly Actor[]): Character[] => {
  const players = actors.filter(({ kind, name }) => kind === 'player' && !isMadeUp(name))
  return [...new Map(players.map((player) => [`${player.name}@${player.world ?? ''}`, player])).values()]
}

function isSameCharacter(one: Character, other: Character): boolean {
  if (isInitials(one.name) || isInitials(other.name)) return bareInitials(one.name) === bareInitials(other.name)
  const isSameWorld = !one.world || !other.world || one.world.toLowerCase() === other.world.toLowerCase()
  return isSameWorld && one.name.toLowerCase() === other.name.toLowerCase()
}

/** `A. F. SCH` and `A. F. 2` are told apart from others of their own pull only. */
const bareInitials = (name: string): string => initialsOf(name).replace(/ ([A-Z]{3}|\d)$/, '')

/** No character's name has a digit in it; those whose logs hide them have. */
const isMadeUp = (name: string): boolean =>
  !isInitials(name) && (/\d/.test(name) || /^(unknown|anonymous)?$/i.test(name))
