import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbedded } from '../../src/store/db.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { listPulls } from '../../src/store/pulls/pulls.ts'
import { type DiscordStandIn, lead, startDiscord } from '../discord/stand-in.ts'
import { openStandIn, type StandIn } from '../fflogs/stand-in.ts'
import { prngFrom } from '../sim/prng.ts'
import { shortReport } from '../sim/reports.ts'
import { openRelay, type Relay } from './relay.ts'
import { pause, startVigil } from './vigil.ts'

const pulls = 60
const report = shortReport(60, pulls)
const numbers = Array.from({ length: pulls }, (_, index) => index + 1)

let fflogs: StandIn
let discord: DiscordStandIn
let relays: { readonly fflogs: Relay; readonly discord: Relay }

beforeAll(async () => {
  fflogs = await openStandIn()
  discord = await startDiscord(['raid'])
  relays = { fflogs: await openRelay(fflogs.url), discord: await openRelay(discord.url) }
})
afterAll(async () => {
  await Promise.all([relays.fflogs.close(), relays.discord.close()])
  await Promise.all([fflogs.close(), discord.close()])
})

test('a night of 60 pulls, polled while it grows, is told once and in order although Vigil is killed five times', {
  timeout: 180_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'vigil-killed-night-'))
  const environment = {
    VIGIL_DATA_DIR: dataDir,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: relays.discord.url,
    FFLOGS_URL: relays.fflogs.url,
    FFLOGS_CLIENT_ID: fflogs.clientId,
    FFLOGS_CLIENT_SECRET: fflogs.clientSecret,
    VIGIL_POLL_SECONDS: '1',
  }
  const random = prngFrom(60)
  const start = async () => {
    const vigil = startVigil(environment)
    await vigil.until('Running')
    return vigil
  }
  fflogs.show(report, { fights: 0 })
  let vigil = await start()
  const channelId = discord.channels.raid ?? ''
  await discord.slash('watch', { subcommand: 'add', options: { report: report.code }, by: lead, channelId })

  const night = playNight(random.whole(1, 1_000))
  for (let kill = 1; kill <= 5; kill++) {
    await night.until(() => night.fights() >= kill * 8)
    const side = random.pick(['fflogs', 'discord'] as const)
    const moment = { request: random.whole(1, 6), when: random.pick(['before', 'after'] as const) }
    let isKilled = false
    relays[side].strikeAt(moment, () => {
      vigil.kill()
      isKilled = true
    })
    await night.until(() => isKilled) // it goes on meanwhile: the request it waits for may be one about a later pull
    await vigil.ended
    vigil = await start()
  }
  await night.until(() => night.fights() === pulls)
  for (const deadline = Date.now() + 60_000; toldPulls().length < pulls && Date.now() < deadline; ) await pause(100)
  await pause(2_500) // longer than from one look to the next: what would be told twice is told by now
  expect(await vigil.stop()).toBe(0)

  expect(toldPulls()).toEqual(numbers)
  expect(await storedIn(dataDir)).toEqual(numbers.map((number) => [number, String(number)]))
  expect(discord.complaints).toEqual([])
})

/** More is uploaded whenever the report was looked at: some fights that are over, and a part of the next one. */
function playNight(seed: number) {
  const random = prngFrom(seed)
  let fights = 0
  let looks = looksAt()
  const grow = () => {
    if (looksAt() === looks || fights >= pulls) return
    looks = looksAt()
    fights = Math.min(pulls, fights + random.whole(3, 8))
    fflogs.grow(report.code, { fights, ...(fights < pulls && { inProgress: random.whole(0, 500) }) })
  }
  return {
    fights: () => fights,
    async until(isReached: () => boolean) {
      for (; !isReached(); await pause(25)) grow()
    },
  }
}

const looksAt = () => fflogs.asked.filter(({ question }) => question === 'report').length

/** The pulls that posts are about, in the order in which they came: one each, or those of a menu. */
function toldPulls(): number[] {
  const threads = discord.threads().filter(({ parentId }) => parentId === discord.channels.raid)
  return threads
    .flatMap(({ id }) => discord.messages(id))
    .flatMap(({ embeds, components }) => {
      const [, number] = /^Pull (\d+) /.exec(String(embeds[0]?.title)) ?? []
      if (number !== undefined) return [Number(number)]
      const menus = [...JSON.stringify(components).matchAll(/"custom_id":"look:\d+:\d+:\d+"|"value":"(\d+)"/g)]
      const isDigest = menus.some(([whole]) => whole.startsWith('"custom_id"'))
      return isDigest ? menus.flatMap(([, value]) => (value === undefined ? [] : [Number(value)])) : []
    })
}

async function storedIn(dataDir: string) {
  const { db, close } = await openEmbedded(join(dataDir, 'database'))
  const { id } = await openStatic(db, { discordId: discord.guildId, name: 'any' })
  const stored = await listPulls(db, id, 100)
  await close()
  return stored.toReversed().map(({ number, sourceKey }) => [number, sourceKey])
}
