import type { Character } from '../../character.ts'
import type { Job } from '../../game.ts'
import { findMember } from '../../store/people/find-member.ts'
import type { RosterMember } from '../../store/people/roster.ts'
import type { PullParty } from '../../store/pulls/parties.ts'

/** How many of the newest pulls are looked at: some weeks of raiding. */
export const recentPulls = 200

/** A character as it turned up in recent pulls. */
export interface SeenCharacter {
  readonly character: Character
  /** Whose it is, as the roster has it. */
  readonly member: RosterMember | undefined
  /** The pulls it was in, and on which job. */
  readonly pulls: readonly SeenPull[]
}

export interface SeenPull {
  readonly party: PullParty
  readonly job: Job | undefined
}

/**
 * Everybody who turned up, the most frequent first. A pull that does not tell the homeworld counts for the character of
 * that name, where there is one only.
 */
export function seenIn(parties: readonly PullParty[], roster: readonly RosterMember[]): SeenCharacter[] {
  const sightings = parties.flatMap((party) =>
    party.players.map(({ name, world, job }) => ({ name, world, job, party })),
  )
  const seen = [...Map.groupBy(sightings, ({ name }) => name.toLowerCase()).values()].flatMap((alike) => {
    const worlds = new Set(alike.flatMap(({ world }) => world ?? []))
    const only = worlds.size === 1 ? [...worlds][0] : undefined
    return [...Map.groupBy(alike, ({ world }) => world ?? only).entries()].flatMap(([world, own]) => {
      const name = own[0]?.name ?? ''
      const pulls = [...new Map(own.map(({ party, job }) => [party, { party, job }])).values()]
      const character = world === undefined ? { name } : { name, world }
      return [{ character, member: findMember(roster, name, world), pulls }]
    })
  })
  return seen.toSorted((one, other) => other.pulls.length - one.pulls.length)
}

/** Jobs by how often they were played, the most frequent first. */
export function jobsOf(pulls: readonly SeenPull[]): { readonly job: Job; readonly pulls: number }[] {
  const played = Map.groupBy(
    pulls.flatMap(({ job }) => job ?? []),
    (job) => job,
  )
  return [...played]
    .map(([job, own]) => ({ job, pulls: own.length }))
    .toSorted((one, other) => other.pulls - one.pulls || (one.job < other.job ? -1 : 1))
}

/** `<t:1700000000:R>`: the last pull they were in, as Discord tells it in everybody's own time. */
export const lastSeenText = (pulls: readonly SeenPull[]): string =>
  `<t:${Math.round(Math.max(...pulls.map(({ party }) => party.startedAt)) / 1000)}:R>`
