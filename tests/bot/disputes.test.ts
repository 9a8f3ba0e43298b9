import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DiscordBot, openDiscord } from '../../src/bot/client.ts'
import { listDisputes } from '../../src/store/people/disputes.ts'
import { listRulingHistory } from '../../src/store/people/rulings.ts'
import { buttonsOf } from '../discord/interactions.ts'
import { type DiscordStandIn, lead, raider, startDiscord } from '../discord/stand-in.ts'
import { withHouse } from './house.ts'

const house = withHouse()
const code = 'AbCdEfGh12345678'
const logger = pino({ level: 'silent' })
let discord: DiscordStandIn
let bot: DiscordBot
let staticId: number

const connect = () => openDiscord({ token: discord.token, apiUrl: discord.url }, { ...house(), logger })

beforeAll(async () => {
  discord = await startDiscord()
  bot = await connect()
  staticId = await house().watching(discord.guildId, code, discord.channels.raid ?? '')
  await house().tell(staticId, code, [{ nth: 1 }])
  const add = (options: Record<string, string>, subcommand: string) =>
    discord.slash('roster', { subcommand, options, by: lead })
  await add({ name: 'Kit', user: raider.id }, 'add')
  await add({ character: 'Cato Finch', member: 'Kit' }, 'alias')
})

afterAll(async () => {
  await bot.close()
  await discord.close()
})

const open = async () => {
  const { message, ephemeral } = await discord.slash('fault', { by: raider })
  return { message, ephemeral, button: buttonsOf(message)['Dispute 1:00 Burnt Strike'] ?? '' }
}

test('a dispute is typed in a window, which Discord takes', async () => {
  const { message, ephemeral, button } = await open()
  expect(ephemeral).toBe(true)
  const modal = await discord.open(message, button, raider)
  expect(modal).toMatchObject({ title: 'Why it was not like that', inputs: [{ label: 'In your own words' }] })
  const said = await discord.submit(message, modal, 'I was pushed.', raider)
  expect(said.ephemeral).toBe(true)
  expect(said.message.content).toContain('Burnt Strike at 1:00 in pull 1')
})

test('sent again, also after a restart, it stays one dispute', async () => {
  const { message, button } = await open()
  const modal = await discord.open(message, button, raider)
  await bot.close()
  bot = await connect()
  const send = () => discord.submit(message, modal, 'I was pushed, see the clip.', raider)
  await Promise.all([send(), send()])
  const kept = await listDisputes(house().services.db, staticId)
  expect(kept.map(({ words }) => words)).toEqual(['I was pushed, see the clip.'])
})

test('a lead rules by button, and nobody is pinged', async () => {
  const before = discord.messages().length
  const { message } = await discord.slash('dispute', { subcommand: 'list', by: lead })
  const [ruling] = Object.entries(buttonsOf(message)).flatMap(([label, id]) =>
    label.endsWith('Not their fault') ? id : [],
  )
  const press = () => discord.press(message, ruling ?? '', lead)
  const [ruled, again] = await Promise.all([press(), press()])
  expect(ruled).toMatchObject({ ephemeral: true })
  expect(again?.message.content).toBe(ruled?.message.content)
  const [dispute] = await listDisputes(house().services.db, staticId)
  expect(await listRulingHistory(house().services.db, staticId, dispute?.id ?? 0)).toHaveLength(1)
  expect(ruled?.message.content).toContain('not their fault')
  expect((await open()).message.embeds[0]?.description).toContain('it was not their mistake')
  expect(discord.messages().length).toBe(before)
})

test('no rule of Discord was broken', () => {
  expect(discord.complaints).toEqual([])
})
