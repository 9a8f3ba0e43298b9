import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { analystHere } from '../../src/analysis/analyst.ts'
import { announceNight } from '../../src/bot/announce.ts'
import { type DiscordBot, openDiscord } from '../../src/bot/client.ts'
import { commands } from '../../src/commands/index.ts'
import { openStatic } from '../../src/store/statics.ts'
import { buttonsOf } from '../discord/interactions.ts'
import { type DiscordStandIn, lead, startDiscord } from '../discord/stand-in.ts'
import { facts } from './fru-pulls.ts'
import { withHouse } from './house.ts'

const house = withHouse()
const code = 'AbCdEfGh12345678'
let discord: DiscordStandIn
let bot: DiscordBot

const logger = pino({ level: 'silent' })
const connect = (token = discord.token) => openDiscord({ token, apiUrl: discord.url }, { ...house(), logger })

beforeAll(async () => {
  discord = await startDiscord()
  bot = await connect()
  const staticId = await house().watching(discord.guildId, code, discord.channels.raid ?? '')
  const nightId = await house().tell(staticId, code, [{ nth: 1 }, { nth: 2, phase: 3 }])
  const { db, now } = house().services
  await announceNight({ db, analyst: analystHere(facts), painter: house().painter, now }, nightId)
  await bot.deliver(nightId)
})

afterAll(async () => {
  await bot.close()
  await discord.close()
})

const pullPosts = () => discord.messages(discord.threads()[0]?.id)

test('the commands are registered from the one list', () => {
  expect(discord.commands().map(({ name }) => name)).toEqual(commands.map(({ data }) => data.name))
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

test('the bot comes back after the connection was cut', async () => {
  const { resumed } = discord.seen
  discord.cut()
  await expect.poll(() => discord.seen.resumed, { timeout: 10_000 }).toBeGreaterThan(resumed)
  expect((await discord.slash('session')).message.embeds[0]?.title).toBe('Night of 2026-07-01 · 2 pulls')
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
