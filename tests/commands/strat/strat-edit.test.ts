import { expect, test } from 'vitest'
import { ask } from '../../../src/bot/lines/ask.ts'
import { linkLastsMs, openStratLink, sealStratLink } from '../../../src/commands/strat/edit/strat-link.ts'
import { strat } from '../../../src/commands/strat/strat.ts'
import { localChannel, localGuild, openStatic } from '../../../src/store/people/statics.ts'
import { withHouse } from '../../bot/house.ts'

const house = withHouse()
const at = Date.UTC(2026, 10, 21, 20)

const openHere = async (name: string, mayManage = true) => {
  const services = { ...house().services, now: () => at }
  const { id } = await openStatic(services.db, localGuild, { name })
  const asker = { staticId: id, channelId: localChannel(id), member: { id: 'lead-id', name: 'Ayla', mayManage } }
  return { id, services, answer: (line: string, given = services) => ask(line, asker, given, house().painter) }
}

const addressIn = ({ components }: Awaited<ReturnType<typeof ask>>): string =>
  components
    .flatMap((row) => row.components)
    .flatMap((part) => ('url' in part && part.url !== undefined ? [part.url] : []))
    .join()

test('a lead gets a link that says whose strat it opens, in whose name and how long', async () => {
  const { id, services, answer } = await openHere('lead')
  const told = await answer('/strat edit fight:FRU')
  const ends = Math.ceil((at + linkLastsMs) / 1000)
  expect(JSON.stringify(told)).toContain('strat of FRU')
  expect(JSON.stringify(told)).toContain(`<t:${ends}:R>`)
  const [, token = ''] = /^http:\/\/localhost:8800\/strat\/([\w-]+)$/.exec(addressIn(told)) ?? []
  expect(openStratLink(services.vault, token, at)).toEqual({
    staticId: id,
    encounter: 'fru',
    author: { id: 'lead-id', name: 'Ayla' },
    endsAt: at + 2 * 60 * 60_000,
  })
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('Ayla')
  expect(strat.ephemeral).toBe(true)
})

test('the longest name Discord has still fits into an address that it takes', () => {
  const { vault } = house().services
  if (vault === undefined) throw new Error('the house has a key')
  const author = { id: '9'.repeat(20), name: '月'.repeat(32) }
  const token = sealStratLink(vault, { staticId: 2_147_483_647, encounter: 'm12s', author, endsAt: at })
  expect(`https://vigil.static.example/strat/${token}`.length).toBeLessThan(512)
})

test('whoever does not lead gets none', async () => {
  const told = await (await openHere('raider', false)).answer('/strat edit fight:FRU')
  expect(JSON.stringify(told)).toContain('The strat is changed by this static’s leads')
  expect(addressIn(told)).toBe('')
})

test('without a key it says what to set, and what works meanwhile', async () => {
  const { services, answer } = await openHere('no key')
  const told = await answer('/strat edit fight:FRU', { ...services, vault: undefined } as unknown as typeof services)
  expect(JSON.stringify(told)).toMatch(/VIGIL_SECRET_KEY.*\/strat import works/)
  expect(addressIn(told)).toBe('')
})

test('a fight has to be meant', async () => {
  expect(JSON.stringify(await (await openHere('which')).answer('/strat edit'))).toContain('Say which fight is meant')
})
