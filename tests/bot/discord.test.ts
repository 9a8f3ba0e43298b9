import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { analystHere } from '../../src/analysis/analyst.ts'
import { type DiscordBot, openDiscord } from '../../src/bot/client.ts'
import { announceNight } from '../../src/bot/telling/announce.ts'
import { commands, menus } from '../../src/commands/index.ts'
import type { AppError } from '../../src/errors.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { listWatches } from '../../src/store/reports/watches.ts'
import { addNotice } from '../../src/store/telling/notices.ts'
import { buttonsOf, selectsOf } from '../discord/interactions.ts'
import { type DiscordStandIn, lead, raider, startDiscord } from '../discord/stand-in.ts'
import { facts } from './fru-pulls.ts'
import { withHouse } from './house.ts'

const house = withHouse()
const code = 'AbCdEfGh12345678'
let discord: DiscordStandIn
let bot: DiscordBot
let staticId: number

/** What is logged, by level: 30 information, 40 warning, 50 error. */
const logged: { readonly level: number; readonly msg: string }[] = []
const logger = pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line)) })
const errors = () => logged.filter(({ level }) => level >= 50).map(({ msg }) => msg)
const connect = (token = discord.token) => openDiscord({ token, apiUrl: discord.url }, { ...house(), logger })

beforeAll(async () => {
  discord = await startDiscord()
  bot = await connect()
  staticId = await house().watching(discord.guildId, code, discord.channels.raid ?? '')
  const nightId = await house().tell(staticId, code, [{ nth: 1 }, { nth: 2, phase: 3 }])
  const { db, now } = house().services
  await announceNight({ db, analyst: analystHere(facts), painter: house().painter, now }, nightId)
  await bot.deliver(nightId)
})

afterAll(async () => {
  await bot.close()
  await discord.close()
})

/** When the bot next says what an answer comes to. */
const nextEdit = () => {
  const before = discord.requests.length
  return expect
    .poll(() => discord.requests.slice(before).some((request) => /^PATCH .*original$/.test(request)))
    .toBe(true)
}

const pullPosts = () => discord.messages(discord.threads()[0]?.id)

test('the commands are registered from the one list', () => {
  expect(discord.commands().map(({ name }) => name)).toEqual([...commands, ...menus].map(({ data }) => data.name))
})

test('a slash command is answered with its picture', async () => {
  const { message, ephemeral } = await discord.slash('pull', { options: { number: 'best' } })
  expect(ephemeral).toBe(false)
  expect(message.embeds[0]).toMatchObject({ title: 'Pull 2 · FRU · P3 40.0 %' })
  expect(message.files.map(({ bytes }) => Buffer.from(bytes.subarray(1, 4)).toString())).toEqual(['PNG'])
})

test('a failure ends in an edited sentence', async () => {
  const { message } = await discord.slash('pull', { options: { number: '99' } })
  expect(message.content).toBe('There is no pull 99. The last one is 2.')
})

test('an unforeseen failure gives nothing away', async () => {
  const { message } = await discord.slash('pull', { options: { number: '1', report: `${code}\u0000` } })
  expect(message.content).toMatch(/That is not a report link|Something went wrong on our side/)
  expect(message.content).not.toMatch(/ at |Error|postgres/)
})

test('who may not is told so, who may is not', async () => {
  const refused = await discord.slash('watch', { subcommand: 'list' })
  expect(refused.message.content).toContain('Manage Server')
  const allowed = await discord.slash('watch', { subcommand: 'list', by: lead })
  expect(allowed.message.embeds[0]?.description).toContain(code)
})

test('a member is put on the roster with their account', async () => {
  const user = '200000000000000009'
  const { message } = await discord.slash('roster', { subcommand: 'add', options: { name: 'Kit', user }, by: lead })
  expect(message.content).toContain('Kit was added')
})

test('faults are for the eyes of whoever asks', async () => {
  const { message, ephemeral } = await discord.slash('fault')
  expect(ephemeral).toBe(true)
  expect(message.embeds[0]?.description).toContain('A melee')
})

test('pulls are completed while they are typed', async () => {
  const choices = await discord.complete('pull', { options: { number: '#1' }, focused: 'number' })
  expect(choices).toEqual([{ name: '#1 P1 40.0 % 2:00', value: '1' }])
})

test('the night hangs in the watched channel, its pulls in its thread', () => {
  const [night, ...others] = discord.messages(discord.channels.raid).filter(({ nonce }) => nonce !== undefined)
  expect(others).toEqual([])
  expect(night?.embeds[0]).toMatchObject({ title: 'FRU · 2026-07-01' })
  expect(discord.threads()).toMatchObject([{ id: night?.id, name: 'FRU · 2026-07-01' }])
  expect(pullPosts().map(({ embeds }) => embeds[0]?.title)).toEqual([
    'Pull 1 · FRU · P1 40.0 %',
    'Pull 2 · FRU · P3 40.0 %',
  ])
  expect(pullPosts().map(({ files }) => files.length)).toEqual([1, 1])
})

test('buttons answer the person who pressed, also after a restart', async () => {
  const [first] = pullPosts()
  if (first === undefined) throw new Error('there is no pull post')
  const buttons = buttonsOf(first)
  expect(buttons.FFLogs).toBe(`https://www.fflogs.com/reports/${code}?fight=1`)
  await bot.close()
  bot = await connect()
  const deaths = await discord.press(first, buttons.Deaths ?? '')
  expect(deaths).toMatchObject({ ephemeral: true })
  expect(deaths.message.embeds[0]?.description).toContain('1:50')
  const faults = await discord.press(first, buttons.Faults ?? '')
  expect(faults.message.embeds[0]?.description).toContain('A melee was hit by Burnt Strike')
})

test('a button answers nothing about another server', async () => {
  const { id } = await openStatic(house().services.db, { discordId: '400000000000000000', name: 'others' })
  await house().tell(id, 'OtherReport00001', [{ nth: 1 }])
  const [first] = pullPosts()
  if (first === undefined) throw new Error('there is no pull post')
  const { message } = await discord.press(first, `deaths:${id}:1`)
  expect(message.content).toBe('That pull belongs to another static.')
})

test('an answer waits for no post, however many there are', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  discord.fail('POST', /\/messages$/, { kind: 'wait', until: promise })
  const { db } = house().services
  const { id } = await openStatic(db, { discordId: discord.guildId, name: 'The Static' })
  await addNotice(db, { staticId: id, channelId: discord.channels.other ?? '', text: 'Slow.', createdAt: Date.now() })
  const delivered = bot.deliver()
  expect((await discord.slash('session')).message.embeds[0]?.title).toContain('Night of 2026-07-01')
  resolve()
  await delivered
})

test('what is chosen from a post’s select is shown to whoever chose', async () => {
  const [first] = pullPosts()
  const [select] = first ? selectsOf(first) : []
  const [choice] = select?.options ?? []
  if (first === undefined || select === undefined || choice === undefined) throw new Error('there is no select')
  const { message, ephemeral } = await discord.choose(first, select.customId, choice.value)
  expect(ephemeral).toBe(true)
  expect(message.embeds[0]?.title).toContain('Pull 1')
})

test('a report that somebody names is watched from the menu of their message, by those who may', async () => {
  const url = 'https://ja.fflogs.com/reports/NewReport0000001?fight=last'
  const message = discord.say(discord.channels.other ?? '', raider, `logs: ${url}`)
  expect((await discord.menu('Watch this report', message)).message.content).toContain('ask one of them')
  const { message: answer } = await discord.menu('Watch this report', message, lead)
  expect(JSON.stringify([answer.content, answer.embeds])).toContain('NewReport0000001')
  const watched = await listWatches(house().services.db, staticId)
  expect(watched.map(({ code, channelId }) => [code, channelId])).toContainEqual([
    'NewReport0000001',
    discord.channels.other,
  ])
})

test('two presses at once are answered each', async () => {
  const [first] = pullPosts()
  if (first === undefined) throw new Error('there is no pull post')
  const press = () => discord.press(first, buttonsOf(first).Deaths ?? '')
  const answers = await Promise.all([press(), press()])
  expect(new Set(answers.map(({ message }) => message.id)).size).toBe(2)
})

test('what Discord fails with while somebody waits is tried again', async () => {
  discord.fail('POST', /\/callback$/, { kind: 'status', status: 502 })
  discord.dropAnswer('POST', /\/callback$/)
  discord.fail('PATCH', /original$/, { kind: 'status', status: 500 }, 2)
  discord.dropAnswer('PATCH', /original$/)
  const { message } = await discord.slash('session')
  expect(message.embeds[0]?.title).toContain('Night of 2026-07-01')
})

test('an answer that Discord does not take becomes a sentence', async () => {
  discord.fail('PATCH', /original$/, { kind: 'status', status: 400, code: 50_035 })
  const { message } = await discord.slash('session')
  expect(message.content).toContain('Something went wrong on our side')
  expect(errors()).toEqual(['an answer failed'])
  logged.length = 0
})

test.each([
  ['a command', () => discord.slash('session')],
  ['a completion', () => discord.complete('pull', { options: { number: '' }, focused: 'number' })],
] as const)('%s that Discord no longer waits for, or somebody else has, is noted quietly', async (_what, ask) => {
  for (const code of [10_062, 40_060]) {
    logged.length = 0
    discord.fail('POST', /\/callback$/, { kind: 'status', status: 400, code })
    void ask().catch(() => {}) // nobody hears the answer
    await expect.poll(() => logged.map(({ msg }) => msg)).toEqual(['Discord no longer waited for an answer'])
    expect(errors()).toEqual([])
  }
})

test('an answer whose quarter of an hour is over is noted quietly', async () => {
  logged.length = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  discord.fail('PATCH', /original$/, { kind: 'wait', until: promise })
  const edited = nextEdit()
  void discord.slash('session').catch(() => {}) // nobody hears the answer
  await edited
  discord.pass(16 * 60_000)
  resolve()
  await expect.poll(() => logged.map(({ msg }) => msg)).toEqual(['Discord no longer waited for an answer'])
})

test('who is stopped while it answers says what it has to say first', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  discord.fail('PATCH', /original$/, { kind: 'wait', until: promise })
  const edited = nextEdit()
  const asked = discord.slash('session')
  await edited
  const closed = bot.close()
  resolve()
  expect((await asked).message.embeds[0]?.title).toContain('Night of 2026-07-01')
  await closed
  bot = await connect()
})

test('a failed completion is none, and whoever types goes on', async () => {
  const said = await discord.complete('pull', { options: { number: '', report: '\u0000' }, focused: 'number' })
  expect(said.length).toBeGreaterThan(0)
})

test('the bot comes back after the connection was cut, and answers what was asked meanwhile', async () => {
  const { resumed, identified } = discord.seen
  discord.cut()
  const asked = discord.slash('session')
  expect((await asked).message.embeds[0]?.title).toBe('Night of 2026-07-01 · 2 pulls')
  expect(discord.seen).toEqual({ identified, resumed: resumed + 1 })
})

test.each([
  ['Discord asks for it', () => discord.reconnect()],
  ['Discord has lost track', () => discord.hangUp(4000)],
  ['its session is said to be void and may be resumed', () => discord.invalidate(true)],
] as const)('the session is resumed when %s', async (_when, happen) => {
  const { resumed, identified } = discord.seen
  happen()
  await expect.poll(() => discord.seen, { timeout: 10_000 }).toEqual({ identified, resumed: resumed + 1 })
  expect((await discord.slash('session')).message.embeds[0]?.title).toContain('Night of 2026-07-01')
})

test('a connection that is open and dead is left, and taken up again', async () => {
  const zombie = await startDiscord(['raid'], { heartbeatMs: 150 })
  const other = await openDiscord({ token: zombie.token, apiUrl: zombie.url }, { ...house(), logger })
  zombie.deafen(true)
  await expect.poll(() => zombie.seen.resumed, { timeout: 10_000 }).toBeGreaterThan(0)
  zombie.deafen(false)
  expect((await zombie.slash('status')).message.embeds[0]?.title).toBe('Status')
  await other.close()
  await zombie.close()
})

test('a session that is void is begun anew; nothing is said twice, and what waited is said', async () => {
  const { identified } = discord.seen
  const before = discord.messages().length
  discord.invalidate(false)
  const { db } = house().services
  const { id } = await openStatic(db, { discordId: discord.guildId, name: 'The Static' })
  await addNotice(db, { staticId: id, channelId: discord.channels.other ?? '', text: 'Late.', createdAt: Date.now() })
  await expect.poll(() => discord.messages().length, { timeout: 15_000 }).toBe(before + 1)
  expect(discord.seen.identified).toBe(identified + 1)
  expect((await discord.slash('session')).message.embeds[0]?.title).toContain('Night of 2026-07-01')
})

test('a token that was regenerated ends the connection, and is named', async () => {
  const strict = await startDiscord(['raid'])
  const ended = Promise.withResolvers<AppError>()
  const settings = { token: strict.token, apiUrl: strict.url, onEnd: ended.resolve }
  const other = await openDiscord(settings, { ...house(), logger })
  strict.revokeToken()
  strict.cut()
  expect(await ended.promise).toMatchObject({
    code: 'bad-configuration',
    message: expect.stringContaining('DISCORD_TOKEN'),
  })
  await other.close()
  await strict.close()
})

test('a token that Discord refuses is named', async () => {
  await expect(connect('not.a.token')).rejects.toThrow('DISCORD_TOKEN')
})

test('a Discord that does not answer is named', async () => {
  const settings = { token: discord.token, apiUrl: 'http://127.0.0.1:9/api' }
  await expect(openDiscord(settings, { ...house(), logger })).rejects.toThrow('Discord could not be reached')
})

test('no rule of Discord was broken', () => {
  expect(discord.complaints).toEqual([])
})

test('a channel that was given to a static is about it, its thread too, for whoever its role leads', async () => {
  const role = '500000000000000001'
  const by = { ...raider, id: '200000000000000007', name: 'their lead', roles: [role] }
  const place = { channelId: discord.channels.other ?? '' }
  const set = (subcommand: string, options: Record<string, string>) =>
    discord.slash('settings', { subcommand, options, by: lead, ...place })
  await set('static create', { name: 'Friday' })
  await set('static use', { static: 'Friday' })
  await set('lead', { role })
  expect((await discord.slash('pull', place)).message.content).toContain('There are no pulls yet')
  const added = await discord.slash('roster', { subcommand: 'add', options: { name: 'Zoe' }, by, ...place })
  expect(added.message.content).toContain('Zoe was added')
  const elsewhere = await discord.slash('roster', { subcommand: 'add', options: { name: 'Zoe' }, by })
  expect(elsewhere.message.content).toContain('edited by this static’s leads')
})
