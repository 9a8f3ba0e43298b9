import { isSameName, parseCharacter, spellCharacter } from '../../character.ts'
import { AppError } from '../../errors.ts'
import { customIdOf, type Press } from '../../press.ts'
import { findMember } from '../../store/people/find-member.ts'
import { listRoster, saveAlias, saveMember } from '../../store/people/roster.ts'
import { listRecentParties } from '../../store/pulls/parties.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import { mayLead } from '../permissions.ts'
import { edit, mayEdit, wordsOf } from './roster-edit.ts'
import { recentPulls, seenIn } from './seen.ts'

/**
 * Somebody says which character is theirs; a lead's button makes it so, since it opens what is told of them. Who leads
 * needs no button for their own.
 */
export async function claim(request: CommandRequest, services: Services): Promise<Answer> {
  const { db } = services
  const { staticId, member: by } = request
  const typed = wordsOf(request, 'character')
  const { name, world } = parseCharacter(typed)
  const roster = await listRoster(db, staticId)
  const known = roster.find((member) => isSameName(member.name, typed)) ?? findMember(roster, name, world)
  if (known?.discordUserId === by.id) return { text: 'That is you already: /fault tells you your own.', blocks: [] }
  if (known !== undefined && known.discordUserId !== null) {
    throw new AppError('bad-input', `${typed} is somebody else’s here. A lead can change that with /roster add.`)
  }
  const seen = seenIn(await listRecentParties(db, staticId, recentPulls), roster)
  const isSeen = seen.some(({ character }) => isSameName(character.name, name))
  if (known === undefined && !isSeen) {
    throw new AppError('not-found', `Nobody called ${typed} was seen lately. Type your character as the logs spell it.`)
  }
  if (mayLead(by)) return await makeTheirs({ user: by.id, typed }, request, services)
  const customId = customIdOf({ ask: 'claim', staticId, number: 0, text: `${by.id}=${typed}` })
  if (customId.length > mostRemembered) throw new AppError('bad-input', 'That name is too long to be a character’s.')
  const shown = known === undefined || known.optedOutBy !== undefined ? typed : known.name
  return {
    text: `<@${by.id}> says that they are ${shown}. A lead confirms it with the button; until then nothing changes.`,
    blocks: [],
    buttons: [{ label: 'Confirm', action: { customId } }],
  }
}

/** What the button does, for leads: the account becomes the member's, who is added if nobody knows them. */
export async function confirmClaim(
  { staticId, text = '' }: Press,
  asker: Omit<CommandRequest, 'options'>,
  services: Services,
): Promise<Answer> {
  mayEdit(asker.member)
  const [, user = '', typed = ''] = /^(\d{1,20})=(.+)$/u.exec(text) ?? []
  if (typed === '') throw new AppError('not-found', 'That button is from an older Vigil. /roster claim asks again.')
  return await makeTheirs({ user, typed }, { ...asker, staticId }, services)
}

async function makeTheirs(
  { user, typed }: { readonly user: string; readonly typed: string },
  { staticId, member }: Pick<CommandRequest, 'staticId' | 'member'>,
  services: Services,
): Promise<Answer> {
  const character = parseCharacter(typed)
  const told = await edit({ staticId, member }, services, async (tx, roster) => {
    if (roster.some(({ discordUserId }) => discordUserId === user)) {
      throw new AppError('bad-input', `<@${user}> is on the roster already. /roster list shows who is.`)
    }
    const known =
      roster.find(({ name }) => isSameName(name, typed)) ?? findMember(roster, character.name, character.world)
    if (known !== undefined && known.discordUserId !== null) {
      throw new AppError('bad-input', `${known.name} is somebody else’s by now. /roster list shows who is.`)
    }
    const id = await saveMember(tx, staticId, known?.name ?? character.name, user)
    if (known === undefined) await saveAlias(tx, staticId, character, id)
    return `<@${user}> is ${known?.name ?? spellCharacter(character)}.`
  })
  return { text: `${told} /fault tells them their own; /roster undo takes it back.`, blocks: [] }
}

/** What a button can remember, in characters. */
const mostRemembered = 100
