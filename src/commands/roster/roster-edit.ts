import { type Character, isSameCharacter, isSameName, parseCharacter, spellCharacter } from '../../character.ts'
import { AppError } from '../../errors.ts'
import { initialsOf } from '../../initials.ts'
import { saveOptOut } from '../../store/people/opt-outs.ts'
import { movePins } from '../../store/people/role-pins.ts'
import {
  listRoster,
  type RosterMember,
  removeAlias,
  removeMember,
  saveAlias,
  saveMember,
} from '../../store/people/roster.ts'
import { changeRoster, undoRosterChange } from '../../store/people/roster-changes.ts'
import { findStatic } from '../../store/people/statics.ts'
import type { Answer, CommandRequest, Member, Services } from '../command.ts'
import { requireLead } from '../permissions.ts'
import { retellNights } from '../retell.ts'
import { leavingOut, tellNightsAnew } from './left-out.ts'
import { listed } from './names.ts'

/** Refuses those who may not edit a roster. */
export const mayEdit = (member: Member): void => requireLead(member, 'The roster is edited')

type Edit = (request: CommandRequest, services: Services) => Promise<Answer>

/** Puts somebody on the roster, with their Discord account and a character if those are said. */
export const addMember: Edit = async (request, services) => {
  const name = wordsOf(request, 'name')
  const user = request.options.getString('user')?.replace(/^<@!?(\d+)>$/, '$1')
  if (user !== undefined && !/^\d{15,20}$/.test(user)) {
    throw new AppError('bad-input', 'The user must be a Discord account: pick one from the list.')
  }
  const character = request.options.getString('character') === null ? undefined : await characterOf(request, services)
  const told = await edit(request, services, async (tx, roster) => {
    const known = roster.find((member) => isSameName(member.name, name))
    const id = await saveMember(tx, request.staticId, name, user)
    if (character !== undefined) await saveAlias(tx, request.staticId, character.kept, id)
    const as = character === undefined ? '' : ` as ${spellCharacter(character.kept)}`
    return known === undefined ? `${name} was added${as}.` : `${known.name} was changed${as}.`
  })
  const more = character === undefined ? ' /roster alias says which characters are theirs.' : character.why
  return { text: `${told}${more}`, blocks: [] }
}

/** Says which character is whose. */
export const addAlias: Edit = async (request, services) => {
  const { kept, why } = await characterOf(request, services)
  const told = await edit(request, services, async (tx, roster) => {
    const member = memberCalled(roster, wordsOf(request, 'member'))
    const owner = roster.find(({ aliases }) => aliases.some((alias) => isSameCharacter(alias, kept)))
    if (owner !== undefined && owner.id !== member.id) staysOut(owner)
    await saveAlias(tx, request.staticId, kept, member.id)
    return `${spellCharacter(kept)} is ${member.name} from now on.`
  })
  return { text: `${told}${why}`, blocks: [] }
}

/** Two members turn out to be one: the first one's characters, and their name, become the other's. */
export const mergeMembers: Edit = async (request, services) => {
  const told = await edit(request, services, async (tx, roster) => {
    const [from, into] = [
      memberCalled(roster, wordsOf(request, 'from')),
      memberCalled(roster, wordsOf(request, 'into')),
    ]
    if (from.id === into.id) throw new AppError('bad-input', `${from.name} is one member already. Name two.`)
    await movePins(tx, request.staticId, from.id, into.id)
    if (from.optedOutBy !== undefined && into.optedOutBy === undefined) {
      await saveOptOut(tx, request.staticId, into.id, { by: from.optedOutBy, at: services.now() })
    }
    await removeMember(tx, request.staticId, from.id)
    for (const alias of [{ name: from.name }, ...from.aliases]) await saveAlias(tx, request.staticId, alias, into.id)
    if (from.discordUserId !== null && into.discordUserId === null) {
      await saveMember(tx, request.staticId, into.name, from.discordUserId)
    }
    return `${from.name} is ${into.name} from now on, with all characters.`
  })
  return { text: `${told} /roster undo takes it back.`, blocks: [] }
}

/** Takes a member off the roster, or a character off its member. */
export const remove: Edit = async (request, services) => {
  const who = wordsOf(request, 'who')
  const told = await edit(request, services, async (tx, roster) => {
    const member = roster.find(({ name }) => isSameName(name, who))
    if (member !== undefined) {
      staysOut(member)
      await removeMember(tx, request.staticId, member.id)
      return `${member.name} is off the roster.`
    }
    const character = parseCharacter(who)
    const owner = roster.find(({ aliases }) => aliases.some((alias) => isSameCharacter(alias, character)))
    if (owner === undefined) throw notThere(roster, who)
    staysOut(owner)
    await removeAlias(tx, request.staticId, character)
    return `${who} is no longer ${owner.name}.`
  })
  return { text: `${told} /roster undo takes it back.`, blocks: [] }
}

/** Without their characters, nobody would know any more whom to leave out. */
function staysOut({ name, optedOutBy }: RosterMember): void {
  if (optedOutBy === undefined) return
  throw new AppError(
    'bad-input',
    `${name} is left out, and stays so by the characters the roster knows: nothing is taken from it. /roster merge makes two members one; /roster optout says who may be named again.`,
  )
}

/** Takes back what was done to the roster last. */
export const undo: Edit = async ({ staticId }, { db, jobs, now }) => {
  const { told: change, nights } = await db.transaction((tx) =>
    leavingOut(tx, staticId, () => undoRosterChange(tx, staticId)),
  )
  await tellNightsAnew(jobs, nights)
  await retellNights({ db, jobs, now }, staticId)
  if (change === undefined) {
    throw new AppError('not-found', 'Nothing was done to the roster that could be taken back. /roster list shows it.')
  }
  const when = `<t:${Math.round(change.changedAt / 1000)}:R>`
  const what = namesAny(change.told, await listRoster(db, staticId))
    ? 'what it was names somebody who is left out.'
    : change.told
  return { text: `Taken back, as ${change.changedBy} did it ${when}: ${what}`, blocks: [] }
}

/** Whether a sentence about the roster has the name of somebody who is left out. */
const namesAny = (told: string, roster: readonly RosterMember[]): boolean =>
  roster.some(
    ({ optedOutBy, name, aliases }) =>
      optedOutBy !== undefined && [name, ...aliases.map((alias) => alias.name)].some((known) => told.includes(known)),
  )

/** Changes the roster; pulls that show or leave out others because of it are told anew. */
export async function edit(
  { staticId, member }: Pick<CommandRequest, 'staticId' | 'member'>,
  { db, jobs, now }: Pick<Services, 'db' | 'jobs' | 'now'>,
  change: Parameters<typeof changeRoster>[3],
): Promise<string> {
  let nights: readonly number[] = []
  const by = { changedBy: member.name, changedAt: now() }
  const told = await changeRoster(db, staticId, by, async (tx, roster) => {
    const left = await leavingOut(tx, staticId, () => change(tx, roster))
    nights = left.nights
    return left.told
  })
  await tellNightsAnew(jobs, nights)
  await retellNights({ db, jobs, now }, staticId)
  return told
}

/** A character as the roster keeps it: where names are stored as initials, by those. */
async function characterOf(
  { options, staticId }: CommandRequest,
  { db }: Services,
): Promise<{ readonly kept: Character; readonly why: string }> {
  const typed = parseCharacter(options.getString('character') ?? '')
  if (typed.name === '') throw new AppError('bad-input', 'The character is empty. Type a name, such as Ayla Fen@Odin.')
  if ((await findStatic(db, staticId))?.storedNames !== 'initials') return { kept: typed, why: '' }
  const kept = { name: initialsOf(typed.name) }
  const why = ' Names are stored as initials here, so whoever has these is meant.'
  return { kept, why: kept.name === typed.name ? '' : why }
}

function memberCalled(roster: readonly RosterMember[], wanted: string): RosterMember {
  const found = roster.find(({ name }) => isSameName(name, wanted))
  if (found === undefined) throw notThere(roster, wanted)
  return found
}

export function notThere(roster: readonly RosterMember[], wanted: string): AppError {
  const known = listed(roster)
    .map(({ name }) => name)
    .join(', ')
  const there = known === '' ? 'Nobody is on it yet' : `There are ${known}`
  return new AppError('not-found', `${wanted} is not on the roster. ${there}; /roster add puts somebody on it.`)
}

export function wordsOf({ options }: CommandRequest, option: string): string {
  const words = options.getString(option)?.trim().replace(/\s+/g, ' ') ?? ''
  if (words !== '') return words
  throw new AppError('bad-input', `The ${option} is empty. Type a name.`)
}
