import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDiscord } from '../../src/bot/client.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { addNotice } from '../../src/store/telling/notices.ts'
import { listUnsentPosts } from '../../src/store/telling/posts.ts'
import { type DiscordStandIn, startDiscord } from '../discord/stand-in.ts'
import { withHouse } from './house.ts'

const house = withHouse()
const logger = pino({ level: 'silent' })
let discord: DiscordStandIn

beforeEach(async () => {
  discord = await startDiscord(['raid'], { guilds: 4, shards: 2 })
})
afterEach(async () => {
  expect(discord.complaints).toEqual([])
  await discord.close()
})

/** A process with some of the shards, or with all that Discord recommends. */
const connect = (shards: { readonly shardCount?: number; readonly shardIds?: readonly number[] } = {}) =>
  openDiscord({ token: discord.token, apiUrl: discord.url, ...shards }, { ...house(), logger })

/** Something to say in every server. */
const sayEverywhere = async (text: string) => {
  const { db } = house().services
  for (const guildId of discord.guildIds) {
    const { id } = await openStatic(db, { discordId: guildId, name: guildId })
    await addNotice(db, { staticId: id, channelId: discord.channelOf(guildId, 'raid'), text, createdAt: Date.now() })
  }
}
const said = () =>
  discord.guildIds.map((guildId) =>
    discord.messages(discord.channelOf(guildId, 'raid')).flatMap(({ content }) => content || []),
  )

test('one process runs as many shards as Discord recommends', async () => {
  await sayEverywhere('one')
  const bot = await connect()
  await bot.deliver()
  expect(discord.seen.identified).toBe(2)
  expect(said()).toEqual([['one'], ['one'], ['one'], ['one']])
  for (const guildId of discord.guildIds) {
    const { message } = await discord.slash('status', { channelId: discord.channelOf(guildId, 'raid') })
    expect(message.embeds[0]?.title).toBe('Status')
  }
  await bot.close()
})

test('of two processes on one database each delivers and answers for its own servers, and one registers commands', async () => {
  await sayEverywhere('one')
  const first = await connect({ shardCount: 2, shardIds: [0] })
  const second = await connect({ shardCount: 2, shardIds: [1] })
  await Promise.all([first.deliver(), second.deliver()])
  expect(said()).toEqual([['one'], ['one'], ['one'], ['one']])
  expect(discord.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1)
  const { message } = await discord.slash('status', { channelId: discord.channelOf(discord.guildIds[1] ?? '', 'raid') })
  expect(message.embeds[0]?.title).toBe('Status')
  await first.close()
  await sayEverywhere('two')
  await second.deliver()
  expect(said().filter((texts) => texts.length > 1)).toHaveLength(2)
  expect(await listUnsentPosts(house().services.db)).toHaveLength(2)
  // What one process writes the other one finds by itself.
  const third = await connect({ shardCount: 2, shardIds: [0] })
  await expect.poll(said, { timeout: 5_000 }).toEqual(Array(4).fill(['one', 'two']))
  await Promise.all([second.close(), third.close()])
})

test('fewer shards than Discord wants are refused with what to set', async () => {
  await expect(connect({ shardCount: 1 })).rejects.toThrow('Set DISCORD_SHARDS to auto')
})

test('a bot that was started too often today says until when it must wait', async () => {
  const exhausted = await startDiscord(['raid'], { sessionsLeft: 0 })
  const opened = openDiscord({ token: exhausted.token, apiUrl: exhausted.url }, { ...house(), logger })
  await expect(opened).rejects.toThrow('started too often today')
  await exhausted.close()
})
