import { isSameName, parseCharacter, spellCharacter } from '../../character.ts'
import { AppError } from '../../errors.ts'
import { customIdOf, type Press } from '../../press.ts'
import { findMember } from '../../store/people/find-member.ts'
import { listRoster, type RosterMember, saveAlias, saveMember } from '../../store/people/roster.ts'
import { findStatic } from '../../store/people/statics.ts'
import { listRecentParties } from '../../store/pulls/parties.ts'
import type { Answer, AnswerButton, CommandRequest, Services } from '../command.ts'
import { edit, mayEdit } from './roster-edit.ts'
import { type Suggestion, suggestFrom } from './roster-suggestions.ts'
import { jobsOf, lastSeenText, recentPulls, seenIn } from './seen.ts'

/** Who keeps turning up and is on nobody's list, with a button for each that puts them there. */
export async function suggestMembers({ staticId }: CommandRequest, { db }: Services): Promise<Answer> {
  if ((await findStatic(db, staticId))?.storedNames === 'initials') return { text: needsNames, blocks: [] }
  const roster = await listRoster(db, staticId)
  const parties = await listRecentParties(db, staticId, recentPulls)
  const suggestions = suggestFrom(seenIn(parties, roster), roster).slice(0, mostShown).map(unlessLeftOut)
  if (suggestions.length === 0) {
    return { text: 'Whoever keeps turning up is on the roster; there is nobody to suggest.', blocks: [] }
  }
  return {
    title: 'Who may belong on the roster',
    text: suggestions.map((suggestion) => `- ${textOf(suggestion, parties.length)}`).join('\n'),
    blocks: [],
    buttons: suggestions.flatMap((suggestion) => buttonsOf(suggestion, staticId, roster)),
    footer: 'A button puts them on the roster; /roster undo takes it back.',
  }
}

const needsNames =
  'Characters are stored by their initials here, and those do not tell who is who: suggestions need names. /settings names kept:names stores them from then on.'

/** With two buttons each, four rows of them. */
const mostShown = 10

/** Who may be somebody that is left out is told as nobody’s. */
const unlessLeftOut = ({ seen, maybe }: Suggestion): Suggestion =>
  maybe === undefined || maybe.member.optedOutBy !== undefined ? { seen } : { seen, maybe }

function textOf({ seen: { character, pulls }, maybe }: Suggestion, of: number): string {
  const jobs = jobsOf(pulls).map(({ job }) => job)
  const often = `in ${pulls.length} of the last ${of} pulls${jobs.length === 0 ? '' : ` as ${jobs.join(', ')}`}`
  const line = `**${spellCharacter(character)}** ${often}, last ${lastSeenText(pulls)}.`
  if (maybe === undefined) return line
  const { name } = maybe.member
  if (maybe.because === 'name') return `${line} Maybe ${name}, who has no character yet.`
  return `${line} Maybe ${name}: the same nights, and never in one pull.`
}

function buttonsOf({ seen, maybe }: Suggestion, staticId: number, roster: readonly RosterMember[]): AnswerButton[] {
  const { character } = seen
  const spelled = spellCharacter(character)
  const button = (label: string, memberId: number): AnswerButton[] => {
    const customId = customIdOf({ ask: 'roster', staticId, number: memberId, text: spelled })
    return customId.length > mostRemembered ? [] : [{ label, action: { customId } }]
  }
  const asNew = button(`Add ${spelled} as ${newNameOf(character.name, roster)}`, 0)
  return maybe === undefined ? asNew : [...button(`${spelled} is ${maybe.member.name}`, maybe.member.id), ...asNew]
}

/** What a button can remember, in characters; no name that the game allows comes near. */
const mostRemembered = 100

/** What somebody is called who is added by a button: their first name, or the whole one where that is taken. */
function newNameOf(character: string, roster: readonly RosterMember[]): string {
  const [first = character] = character.split(' ')
  return roster.some(({ name }) => isSameName(name, first)) ? character : first
}

/** What a suggestion's button does: the character becomes the member's, or, for member 0, somebody new. */
export async function acceptSuggestion(
  { staticId, number: memberId, text = '' }: Press,
  { member: by }: Pick<CommandRequest, 'member'>,
  services: Pick<Services, 'db' | 'jobs' | 'now'>,
): Promise<Answer> {
  mayEdit(by)
  const character = parseCharacter(text)
  const told = await edit({ staticId, member: by }, services, async (tx, roster) => {
    const owner = findMember(roster, character.name, character.world)
    if (owner !== undefined) {
      throw new AppError('bad-input', `${text} is ${owner.name} already. /roster alias gives a character to another.`)
    }
    const member = roster.find(({ id }) => id === memberId)
    if (memberId !== 0 && member === undefined) {
      throw new AppError('not-found', 'That member is no longer on the roster. /roster suggest shows who is.')
    }
    const name = member?.name ?? newNameOf(character.name, roster)
    await saveAlias(tx, staticId, character, member?.id ?? (await saveMember(tx, staticId, name)))
    return member === undefined ? `${name} was added as ${text}.` : `${text} became ${name}.`
  })
  return { text: `${told} /roster undo takes it back.`, blocks: [] }
}
