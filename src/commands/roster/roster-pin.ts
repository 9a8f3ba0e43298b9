import { isSameName, parseCharacter, spellCharacter } from '../../character.ts'
import { AppError } from '../../errors.ts'
import type { Db } from '../../store/db.ts'
import { findMember } from '../../store/people/find-member.ts'
import { listPins, removePin, savePin } from '../../store/people/role-pins.ts'
import { listRoster, type RosterMember, saveAlias, saveMember } from '../../store/people/roster.ts'
import { listRecentParties } from '../../store/pulls/parties.ts'
import { type Slot, slots } from '../../strat/strat.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import { chooseEncounter } from '../strat/choose-encounter.ts'
import { listed } from './names.ts'
import { edit, notThere, wordsOf } from './roster-edit.ts'
import { recentPulls, seenIn } from './seen.ts'

/** Says which place a member plays in a fight. A character that turned up lately and is on nobody's list becomes a member. */
export async function pinMember(request: CommandRequest, services: Services): Promise<Answer> {
  const { staticId, options } = request
  const who = wordsOf(request, 'member')
  const slot = slots.find((known) => known === options.getString('slot'))
  if (slot === undefined) throw new AppError('bad-input', `The slot is one of: ${slots.join(', ')}.`)
  const { key, short } = await chooseEncounter(services, staticId, options.getString('fight'))
  const told = await edit(request, services, async (tx, roster) => {
    const member = memberMeant(roster, who) ?? (await addSeen(tx, staticId, roster, who))
    await savePin(tx, staticId, { encounter: key, memberId: member.id, slot })
    return `${member.name} is ${slot} in ${short}.`
  })
  const others = await othersOn(services.db, request, key, slot, who)
  return {
    text: `${told} Pulls of ${short} are judged by it, past ones too; /roster undo takes it back.${others}`,
    blocks: [],
  }
}

/** Takes a pin away: the place is guessed from the pulls again. */
export async function unpinMember(request: CommandRequest, services: Services): Promise<Answer> {
  const { staticId, options } = request
  const who = wordsOf(request, 'member')
  const { key, short } = await chooseEncounter(services, staticId, options.getString('fight'))
  const told = await edit(request, services, async (tx, roster) => {
    const member = memberMeant(roster, who)
    if (member === undefined) throw notThere(roster, who)
    if (!(await removePin(tx, staticId, key, member.id)))
      throw new AppError('not-found', `${member.name} is not pinned in ${short}. /roster list shows who is.`)
    return `${member.name} is no longer pinned in ${short}.`
  })
  return { text: `${told} /roster undo takes it back.`, blocks: [] }
}

function memberMeant(roster: readonly RosterMember[], who: string): RosterMember | undefined {
  const { name, world } = parseCharacter(who)
  return roster.find((member) => isSameName(member.name, who)) ?? findMember(roster, name, world)
}

async function addSeen(tx: Db, staticId: number, roster: readonly RosterMember[], who: string) {
  const wanted = parseCharacter(who)
  const seen = seenIn(await listRecentParties(tx, staticId, recentPulls), roster).filter(
    ({ character, member }) =>
      member === undefined &&
      isSameName(character.name, wanted.name) &&
      (wanted.world === undefined || isSameName(character.world ?? '', wanted.world)),
  )
  const [only, ...others] = seen
  if (only === undefined) throw notThere(roster, who)
  if (others.length > 0) {
    const alike = seen.map(({ character }) => spellCharacter(character)).join(', ')
    throw new AppError('bad-input', `${who} may be ${alike}. Say the homeworld too.`)
  }
  const id = await saveMember(tx, staticId, only.character.name)
  await saveAlias(tx, staticId, only.character, id)
  return { id, name: only.character.name }
}

/** Who else is pinned there: a substitute may be, but in one pull only one of them can be right. */
async function othersOn(db: Db, { staticId }: CommandRequest, key: string, slot: Slot, who: string): Promise<string> {
  const roster = await listRoster(db, staticId)
  const ids = (await listPins(db, staticId, key)).filter((pin) => pin.slot === slot).map(({ memberId }) => memberId)
  const own = memberMeant(roster, who)
  const names = listed(roster)
    .filter(({ id }) => ids.includes(id) && id !== own?.id)
    .map(({ name }) => name)
  if (names.length === 0) return ''
  return ` ${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} pinned there too: in a pull with both, neither counts.`
}
