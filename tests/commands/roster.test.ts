import { expect, test } from 'vitest'
import { ask } from '../../src/bot/ask.ts'
import { findMember } from '../../src/commands/names.ts'
import { listRoster } from '../../src/store/roster.ts'
import { localChannel, localGuild, openStatic, saveSettings } from '../../src/store/statics.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()

const openHere = async (name: string) => {
  const { id } = await openStatic(house().services.db, localGuild, { name })
  const asker = { staticId: id, channelId: localChannel(id), member: { id: '1', name: 'lead', mayManage: true } }
  const say = async (line: string) => (await ask(line, asker, house().services, house().painter)).content
  return { id, say, roster: () => listRoster(house().services.db, id) }
}

test('a character is kept as it was typed', async () => {
  const { say, roster } = await openHere('names')
  await say('/roster add name:Ayla')
  expect(await say('/roster alias character:"Ayla Fen" member:Ayla')).toBe('Ayla Fen is Ayla from now on.')
  expect(await roster()).toMatchObject([{ name: 'Ayla', aliases: ['Ayla Fen'] }])
})

test('where names are not stored, the roster keeps the initials of a character, and they find the member', async () => {
  const { id, say, roster } = await openHere('initials')
  await saveSettings(house().services.db, id, { names: 'initials' })
  await say('/roster add name:Ayla')
  expect(await say('/roster alias character:"Ayla Fen" member:Ayla')).toBe(
    'A. F. is Ayla from now on. Names are stored as initials here, so whoever has these is meant.',
  )
  expect(await say('/roster alias character:"B. O. WAR" member:Ayla')).toBe('B. O. WAR is Ayla from now on.')
  expect(await roster()).toMatchObject([{ name: 'Ayla', aliases: ['A. F.', 'B. O. WAR'] }])
  expect(findMember(await roster(), 'A. F.')?.name).toBe('Ayla')
})

test('characters named before names were hidden are found by their initials, unless two have the same', () => {
  const member = (name: string, ...aliases: string[]) => ({ id: name.length, name, discordUserId: null, aliases })
  const ayla = member('Ayla', 'Ayla Fen')
  expect(findMember([ayla, member('Bram', 'Bram Oduya')], 'A. F.')).toBe(ayla)
  expect(findMember([ayla, member('Aron', 'Aron Fay')], 'A. F.')).toBeUndefined()
  expect(findMember([ayla], 'A. F. SCH')).toBeUndefined()
})
