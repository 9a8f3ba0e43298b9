import { type Blame, nobodysName } from '../../analysis/blame.ts'
import type { AnalysedPull } from '../../analysis/study.ts'
import { initialsOf } from '../../initials.ts'
import type { Actor, Pull } from '../../report.ts'
import { findMember } from '../../store/people/find-member.ts'
import { hasOptedOut } from '../../store/people/opt-outs.ts'
import type { RosterMember } from '../../store/people/roster.ts'
import { withoutPeople } from './without-people.ts'

/**
 * The pull with everybody called what their static calls them, wherever a result names them; whoever opted out is
 * “Somebody” everywhere, and in no list of people.
 * @param blame for what everybody sees: by `off` and `roles` people are called by their jobs, in pictures and lists of
 *   deaths too, since a death that is told by name says whose mistake it was
 */
export function withRosterNames(
  { pull, results, ...rest }: AnalysedPull,
  roster: readonly RosterMember[],
  blame: Blame = 'names',
): AnalysedPull {
  const players = pull.actors.filter(({ kind }) => kind === 'player')
  const gone = new Set(players.filter((player) => hasOptedOut(roster, player)).map(({ name }) => name))
  const names = new Map(
    [...Map.groupBy(players, ({ name }) => name)].map(([name, alike]) => {
      if (gone.has(name)) return [name, nobodysName]
      // Results know names only: two characters of one name keep it, unless both are called the same.
      const called = new Set(alike.map((player) => calledAs(player, roster, blame)))
      return [name, called.size === 1 ? ([...called][0] ?? name) : blame === 'names' ? name : nobodysName]
    }),
  )
  if ([...names].every(([name, called]) => name === called)) return { pull, results, ...rest }
  const actors = pull.actors.map((actor) =>
    actor.kind === 'player' ? rename(actor, names.get(actor.name) ?? actor.name) : actor,
  )
  const renamed = Object.entries(withoutPeople(results, gone)).map(
    ([id, result]) => [id, replace(result, names)] as const,
  )
  return { pull: { ...pull, actors }, results: Object.fromEntries(renamed), ...rest }
}

/** The roster as one of its members may see it: to themselves, they are never left out. */
export const asSeenBy = (roster: readonly RosterMember[], discordUserId: string): readonly RosterMember[] =>
  roster.map(({ optedOutBy, ...member }) =>
    optedOutBy === undefined || member.discordUserId === discordUserId ? member : { ...member, optedOutBy },
  )

/** For whoever opted out and asks about their own mistakes. */
export const nothingKept =
  'You are left out, so nothing is kept of your mistakes. /roster optout undo:yes takes that back, and pulls are judged anew.'

/** Those whom everybody may be told of: whoever opted out is on no list. */
export const listed = (roster: readonly RosterMember[]): readonly RosterMember[] =>
  roster.filter(({ optedOutBy }) => optedOutBy === undefined)

/** The players of a pull whom others may be told of, as the pull spells them. */
export const shownPlayers = ({ actors }: Pick<Pull, 'actors'>, roster: readonly RosterMember[]): readonly Actor[] =>
  actors.filter((actor) => actor.kind === 'player' && !hasOptedOut(roster, actor))

function calledAs({ name, world, job }: Actor, roster: readonly RosterMember[], blame: Blame): string {
  const own = findMember(roster, name, world)?.name ?? name
  switch (blame) {
    case 'names':
      return own
    case 'initials':
      return initialsOf(own)
    case 'roles':
    case 'off':
      return job ?? nobodysName
  }
}

/** Where nobody is called by name, no homeworld tells who it is. */
function rename({ world, ...actor }: Actor, name: string): Actor {
  return { ...actor, name, ...(world !== undefined && name !== nobodysName && { world }) }
}

/** Results name a player by the whole name and nothing else, so whole texts are replaced. */
function replace(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => replace(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item, names)]))
}
