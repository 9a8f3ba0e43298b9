import { expect, test } from 'vitest'
import { ask, askOrThrow } from '../../src/bot/ask.ts'
import { findStatic, localChannel, localGuild, openStatic } from '../../src/store/statics.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()

const openHere = async (name: string, guild = localGuild, mayManage = true) => {
  const { id } = await openStatic(house().services.db, guild, { name })
  return { staticId: id, channelId: localChannel(id), member: { id: '1', name: 'lead', mayManage } }
}

const text = async (line: string, asker: Awaited<ReturnType<typeof openHere>>) =>
  (await ask(line, asker, house().services, house().painter)).embeds[0]?.description

test('it shows how things are', async () => {
  const asker = await openHere('as it is')
  expect(await text('/settings show', asker)).toBe(
    '**names: names**: characters are stored by their names.\n' +
      '**blame: roles**: posts call whoever made a mistake by their role: “a ranged”.',
  )
})

test('names are for the static, blame is for its server', async () => {
  const guild = { discordId: '300000000000000001', name: 'a server' }
  const asker = await openHere('first', guild)
  const other = await openHere('second', guild)
  expect(await text('/settings names initials', asker)).toContain('Pulls that are stored already keep the names')
  expect(await text('/settings blame off', asker)).toContain('/fault tells people their own')
  const { db } = house().services
  expect(await findStatic(db, asker.staticId)).toMatchObject({ storedNames: 'initials', blame: 'off' })
  expect(await findStatic(db, other.staticId)).toMatchObject({ storedNames: 'names', blame: 'off' })
  expect(await text('/settings blame names', asker)).toContain('**blame: names**')
  expect(await text('/settings names names', asker)).toContain('**names: names**')
})

test('nobody else may change it, and nothing else can be chosen', async () => {
  const member = await openHere('members', localGuild, false)
  const lead = await openHere('members')
  const { services, painter } = house()
  await expect(askOrThrow('/settings names initials', member, services, painter)).rejects.toThrow('Manage Server')
  await expect(askOrThrow('/settings names secret', lead, services, painter)).rejects.toThrow('names')
  expect((await findStatic(services.db, lead.staticId))?.storedNames).toBe('names')
})
