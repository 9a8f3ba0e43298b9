import { spellCharacter } from '../../character.ts'
import { listPins } from '../../store/people/role-pins.ts'
import { listRoster, type RosterMember } from '../../store/people/roster.ts'
import { listRecentParties } from '../../store/pulls/parties.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import { listed } from './names.ts'
import { suggestFrom } from './roster-suggestions.ts'
import { jobsOf, lastSeenText, recentPulls, type SeenCharacter, seenIn } from './seen.ts'

/** Everybody with the jobs they played lately, when they were last seen, and their characters. */
export async function listMembers({ staticId }: CommandRequest, { db, facts }: Services): Promise<Answer> {
  const all = await listRoster(db, staticId)
  const members = listed(all)
  const pins = await listPins(db, staticId)
  const pinnedAs = (id: number) =>
    facts.encounters.flatMap(({ key, short }) =>
      pins.filter((pin) => pin.memberId === id && pin.encounter === key).map(({ slot }) => `${slot} in ${short}`),
    )
  const seen = seenIn(await listRecentParties(db, staticId, recentPulls), all)
  const waiting = suggestFrom(seen, all).length
  const hint = waiting === 0 ? [] : [`${countText(waiting)} on nobody’s list: /roster suggest shows who that may be.`]
  const left = all.length - members.length
  const others = left === 0 ? [] : [`${left === 1 ? '1 more is' : `${left} more are`} left out, as they wished.`]
  if (all.length === 0) {
    return { text: ['Nobody is on the roster yet. /roster add puts somebody on it.', ...hint].join('\n'), blocks: [] }
  }
  return {
    title: `Roster · ${members.length === 1 ? '1 member' : `${members.length} members`}`,
    text: [...members.map((member) => lineOf(member, pinnedAs(member.id), seen)), ...others, ...hint].join('\n'),
    blocks: [],
    footer: `jobs and last seen: of the last ${recentPulls} pulls`,
  }
}

const countText = (characters: number) =>
  characters === 1 ? '1 character that keeps turning up is' : `${characters} characters that keep turning up are`

/** `**Ayla** · MT in FRU · WAR 34, PLD 2 · 2 hours ago · Ayla Fen@Odin` */
function lineOf(
  { id, name, aliases }: RosterMember,
  pinned: readonly string[],
  seen: readonly SeenCharacter[],
): string {
  const pulls = seen.filter(({ member }) => member?.id === id).flatMap((own) => own.pulls)
  const jobs = jobsOf(pulls).map((played) => `${played.job} ${played.pulls}`)
  const when = pulls.length === 0 ? `not seen lately` : lastSeenText(pulls)
  const characters = aliases.map(spellCharacter).join(', ')
  return [`**${name}**`, pinned.join(', '), jobs.join(', '), when, characters].filter((part) => part !== '').join(' · ')
}
