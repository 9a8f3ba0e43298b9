import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { analystHere } from '../../../src/analysis/analyst.ts'
import { openDiscord } from '../../../src/bot/client.ts'
import { announceNight } from '../../../src/bot/telling/announce.ts'
import { addNotice } from '../../../src/store/telling/notices.ts'
import {
  listPosts,
  listPostTroubles,
  listUnsentPosts,
  loadMessage,
  savePost,
  withdrawPosts,
} from '../../../src/store/telling/posts.ts'
import { type DiscordStandIn, startDiscord } from '../../discord/stand-in.ts'
import { facts, type Told } from '../fru-pulls.ts'
import { withHouse } from '../house.ts'

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

const connect = (now = Date.now) => {
  const { services, painter } = house()
  const deps = { services: { ...services, now }, painter, logger }
  return openDiscord({ token: discord.token, apiUrl: discord.url }, deps)
}

/** One life of the bot: it connects, delivers what it can, and is gone. */
const live = async (now = Date.now) => {
  const bot = await connect(now)
  await bot.deliver().catch(() => {}) // what Discord failed with is tried again in the next life
  await bot.close()
}

const shown = () => discord.messages().map(({ embeds }) => embeds[0]?.title)
const whole = ['FRU · 2026-07-01', 'Pull 1 · FRU · P1 40.0 %', 'Pull 2 · FRU · P2 40.0 %']
const pulls = [{ nth: 1 }, { nth: 2, phase: 2 }]

/** Every post of this static says something else than before, as after a ruling. */
const reword = async (kind: 'night' | 'pull') => {
  const { db } = house().services
  for (const post of (await listPosts(db, staticId, 100)).filter((one) => one.kind === kind)) {
    const message = await loadMessage(db, post)
    const [embed] = message.embeds
    await savePost(db, { ...post, message: { ...message, embeds: [{ ...embed, description: 'Said anew.' }] } })
  }
}

const saidAnew = () => discord.messages().filter(({ embeds }) => embeds[0]?.description === 'Said anew.')
const say = (text: string, channelId = raid()) =>
  addNotice(house().services.db, { staticId, channelId, text, createdAt: Date.now() })
const thread = () => discord.threads()[0]?.id ?? ''
const hourMs = 60 * 60_000

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

test('a night’s message that somebody deleted is not posted again; its thread goes on', async () => {
  await announce([{ nth: 1 }])
  await live()
  const [night] = discord.messages(raid())
  if (night) discord.deleteMessage(night)
  await announce([{ nth: 2, phase: 2 }])
  await live()
  await live()
  expect(shown()).toEqual(['Pull 1 · FRU · P1 40.0 %', 'Pull 2 · FRU · P2 40.0 %'])
  expect((await postOf('night'))?.trouble).toBe('This post was deleted in Discord; it is not posted again.')
})

test('a night’s message that was deleted before it had a thread takes its pulls with it', async () => {
  await announce([{ nth: 1 }])
  discord.fail('POST', /\/threads$/, { kind: 'status', status: 503 }, 4)
  await live()
  const [night] = discord.messages(raid())
  if (night) discord.deleteMessage(night)
  await live()
  await live()
  expect(discord.messages()).toEqual([])
  expect((await postOf('pull'))?.trouble).toContain('/session and /pull show them')
})

test('a pull’s post that somebody deleted stays away, whatever else is to be said of it', async () => {
  await announce(pulls)
  await live()
  const [first] = discord.messages(thread())
  if (first) discord.deleteMessage(first)
  await reword('pull')
  await live()
  await live()
  expect(shown()).toEqual(['FRU · 2026-07-01', 'Pull 2 · FRU · P2 40.0 %'])
  expect(saidAnew()).toHaveLength(1)
})

test('a deleted thread is not told again; the next pull starts another, once', async () => {
  await announce([{ nth: 1 }])
  await live()
  discord.deleteChannel(thread())
  await reword('pull')
  await announce([{ nth: 2, phase: 2 }])
  await live()
  await announce([{ nth: 3, phase: 3 }])
  await live()
  expect(discord.threads()).toMatchObject([{ name: 'FRU · 2026-07-01', parentId: raid() }])
  expect(discord.messages(thread()).map(({ embeds }) => embeds[0]?.title)).toEqual([
    'Pull 2 · FRU · P2 40.0 %',
    'Pull 3 · FRU · P3 40.0 %',
  ])
})

test('killed before it was noted that there is another thread, no third one is started', async () => {
  await announce([{ nth: 1 }])
  await live()
  discord.deleteChannel(thread())
  await announce([{ nth: 2, phase: 2 }])
  discord.fail('POST', new RegExp(`^/channels/${raid()}/threads$`), { kind: 'drop' })
  await live()
  await live()
  expect(discord.threads()).toHaveLength(1)
  expect(discord.messages(thread())).toHaveLength(1)
})

test('a pull takes its thread out of the archive; an edit puts it back', async () => {
  await announce([{ nth: 1 }])
  await live()
  discord.archive(thread())
  await reword('pull')
  await live()
  expect(saidAnew()).toHaveLength(1)
  expect(discord.threads()).toMatchObject([{ archived: true }])
  await announce([{ nth: 2, phase: 2 }])
  await live()
  expect(discord.threads()).toMatchObject([{ archived: false }])
  expect(discord.messages(thread())).toHaveLength(2)
})

test('a locked thread is named where it can be read, and filled when it is unlocked', async () => {
  await announce([{ nth: 1 }])
  await live()
  discord.archive(thread(), { locked: true })
  await announce([{ nth: 2, phase: 2 }])
  await live()
  await live()
  const sentence = 'The night’s thread in #raid is locked: unlock it, or give Vigil Manage Threads there.'
  expect(discord.messages(raid()).map(({ content }) => content)).toEqual(['', sentence])
  expect((await postOf('pull'))?.trouble).toBe(sentence)
  discord.unlock(thread())
  await live()
  expect(discord.messages(thread())).toHaveLength(2)
})

test('a channel that was closed to Vigil is named in another that it may write to, once', async () => {
  await say('Somebody watches a report here.', discord.channels.other)
  await announce([{ nth: 1 }])
  await live()
  discord.deny(raid(), ['View Channel'])
  await announce([{ nth: 2, phase: 2 }])
  const asked = discord.requests.length
  await live()
  await live()
  expect(discord.messages(discord.channels.other).map(({ content }) => content)).toEqual([
    'Somebody watches a report here.',
    'Vigil may not post in #raid: give it View Channel there.',
  ])
  expect(await listPostTroubles(house().services.db, staticId)).toEqual([
    'Vigil may not post in #raid: give it View Channel there.',
  ])
  // What Discord would refuse is not asked of it: refusals are counted, and too many ban whoever asks.
  expect(discord.requests.slice(asked).filter((request) => request.includes(raid()))).toEqual([])
})

test('what waits for a permission goes out as soon as it is there', async () => {
  discord.permit(['View Channel', 'Send Messages', 'Embed Links', 'Attach Files', 'Read Message History'])
  await announce(pulls)
  const bot = await connect()
  await bot.deliver()
  const sentence = 'Vigil may not post in #raid: give it Create Public Threads, Send Messages in Threads there.'
  await expect.poll(() => discord.messages(raid()).map(({ content }) => content)).toEqual(['', sentence])
  discord.giveRole(['Create Public Threads', 'Send Messages in Threads'])
  await expect.poll(() => discord.messages(thread()), { timeout: 5_000 }).toHaveLength(2)
  await bot.close()
})

test('Discord’s bad moments hold up what comes after them, and nothing is lost', async () => {
  await announce(pulls)
  const bot = await connect()
  discord.fail('POST', /\/messages$/, { kind: 'status', status: 503 }, 4)
  await expect(bot.deliver()).rejects.toThrow('Service Unavailable')
  expect((await postOf('pull'))?.trouble).toBe('Discord did not take this post; it will be tried again.')
  discord.cut()
  await expect.poll(shown, { timeout: 10_000 }).toEqual(whole)
  await bot.close()
})

test('a post that is taken back while it is on its way is taken out of Discord', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  await announce([{ nth: 1 }])
  discord.fail('POST', new RegExp(`^/channels/(?!${raid()})\\d+/messages$`), { kind: 'wait', until: promise })
  const lived = live()
  await expect.poll(() => discord.requests.filter((request) => /^POST .*messages$/.test(request))).toHaveLength(2)
  await withdrawPosts(house().services.db, (await postOf('pull'))?.subjectId ?? 0, 'This pull is gone.')
  resolve()
  await lived
  expect(shown()).toEqual(['FRU · 2026-07-01'])
})

test('what Discord will never take does not stand in the way of what follows', async () => {
  for (const text of ['one', 'two']) await say(text)
  discord.fail('POST', /\/messages$/, { kind: 'status', status: 400, code: 50_035 })
  await live()
  await live()
  expect(discord.messages(raid()).map(({ content }) => content)).toEqual(['two'])
})

test.each(['user', 'global', 'shared'] as const)('a limit of its %s scope is waited for', async (scope) => {
  await announce(pulls)
  discord.fail('POST', /\/messages$/, { kind: 'limit', retryAfterS: 0.05, scope })
  await live()
  expect(shown()).toEqual(whole)
})

test('a backlog of 60 posts goes out in order without one refusal', async () => {
  const texts = Array.from({ length: 60 }, (_, nth) => `notice ${nth}`)
  for (const text of texts) await say(text)
  discord.pace({ limit: 5, windowMs: 100 }, 50)
  await live()
  expect(discord.messages(raid()).map(({ content }) => content)).toEqual(texts)
  expect(discord.limited).toBe(0)
})

test('of messages older than an hour a few are edited at a time, and what is new comes first', async () => {
  await announce([1, 2, 3, 4, 5].map((nth) => ({ nth })))
  await live()
  discord.pass(2 * hourMs)
  await reword('pull')
  await say('Something new.')
  await live(() => Date.now() + 2 * hourMs)
  expect(saidAnew()).toHaveLength(3)
  expect(discord.messages(raid()).at(-1)?.content).toBe('Something new.')
  expect(discord.limited).toBe(0)
})

test('when Discord takes no more old edits, they are made later, and what is new is not held up', async () => {
  await announce([{ nth: 1 }, { nth: 2 }, { nth: 3 }])
  await live()
  discord.pass(2 * hourMs)
  discord.allowOldEdits(1, 1_500)
  await reword('pull')
  const bot = await connect()
  await bot.deliver()
  expect(saidAnew()).toHaveLength(1)
  expect(discord.limited).toBe(1)
  await say('Something new.')
  await bot.deliver()
  expect(discord.messages(raid()).at(-1)?.content).toBe('Something new.')
  discord.allowOldEdits(5, 1_500)
  await expect.poll(saidAnew, { timeout: 5_000 }).toHaveLength(3)
  await bot.close()
})
