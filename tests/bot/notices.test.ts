import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDiscord } from '../../src/bot/client.ts'
import { localChannel } from '../../src/store/people/statics.ts'
import { readChannel } from '../../src/store/telling/channel.ts'
import { addNotice } from '../../src/store/telling/notices.ts'
import { listUnsentPosts } from '../../src/store/telling/posts.ts'
import { type DiscordStandIn, startDiscord } from '../discord/stand-in.ts'
import { withHouse } from './house.ts'

const house = withHouse()
const logger = pino({ level: 'silent' })
let discord: DiscordStandIn
let staticId: number

beforeEach(async () => {
  discord = await startDiscord()
  staticId = await house().watching(discord.guildId, 'AbCdEfGh12345678', raid())
})
afterEach(async () => {
  expect(discord.complaints).toEqual([])
  await discord.close()
})

const raid = () => discord.channels.raid ?? ''
const say = (text: string, channelId = raid()) =>
  addNotice(house().services.db, { staticId, channelId, text, createdAt: Date.now() })

/** One life of the bot. */
const live = async () => {
  const bot = await openDiscord({ token: discord.token, apiUrl: discord.url }, { ...house(), logger })
  await bot.deliver().catch(() => {}) // what Discord failed with is tried again in the next life
  await bot.close()
}

test('notices go into the channel itself, in order, each once, the same words twice when they were said twice', async () => {
  const words = ['This report is private.', 'It can be read again.', 'This report is private.']
  for (const word of words) await say(word)
  await live()
  await live()
  expect(discord.messages(raid()).map(({ content }) => content)).toEqual(words)
  expect(await listUnsentPosts(house().services.db)).toEqual([])
})

test('killed before it was noted that Discord had a notice, it is not said again', async () => {
  const words = ['This report is private.', 'It can be read again.', 'This report is private.']
  for (const word of words) {
    await say(word)
    discord.dropAnswer('POST', /^\/channels\/\d+\/messages$/)
    await live()
    discord.forgetNonces()
  }
  await live()
  expect(discord.messages(raid()).map(({ content }) => content)).toEqual(words)
})

test('on our own page notices stand between the nights', async () => {
  const { db } = house().services
  await say('It has not grown for 90 minutes.', localChannel(staticId))
  const { nights } = await readChannel(db, staticId, { limit: 10 })
  expect(nights).toMatchObject([
    { id: null, own: { kind: 'notice', message: { content: expect.stringContaining('90') } } },
  ])
  expect(nights[0]?.thread).toEqual([])
})
