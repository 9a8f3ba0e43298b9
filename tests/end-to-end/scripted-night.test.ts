import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DiscordStandIn, lead, startDiscord } from '../discord/stand-in.ts'
import { openStandIn, type StandIn } from '../fflogs/stand-in.ts'
import { scriptedNight } from '../sim/scripted-night.ts'
import { pause, startVigil } from './vigil.ts'

/** It is going on: a night that is over has its report at once, and old news are no alerts. */
const report = scriptedNight(Date.now())

let fflogs: StandIn
let discord: DiscordStandIn
beforeAll(async () => {
  fflogs = await openStandIn()
  discord = await startDiscord(['raid', 'bells'])
})
afterAll(() => Promise.all([fflogs.close(), discord.close()]))

test('a night of 40 pulls, two restarts and a lost gateway ends with the right messages in the right places', {
  timeout: 180_000,
}, async () => {
  const environment = {
    VIGIL_DATA_DIR: await mkdtemp(join(tmpdir(), 'vigil-scripted-')),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    FFLOGS_URL: fflogs.url,
    FFLOGS_CLIENT_ID: fflogs.clientId,
    FFLOGS_CLIENT_SECRET: fflogs.clientSecret,
    VIGIL_POLL_SECONDS: '1',
  }
  const start = async () => {
    const vigil = startVigil(environment)
    await vigil.until('Running')
    return vigil
  }
  fflogs.show(report, { fights: 0 })
  let vigil = await start()
  await discord.slash('watch', { subcommand: 'add', options: { report: report.code }, by: lead })
  const alerts = { subcommand: 'alerts set', options: { about: 'first pull' }, by: lead }
  await discord.slash('settings', { ...alerts, channelId: discord.channels.bells ?? '' })
  for (const fights of [1, 2, 4, 8, 12]) await play(fights)

  expect(await vigil.stop()).toBe(0)
  fflogs.grow(report.code, { fights: 21 })
  vigil = await start()
  await told(21)
  for (const fights of [24, 28]) await play(fights)

  discord.cut()
  for (const fights of [29, 33]) await play(fights)

  fflogs.grow(report.code, { fights: 36 })
  vigil.kill()
  await vigil.ended
  vigil = await start()
  await told(36)
  for (const fights of [39, 40]) await play(fights)
  await discord.slash('session', { options: { end: 'true' }, by: lead })
  await until(() => summary().thread.some((post) => post.startsWith('Night')) && summary().bells.length > 0)
  await pause(2_500) // longer than from one look to the next: what would be told twice is told by now
  expect(await vigil.stop()).toBe(0)

  expect(summary()).toEqual(asItShouldBe)
  expect(discord.complaints).toEqual([])
})

/** So many fights are over, and told. */
async function play(fights: number): Promise<void> {
  fflogs.grow(report.code, { fights })
  await told(fights)
}

/** Waits until the night's message counts so many pulls, and everything sent so far has settled. */
async function told(pulls: number): Promise<void> {
  await until(() => JSON.stringify(discord.messages(raid())).includes(`"value":"${pulls}"`))
  await pause(300)
}

async function until(isSo: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 30_000; !isSo(); await pause(50)) {
    if (Date.now() > deadline) throw new Error(JSON.stringify(summary(), null, 1))
  }
}

const raid = () => discord.channels.raid ?? ''

/** What stands in every place in the end, a line a message. */
function summary() {
  const line = ({ content, embeds, files }: ReturnType<DiscordStandIn['messages']>[number]) =>
    [
      (content || String(embeds[0]?.title)).replace(/\d{4}-\d\d-\d\d( \d\d:\d\d UTC)?/, 'today'),
      ...files.map(({ name }) => name.replace(/-.*/, '')),
    ].join(' + ')
  const thread = discord.threads().find(({ parentId }) => parentId === raid())
  return {
    raid: discord.messages(raid()).map(line),
    thread: thread === undefined ? [] : discord.messages(thread.id).map(line),
    bells: discord.messages(discord.channels.bells).map(line),
  }
}

/** Pulls 3 and 17 were over within 20 seconds: they are counted, and have no post. Those of the downtime share one. */
const asItShouldBe = {
  raid: [
    'Watching ScriptedNight001: no pull yet.',
    'FRU · today',
    'The night of today is over. Its report is posted in its thread, or brought up to date; pulls that come after it are told as ever, and the report with them.',
  ],
  thread: [
    'Pull 1 · FRU · P1 82.1 % + arena + timeline',
    'Pull 2 · FRU · P1 81.4 % + arena + timeline',
    'Pull 4 · FRU · P1 81.5 % + arena + timeline',
    'Pull 5 · FRU · P1 67.5 % + arena + timeline',
    'Pull 6 · FRU · P1 81.7 % + arena + timeline',
    'Pull 7 · FRU · P1 82.1 % + arena + timeline',
    'Pull 8 · FRU · P1 49.5 % + arena + timeline',
    'Pull 9 · FRU · P1 80.8 % + arena + timeline',
    'Pull 10 · FRU · P1 82.0 % + arena + timeline',
    'Pull 11 · FRU · P1 80.4 % + arena + timeline',
    'Pull 12 · FRU · P1 81.8 % + arena + timeline',
    '8 pulls · FRU · 13 to 21',
    'Pull 22 · FRU · P1 81.4 % + arena + timeline',
    'Pull 23 · FRU · P1 80.8 % + arena + timeline',
    'Pull 24 · FRU · P1 81.1 % + arena + timeline',
    'Pull 25 · FRU · P1 81.4 % + arena + timeline',
    'Pull 26 · FRU · P1 81.9 % + arena + timeline',
    'Pull 27 · FRU · P1 81.5 % + arena + timeline',
    'Pull 28 · FRU · P1 82.1 % + arena + timeline',
    'Pull 29 · FRU · P1 82.5 % + arena + timeline',
    'Pull 30 · FRU · P2 36.2 % + arena + timeline',
    'Pull 31 · FRU · P1 80.5 % + arena + timeline',
    'Pull 32 · FRU · P1 82.2 % + arena + timeline',
    'Pull 33 · FRU · P1 81.3 % + arena + timeline',
    'Pull 34 · FRU · P1 81.4 % + arena + timeline',
    'Pull 35 · FRU · P1 81.3 % + arena + timeline',
    'Pull 36 · FRU · P1 81.3 % + arena + timeline',
    'Pull 37 · FRU · P1 81.7 % + arena + timeline',
    'Pull 38 · FRU · P1 81.3 % + arena + timeline',
    'Pull 39 · FRU · P1 81.7 % + arena + timeline',
    'Pull 40 · FRU · Kill 9:57 + timeline',
    'Night of today · 40 pulls + progress',
  ],
  bells: ['First pull of the night: Futures Rewritten, pull 1.'],
}
