import { expect, test } from 'vitest'
import { tableWidth } from '../../src/bot/limits.ts'
import { ask, press } from '../../src/bot/lines/ask.ts'
import type { Message } from '../../src/message.ts'
import { messageText } from '../../src/operator/message-text.ts'
import { customIdOf } from '../../src/press.ts'
import { type Quota, unknownQuota } from '../../src/quota.ts'
import { saveQuota } from '../../src/store/fflogs/quotas.ts'
import { localChannel, localGuild, openStatic } from '../../src/store/people/statics.ts'
import { endWatch, saveTurn } from '../../src/store/reports/watch-turns.ts'
import { recordPoll, saveWatch } from '../../src/store/reports/watches.ts'
import { addNotice } from '../../src/store/telling/notices.ts'
import { listPosts, markTrouble } from '../../src/store/telling/posts.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()
const minute = 60_000
const raider = { id: '200000000000000002', name: 'raider', mayManage: false }
const client = (quota: Partial<Quota>): Quota => ({ ...unknownQuota('client'), limitPerHour: 3_600, ...quota })

const inStatic = async (name: string, server = localGuild) => {
  const { db } = house().services
  const { id } = await openStatic(db, server, { name })
  const asker = { staticId: id, channelId: localChannel(id), member: raider }
  return {
    id,
    status: () => ask('/status', asker, house().services, house().painter),
    press: (customId: string) => press(customId, asker, house().services, house().painter),
    watch: (code: string) =>
      saveWatch(db, id, { code, channelId: 'c', addedBy: 'x', addedAt: Date.now() - 300 * minute }),
  }
}
const textOf = (message: Message) => message.embeds[0]?.description ?? ''
const fieldsOf = ({ embeds }: Message) =>
  Object.fromEntries((embeds[0]?.fields ?? []).map(({ name, value }) => [name, value]))

test('before anything was asked, it says so', async () => {
  const { status } = await inStatic('nothing yet')
  const said = await status()
  expect(textOf(said)).toContain('FFLogs: not asked yet. /watch test asks it once.')
  expect(fieldsOf(said)).toEqual({ 'Reports due': '0', 'Jobs waiting': '0', 'Linked accounts': '0' })
  expect(said.embeds[0]?.footer?.text).toMatch(/^Vigil \d+\.\d+\.\d+$/)
})

test('points, reserve and reset; each report with the age of its data and its turn', async () => {
  const { db } = house().services
  const own = await inStatic('own')
  const now = Date.now()
  await saveQuota(db, client({ spent: 1_259.5, resetsAt: now + 20 * minute }))
  const live = await own.watch('LiveReport000001')
  await recordPoll(db, live.id, { polledAt: now - 20_000, changedAt: now - 190_000 })
  await saveTurn(db, live.id, now + 10_900)
  const broken = await own.watch('BrokenReport0001')
  await recordPoll(db, broken.id, { polledAt: now - 61_000, trouble: 'This report is private.', troubleLasts: true })
  const over = await own.watch('OverReport000001')
  await recordPoll(db, over.id, { polledAt: now - 3_600_000 })
  await endWatch(db, over)
  const said = await own.status()
  expect(fieldsOf(said)).toEqual({
    'Points left': '2,340',
    'Of an hour’s': '3,600',
    'Kept for commands': '360',
    'Reports due': '1',
    'Jobs waiting': '0',
    'Linked accounts': '0',
  })
  const text = textOf(said)
  expect(text).toMatch(
    /^- FFLogs: asked freely; all points are back <t:\d+:R>\.\n- BrokenReport0001: This report is private\./,
  )
  const table = /```\n([\s\S]*)\n```/.exec(text)?.[1]?.split('\n') ?? []
  expect(table.map((line) => line.split(/\s+/).slice(1))).toEqual([
    ['Asked', 'Grew', 'Next'],
    ['1:01', '–', 'now'],
    ['0:20', '3:10', '0:10'],
    ['1:00:00', '–', 'ended'],
  ])
  expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(tableWidth)
})

test.each([
  ['points', { silentUntil: Date.now() + 30 * minute }, 'the points of this hour are used up'],
  ['reserve', { spent: 3_300, resetsAt: Date.now() + 30 * minute }, 'is kept for commands'],
] as const)('asleep for its %s: until when and why, on a terminal with a clock', async (_, quota, reason) => {
  const { db } = house().services
  const own = await inStatic('asleep')
  await own.watch('LiveReport000001')
  await saveQuota(db, client(quota))
  const said = await own.status()
  expect(textOf(said)).toMatch(new RegExp(`FFLogs: .*${reason}.* It goes on by itself <t:\\d+:R>`))
  expect(textOf(said)).toMatch(/29:\d\d/)
  expect(messageText(said)).toMatch(/It goes on by itself at \d\d:\d\d\./)
})

test('asleep because the address is throttled', async () => {
  const { db } = house().services
  await saveQuota(db, client({}))
  await saveQuota(db, { ...unknownQuota('address'), silentUntil: Date.now() + minute })
  const { status } = await inStatic('throttled')
  expect(textOf(await status())).toContain('asleep, since it asks us to slow down.')
})

test('of other statics it tells nothing', async () => {
  const [one, other] = [await inStatic('one of two'), await inStatic('other of two')]
  await other.watch('SecretReport0001')
  expect(JSON.stringify(await one.status())).not.toContain('SecretReport0001')
  expect(JSON.stringify(await other.status())).toContain('SecretReport')
})

test('a notice’s button shows it, to its own server only', async () => {
  const elsewhere = { discordId: '300000000000000009', name: 'elsewhere' }
  const [one, other] = [await inStatic('one'), await inStatic('other', elsewhere)]
  const customId = customIdOf({ ask: 'status', staticId: one.id, number: 7 })
  expect((await one.press(customId)).embeds[0]?.title).toBe('Status')
  expect((await other.press(customId)).content).toContain('another static')
})

test('why posts lie undelivered is told', async () => {
  const { db } = house().services
  const { id, status } = await inStatic('undelivered')
  await addNotice(db, { staticId: id, channelId: '300000000000000001', text: 'Hear, hear.', createdAt: Date.now() })
  const [post] = await listPosts(db, id, 1)
  await markTrouble(db, post?.id ?? 0, 'Vigil may not post in #raid: give it Send Messages there.')
  expect(textOf(await status())).toContain('- Vigil may not post in #raid: give it Send Messages there.')
})
