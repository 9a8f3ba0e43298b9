import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Upload } from '../discord/rules.ts'
import { type DiscordStandIn, lead, startDiscord } from '../discord/stand-in.ts'
import { pause, type Running, startVigil } from './vigil.ts'

let discord: DiscordStandIn
let running: Running
let at: Record<string, string>
let night: Upload

beforeAll(async () => {
  discord = await startDiscord(['raid', 'other'])
  at = {
    VIGIL_DATA_DIR: await mkdtemp(join(tmpdir(), 'vigil-import-')),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DISCORD_CDN_URL: discord.cdnUrl,
  }
  const bytes = await readFile(new URL('../../sample/sample-night.log.gz', import.meta.url))
  night = { name: 'Network_30109_20261114.log.gz', bytes }
  running = startVigil(at)
  await running.until('Running')
}, 120_000)

afterAll(async () => {
  expect(await running.stop()).toBe(0)
  await discord.close()
})

const attach = (file: Upload, channelId = discord.channels.raid ?? '') =>
  discord.slash('import', { files: { file }, channelId })

/** What an answer says, also when it was edited once more. */
const saysAtLast = async ({ message }: Awaited<ReturnType<typeof attach>>, words: RegExp): Promise<string> => {
  const said = () => [message.content, ...message.embeds.map((embed) => JSON.stringify(embed))].join('\n')
  for (const deadline = Date.now() + 60_000; !words.test(said()) && Date.now() < deadline; ) await pause(100)
  expect(said()).toMatch(words)
  return said()
}

/** The titles of what was posted under a channel, once there are so many and no more come. */
async function postsUnder(channelId: string | undefined, count: number): Promise<string[]> {
  const found = () => {
    const threads = discord.threads().filter(({ parentId }) => parentId === channelId)
    return threads.flatMap(({ id }) => discord.messages(id)).filter(({ embeds }) => embeds.length > 0)
  }
  for (const deadline = Date.now() + 60_000; found().length < count && Date.now() < deadline; ) await pause(100)
  await pause(2_000)
  return found().map(({ embeds }) => String(embeds[0]?.title).split(' · ')[0] ?? '')
}

/** So many pulls share one post; the night was over when the log was handed in. */
const twelve = ['12 pulls', 'Night of 2026-11-14']

test('an attached log is answered with what was found, and its pulls are told once, where it was asked', async () => {
  const said = await saysAtLast(await attach(night), /12 pulls, all of them new/)
  expect(said).toContain(`told in <#${discord.channels.raid}>`)
  expect(said).toContain('Pull 12 · FRU')
  expect(said).toContain(night.name)
  expect(await postsUnder(discord.channels.raid, 2)).toEqual(twelve)
  expect(discord.messages(discord.channels.raid).filter(({ nonce }) => nonce !== undefined)).toHaveLength(1)
}, 120_000)

test('the same log again, from whoever and wherever, says that all of it was known; nothing is told twice', async () => {
  const again = { ...night, name: 'renamed.log.gz' }
  const asked = await discord.slash('import', {
    files: { file: again },
    channelId: discord.channels.other ?? '',
    by: lead,
  })
  const said = await saysAtLast(asked, /12 pulls, all of them known before/)
  expect(said).toContain(`They were told in <#${discord.channels.raid}>; nothing is told twice.`)
  expect(await postsUnder(discord.channels.other, 0)).toEqual([])
  expect(await postsUnder(discord.channels.raid, 2)).toEqual(twelve)
}, 120_000)

test('where Vigil may not post, the answer says what is missing; the pulls are told once it may', async () => {
  const other = discord.channels.other ?? ''
  const earlier = gunzipSync(night.bytes).toString('latin1').replaceAll('2026-11-14', '2026-11-07')
  discord.forbid(other, true)
  const file = { name: 'earlier.log', bytes: Buffer.from(earlier.slice(0, earlier.length / 2), 'latin1') }
  const said = await saysAtLast(await attach(file, other), /all of them new/)
  expect(said).toMatch(/not told yet: Vigil may not post in #other: give it Send Messages there\./)
  discord.forbid(other, false)
  discord.cut() // whenever the connection is back, what could not be posted is tried again
  expect((await postsUnder(other, 1))[0]).toBe('9 pulls')
}, 120_000)

test.each([
  ['a picture', { name: 'wipe.png', bytes: Buffer.from('\x89PNG no log at all') }, /wipe\.png is not a network log/],
  ['a log without a fight', { name: 'idle.log', bytes: Buffer.from(idleLog()) }, /idle\.log holds no pull/],
  ['what is too large', { name: 'long.zip', bytes: Buffer.alloc(26 * 1024 * 1024) }, /long\.zip is larger than/],
])('%s is a sentence', async (_what, file, sentence) => {
  const said = await saysAtLast(await attach(file), sentence)
  expect(said).not.toContain(at.VIGIL_DATA_DIR)
})

test('nothing is left lying about, and no rule of Discord was broken', async () => {
  expect(await readdir(join(at.VIGIL_DATA_DIR ?? '', 'spool'))).toEqual([])
  expect(discord.downloads()).toEqual([night.name, 'renamed.log.gz', 'earlier.log', 'wipe.png', 'idle.log'])
  expect(discord.complaints).toEqual([])
})

function idleLog(): string {
  const lines = [
    '01|2026-11-14T20:00:00.0000000+00:00|2A|Limsa Lominsa|',
    '03|2026-11-14T20:00:01.0000000+00:00|10A|Ayla|',
  ]
  return lines.map((line) => `${line}0\r\n`).join('')
}
