import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { analystHere } from '../../src/analysis/analyst.ts'
import { announceNight } from '../../src/bot/announce.ts'
import { openDiscord } from '../../src/bot/client.ts'
import { listPosts, listUnsentPosts } from '../../src/store/posts.ts'
import { type DiscordStandIn, startDiscord } from '../discord/stand-in.ts'
import { facts, type Told } from './fru-pulls.ts'
import { withHouse } from './house.ts'

const house = withHouse()
const code = 'AbCdEfGh12345678'
const logger = pino({ level: 'silent' })
let discord: DiscordStandIn
let staticId: number

beforeEach(async () => {
  discord = await startDiscord()
  staticId = await house().watching(discord.guildId, code, raid())
})
afterEach(async () => {
  expect(discord.complaints).toEqual([])
  await discord.close()
})

const raid = () => discord.channels.raid ?? ''

const announce = async (pulls: readonly Told[]) => {
  const nightId = await house().tell(staticId, code, pulls)
  const { db, now } = house().services
  await announceNight({ db, analyst: analystHere(facts), painter: house().painter, now }, nightId)
}

/** One life of the bot: it connects, delivers what it can, and is gone. */
const live = async () => {
  const bot = await openDiscord({ token: discord.token, apiUrl: discord.url }, { ...house(), logger })
  await bot.deliver().catch(() => {}) // what Discord failed with is tried again in the next life
  await bot.close()
}

const shown = () => discord.messages().map(({ embeds }) => embeds[0]?.title)
const whole = ['FRU · 2026-07-01', 'Pull 1 · FRU · P1 40.0 %', 'Pull 2 · FRU · P2 40.0 %']
const pulls = [{ nth: 1 }, { nth: 2, phase: 2 }]

const postOf = async (kind: 'night' | 'pull') =>
  (await listPosts(house().services.db, staticId, 10)).find((post) => post.kind === kind)

test.each([
  ['the night’s message', 'POST', /^\/channels\/\d+\/messages$/],
  ['the thread', 'POST', /\/threads$/],
  ['a look at the channel', 'GET', /\/messages$/],
] as const)('killed before it was noted that Discord had %s, nothing is said twice', async (_what, method, path) => {
  await announce(pulls)
  discord.dropAnswer(method, path)
  await live()
  discord.forgetNonces()
  await live()
  await live()
  expect(shown()).toEqual(whole)
})

test('killed after each single message, nothing is said twice', async () => {
  await announce(pulls)
  for (let life = 0; life < 4; life++) {
    discord.dropAnswer('POST', /^\/channels\/\d+\/messages$/)
    await live()
    discord.forgetNonces()
  }
  await live()
  expect(shown()).toEqual(whole)
  expect(await listUnsentPosts(house().services.db)).toEqual([])
})

test('two lives that overlap say everything once', async () => {
  await announce(pulls)
  await Promise.all([live(), live()])
  await live()
  expect(shown()).toEqual(whole)
})

test('another pull edits the night and posts one message', async () => {
  await announce([{ nth: 1 }])
  await live()
  const [night] = discord.messages(raid())
  await announce([{ nth: 2, phase: 2 }])
  await live()
  expect(shown()).toEqual(whole)
  expect(night?.edits).toBe(1)
  expect(night?.embeds[0]?.description).toContain('Best: **P2 40.0 %** (pull 2)')
})

test('a limit that Discord sets is waited for', async () => {
  await announce(pulls)
  discord.rateLimit('POST', /^\/channels\/\d+\/messages$/)
  await live()
  expect(shown()).toEqual(whole)
})

test('a missing permission is a sentence that says which and where, and is made good later', async () => {
  await announce(pulls)
  discord.forbid(raid(), true)
  await live()
  expect(shown()).toEqual([])
  expect((await postOf('night'))?.trouble).toBe('Vigil may not post in #raid: give it Send Messages there.')
  expect((await postOf('pull'))?.trouble).toBe('Vigil may not post in #raid: give it Send Messages there.')
  discord.forbid(raid(), false)
  await live()
  expect(shown()).toEqual(whole)
  expect((await postOf('night'))?.trouble).toBeNull()
})

test('a channel that is gone is a sentence', async () => {
  await announce(pulls)
  discord.deleteChannel(raid())
  await live()
  expect((await postOf('night'))?.trouble).toContain('is gone')
})
