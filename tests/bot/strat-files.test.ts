import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAttachments } from '../../src/attachment.ts'
import { type DiscordBot, openDiscord } from '../../src/bot/client.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { findStrat } from '../../src/store/people/strats.ts'
import { type DiscordStandIn, lead, raider, startDiscord } from '../discord/stand-in.ts'
import { withHouse } from './house.ts'

const house = withHouse()
let discord: DiscordStandIn
let bot: DiscordBot

beforeAll(async () => {
  discord = await startDiscord()
  const services = { ...house().services, readAttachment: openAttachments(discord.cdnUrl) }
  const deps = { ...house(), services, logger: pino({ level: 'silent' }) }
  bot = await openDiscord({ token: discord.token, apiUrl: discord.url }, deps)
})
afterAll(async () => {
  await bot.close()
  expect(discord.complaints).toEqual([])
  await discord.close()
})

const standing = async () => {
  const { db } = house().services
  const { id } = await openStatic(db, { discordId: discord.guildId, name: 'here' })
  return await findStrat(db, id, 'fru')
}
const give = (name: string, text: string, by = lead) =>
  discord.slash('strat', {
    subcommand: 'import',
    options: { fight: 'FRU' },
    files: { file: { name, bytes: Buffer.from(text) } },
    by,
  })

test('a sheet is attached, its strat comes back as a file, and that file attached again changes nothing', async () => {
  const { message, ephemeral } = await give('sheet.csv', 'Time,Mechanic,Who,What\n1:26,Burnished Glory,MT,Reprisal\n')
  expect(ephemeral).toBe(true)
  expect(message.embeds[0]).toMatchObject({ title: 'Strat of FRU · version 1' })
  const { message: given } = await discord.slash('strat', {
    subcommand: 'export',
    options: { fight: 'FRU' },
    by: raider,
  })
  expect(given.content).toContain('Version 1 of FRU.')
  expect(given.files.map(({ name }) => name)).toEqual(['fru-strat-1.json'])
  const file = Buffer.from(given.files[0]?.bytes ?? []).toString()
  const again = await give('fru-strat-1.json', file)
  expect(JSON.stringify(again.message.embeds[0])).toContain('This is what stands already')
  expect((await standing())?.version).toBe(1)
})

test('lines that are not understood come back by their numbers, and nothing is saved', async () => {
  const before = await standing()
  const { message } = await give('sheet.txt', '1:26 | Burnished Glory | MT | Bubblegum')
  expect(JSON.stringify(message.embeds[0])).toContain('Line 1: no action of a player is called “Bubblegum”')
  expect(await standing()).toEqual(before)
})

test('whoever does not manage the server may not change it', async () => {
  const { message } = await give('sheet.csv', '1:26,Burnished Glory,OT,Reprisal', raider)
  expect(message.content).toContain('Manage Server')
  expect((await standing())?.version).toBe(1)
})
