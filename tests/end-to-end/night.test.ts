import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DiscordStandIn, lead, startDiscord } from '../discord/stand-in.ts'
import { recordedReport, recording } from '../fflogs/recorded.ts'
import { openStandIn, type StandIn } from '../fflogs/stand-in.ts'
import { describeShared } from '../shared-data.ts'
import { simulatedReport } from '../sim/reports.ts'
import { pause, type Running, startVigil, vigil } from './vigil.ts'

let fflogs: StandIn
let discord: DiscordStandIn
let running: Running
let at: Record<string, string>

beforeAll(async () => {
  fflogs = await openStandIn()
  discord = await startDiscord(['raid', 'recorded'])
  at = {
    VIGIL_DATA_DIR: await mkdtemp(join(tmpdir(), 'vigil-night-')),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    FFLOGS_URL: fflogs.url,
    FFLOGS_CLIENT_ID: fflogs.clientId,
    FFLOGS_CLIENT_SECRET: fflogs.clientSecret,
    VIGIL_POLL_SECONDS: '1',
  }
  running = startVigil(at)
  await running.until('Running')
}, 120_000)

afterAll(async () => {
  expect(await running.stop()).toBe(0)
  await Promise.all([fflogs.close(), discord.close()])
})

const watch = (code: string, channelId = '') =>
  discord.slash('watch', { subcommand: 'add', options: { report: code }, by: lead, channelId })

/** The pulls' posts in the one thread under a channel, once there are so many; the night was over long ago and has its report. */
async function threadOf(channelId: string, count: number) {
  const found = () => {
    const thread = discord.threads().find(({ parentId }) => parentId === channelId)
    return thread
      ? discord.messages(thread.id).filter(({ embeds }) => String(embeds[0]?.title).startsWith('Pull '))
      : []
  }
  for (const deadline = Date.now() + 60_000; found().length < count && Date.now() < deadline; ) await pause(100)
  await pause(2_500)
  return found()
}

test('a report that grows while it is watched is told pull by pull, each once, with its pictures', async () => {
  const report = simulatedReport(7, 3)
  fflogs.show(report, { fights: 1 })
  const { message } = await watch(report.code, discord.channels.raid)
  expect(JSON.stringify(message)).toContain('Watching')
  expect(await threadOf(discord.channels.raid ?? '', 1)).toHaveLength(1)

  fflogs.grow(report.code, { fights: 1, inProgress: 500 })
  await pause(2_500)
  fflogs.grow(report.code, { fights: 3 })
  const posts = await threadOf(discord.channels.raid ?? '', 3)
  expect(posts.map(({ embeds }) => String(embeds[0]?.title).split(' · ')[0])).toEqual(['Pull 1', 'Pull 2', 'Pull 3'])
  const pictures = posts.map(({ files }) => files.map(({ name }) => name.split('-')[0]))
  expect(pictures).toEqual([['arena', 'timeline'], ['arena', 'timeline'], ['timeline']])
}, 120_000)

describeShared('the recorded Dancing Mad stream', recording, () => {
  test('becomes one pull with 7 deaths, of which 2 have no killer, told once with its picture', async () => {
    const report = recordedReport()
    fflogs.show(report)
    await watch(report.code, discord.channels.recorded)
    const posts = await threadOf(discord.channels.recorded ?? '', 1)
    expect(posts).toHaveLength(1)
    const [post] = posts
    expect(post?.files).toHaveLength(1)
    const button = JSON.stringify(post?.components).match(/deaths:[^"]+/)?.[0] ?? ''
    const deaths = JSON.stringify((await discord.press(post ?? expect.fail('no post'), button)).message)
    expect(deaths.match(/\d:\d\d /g)).toHaveLength(7)
    expect(deaths.match(/no killing/g)).toHaveLength(2)
  }, 120_000)
})

test('a report that does not exist, or is private, is a sentence and is not watched', async () => {
  const missing = await watch('AAAAaaaa00001111', discord.channels.raid)
  expect(JSON.stringify(missing.message)).toMatch(/no .*report|does not exist/i)
  fflogs.show({ ...simulatedReport(8, 1), code: 'PrivateReport001', visibility: 'private' })
  const hidden = await watch('PrivateReport001', discord.channels.raid)
  expect(JSON.stringify(hidden.message)).toMatch(/private/i)
  const list = await discord.slash('watch', { subcommand: 'list', by: lead })
  expect(JSON.stringify(list.message)).not.toContain('PrivateReport001')
})

test('a token that Discord refuses is a sentence, and the rest works', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vigil-token-'))
  const refused = startVigil({ ...at, VIGIL_DATA_DIR: folder, DISCORD_TOKEN: 'wrong' })
  await refused.until('Running')
  expect(refused.printed()).toContain('DISCORD_TOKEN')
  expect((await vigil(['ask', '/pull last'], { VIGIL_DATA_DIR: folder })).code).toBe(0)
  expect(await refused.stop()).toBe(0)
}, 120_000)

test('nothing sent to Discord broke a rule', () => {
  expect(discord.complaints).toEqual([])
})
