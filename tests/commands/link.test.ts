import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, askOrThrow } from '../../src/bot/lines/ask.ts'
import { messageText } from '../../src/operator/message-text.ts'
import { findTicket } from '../../src/store/fflogs/tickets.ts'
import { localChannel, openStatic } from '../../src/store/people/statics.ts'
import { withHouse } from '../bot/house.ts'
import { linkMember } from '../fflogs/members.ts'
import { openStandIn, type StandIn } from '../fflogs/stand-in.ts'

const house = withHouse()
let standIn: StandIn
beforeAll(async () => {
  standIn = await openStandIn()
})
afterAll(() => standIn.close())

const openHere = async (guild: string, name: string) => {
  const { id } = await openStatic(house().services.db, { discordId: guild, name: guild })
  return { staticId: id, channelId: localChannel(id), member: { id: name, name, mayManage: false } }
}
type Asker = Awaited<ReturnType<typeof openHere>>
const text = async (line: string, asker: Asker) =>
  messageText(await ask(line, asker, house().services, house().painter))
const link = ({ staticId, member }: Asker) => {
  standIn.addUser(member.name)
  return linkMember({ db: house().services.db, standIn, now: Date.now }, staticId, member.name)
}

test('whoever asks gets an address of their own, said also in a terminal', async () => {
  const asker = await openHere('here', 'Ayla')
  const told = await text('/link add', asker)
  const [, key = ''] = /http:\/\/localhost:8800\/auth\/fflogs\/([\w-]+)/.exec(told) ?? []
  expect(await findTicket(house().services.db, key)).toMatchObject({
    discordUserId: 'Ayla',
    guild: 'here',
    usedAt: null,
  })
  expect(told).toContain('for ten minutes')
  expect(await text('/link add', asker)).not.toContain(key)
})

test('what must be set first is said to whoever asks', async () => {
  const { services, painter } = house()
  const linking = { ...services.linking, missing: 'Set VIGIL_SECRET_KEY.' }
  const asking = askOrThrow('/link add', await openHere('here', 'Bram'), { ...services, linking }, painter)
  await expect(asking).rejects.toMatchObject({ code: 'bad-configuration', message: 'Set VIGIL_SECRET_KEY.' })
})

test('it is shown how it stands, here and in no other server', async () => {
  const [here, elsewhere] = [await openHere('here', 'Cira'), await openHere('elsewhere', 'Cira')]
  expect(await text('/link show', here)).toContain('is not linked here')
  await link(here)
  expect(await text('/link show', here)).toContain('Your FFLogs account (Cira) is linked here')
  expect(await text('/link show', elsewhere)).toContain('is not linked here')
  expect(await text('/link show', { ...here, member: { ...here.member, id: 'Dorn' } })).toContain('is not linked here')
})

test('removed, it is gone, and where else it stands is said', async () => {
  const asker = await openHere('here', 'Edda')
  await link(asker)
  expect(await text('/link remove', asker)).toContain('https://www.fflogs.com/profile')
  expect(await text('/link show', asker)).toContain('is not linked here')
  expect(await text('/link remove', asker)).toContain('is not linked here')
})
