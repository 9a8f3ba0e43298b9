import { isSameName } from '../../character.ts'
import type { RosterMember } from '../../store/people/roster.ts'
import { jobsOf, type SeenCharacter } from './seen.ts'

/** A character that keeps turning up and belongs to nobody. */
export interface Suggestion {
  readonly seen: SeenCharacter
  /** Who it may be, and why; never more than a guess. */
  readonly maybe?: { readonly member: RosterMember; readonly because: 'name' | 'never-together' }
}

/** In fewer pulls than this somebody is a guest. */
const turnsUpFrom = 3

/** Those whom the roster does not know, the most frequent first. */
export function suggestFrom(seen: readonly SeenCharacter[], roster: readonly RosterMember[]): Suggestion[] {
  return seen
    .filter(({ member, pulls }) => member === undefined && pulls.length >= turnsUpFrom)
    .map((stranger) => {
      const maybe = guess(stranger, seen, roster)
      return maybe === undefined ? { seen: stranger } : { seen: stranger, maybe }
    })
}

/**
 * Somebody who is called like the character and has none yet; else whoever alone was never in one pull with it though
 * both played the same nights (where several were, whoever alone plays a job of it).
 */
function guess(stranger: SeenCharacter, seen: readonly SeenCharacter[], roster: readonly RosterMember[]) {
  const [first = ''] = stranger.character.name.split(' ')
  const called = roster.filter(({ name, aliases }) => aliases.length === 0 && isSameName(name, first))
  if (called[0] !== undefined && called.length === 1) return { member: called[0], because: 'name' } as const

  const alternating = roster.filter((member) => alternates(stranger, playedBy(member, seen)))
  const jobs = new Set(jobsOf(stranger.pulls).map(({ job }) => job))
  const alike = alternating.filter((member) => jobsOf(playedBy(member, seen)).some(({ job }) => jobs.has(job)))
  const [only, ...others] = alternating.length > 1 ? alike : alternating
  return only !== undefined && others.length === 0 ? ({ member: only, because: 'never-together' } as const) : undefined
}

const playedBy = ({ id }: RosterMember, seen: readonly SeenCharacter[]) =>
  seen.filter(({ member }) => member?.id === id).flatMap(({ pulls }) => pulls)

function alternates({ pulls }: SeenCharacter, others: SeenCharacter['pulls']): boolean {
  const parties = new Set(pulls.map(({ party }) => party))
  const nights = new Set(pulls.map(({ party }) => party.nightId))
  const shared = new Set(others.map(({ party }) => party.nightId).filter((night) => nights.has(night)))
  return shared.size > 0 && !others.some(({ party }) => parties.has(party))
}
