import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbedded } from '../../src/store/db.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { listPulls, loadEvents } from '../../src/store/pulls/pulls.ts'
import { listResults } from '../../src/store/pulls/results.ts'
import { type DiscordStandIn, lead, startDiscord } from '../discord/stand-in.ts'
import { smallReport } from '../fflogs/small-report.ts'
import { openStandIn, type StandIn } from '../fflogs/stand-in.ts'
import { type Moment, openRelay, type Relay } from './relay.ts'
import { pause, startVigil } from './vigil.ts'

const points: readonly (Moment & { readonly at: 'fflogs' | 'discord' })[] = [
  { at: 'fflogs', request: 1, when: 'after' },
  { at: 'fflogs', request: 2, when: 'after' },
  { at: 'fflogs', request: 4, when: 'after' },
  { at: 'discord', request: 1, when: 'before' },
  { at: 'discord', request: 1, when: 'after' },
  { at: 'discord', request: 2, when: 'after' },
  { at: 'discord', request: 5, when: 'after' },
]
const nameOf = ({ at, request, when }: (typeof points)[number]) => `${at}-${request}-${when}`
const report = smallReport({ pulls: 3 })

let fflogs: StandIn
let discord: DiscordStandIn
let relays: { readonly fflogs: Relay; readonly discord: Relay }
let fresh: string
let whole: Awaited<ReturnType<typeof live>>

beforeAll(async () => {
  fflogs = await openStandIn()
  discord = await startDiscord(['whole', ...points.map(nameOf)])
  relays = { fflogs: await openRelay(fflogs.url), discord: await openRelay(discord.url) }
  fresh = await mkdtemp(join(tmpdir(), 'vigil-kill-'))
  const vigil = startVigil({ VIGIL_DATA_DIR: fresh })
  await vigil.until('Running')
  expect(await vigil.stop()).toBe(0)
  whole = await live('whole')
}, 120_000)

afterAll(async () => {
  await Promise.all([relays.fflogs.close(), relays.discord.close()])
  await Promise.all([fflogs.close(), discord.close()])
})

test.for(points)(
  'killed $when request $request to $at, it ends in the same state',
  { timeout: 120_000 },
  async (point) => {
    expect(await live(nameOf(point), point)).toEqual(whole)
  },
)

test('nothing sent to Discord broke a rule', () => {
  expect(discord.complaints).toEqual([])
})

/** A night in one channel: three pulls appear at once, the process is killed at the point and started again. */
async function live(channel: string, point?: (typeof points)[number]) {
  const dataDir = await mkdtemp(join(tmpdir(), 'vigil-kill-'))
  await cp(fresh, dataDir, { recursive: true })
  const environment = {
    VIGIL_DATA_DIR: dataDir,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: relays.discord.url,
    FFLOGS_URL: relays.fflogs.url,
    FFLOGS_CLIENT_ID: fflogs.clientId,
    FFLOGS_CLIENT_SECRET: fflogs.clientSecret,
    VIGIL_POLL_SECONDS: '1',
  }
  fflogs.show(report, { fights: 0 })
  let vigil = startVigil(environment)
  await vigil.until('Running')
  const channelId = discord.channels[channel] ?? ''
  await discord.slash('watch', { subcommand: 'add', options: { report: report.code }, by: lead, channelId })

  if (point) relays[point.at].strikeAt(point, () => vigil.kill())
  fflogs.show(report)
  if (point) {
    await vigil.ended
    if (point.request % 2 === 1) discord.forgetNonces()
    vigil = startVigil(environment)
    await vigil.until('Running')
  }
  await settled(channelId)
  expect(await vigil.stop()).toBe(0)
  return { posts: postsIn(channelId), stored: await stateOf(dataDir) }
}

/** The night, its three pulls and its report are there, and nothing more comes. */
async function settled(channelId: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; postsIn(channelId).length < 5; await pause(100)) {
    if (Date.now() > deadline) throw new Error(`posts are missing: ${JSON.stringify(postsIn(channelId))}`)
  }
  await pause(2_000)
}

/** What raiders see: titles and whether there is a picture, in the channel and in its threads. */
function postsIn(channelId: string) {
  const threads = discord.threads().filter(({ parentId }) => parentId === channelId)
  return [channelId, ...threads.map(({ id }) => id)]
    .flatMap((place, index) =>
      discord
        .messages(place)
        .filter(({ embeds }) => embeds.length > 0)
        .map(({ embeds, files }) => ({ thread: index, title: embeds[0]?.title, files: files.length })),
    )
    .filter(({ title }) => !String(title).startsWith('Watching'))
}

async function stateOf(dataDir: string) {
  const { db, close } = await openEmbedded(join(dataDir, 'database'))
  const { id } = await openStatic(db, { discordId: discord.guildId, name: 'any' })
  const pulls = await listPulls(db, id, 100)
  const results = await listResults(
    db,
    id,
    pulls.map((pull) => pull.id),
  )
  const events = await Promise.all(pulls.map(async (pull) => (await loadEvents(db, id, pull.id)).count))
  await close()
  return {
    pulls: pulls.map(({ number, sourceKey, startedAt, durationMs, outcome }, index) => ({
      number,
      sourceKey,
      startedAt,
      durationMs,
      outcome,
      events: events[index],
    })),
    metrics: results
      .map(({ metric, pullId }) => `${metric} of ${pulls.find((pull) => pull.id === pullId)?.number}`)
      .sort(),
  }
}
