import { readFileSync } from 'node:fs'
import { appendFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { AppError } from '../../src/errors.ts'
import { followPulls } from '../../src/operator/follow.ts'
import { findLogChannel } from '../../src/operator/log-channel.ts'
import { giveChannel } from '../../src/store/people/static-channels.ts'
import { findStatic, localGuild, openStatic } from '../../src/store/people/statics.ts'
import { listPosts } from '../../src/store/telling/posts.ts'
import { withHouse } from '../bot/house.ts'
import { until } from '../ingest/netlog/logger.ts'

const channelId = '900000000000000001'
const guild = { discordId: '800000000000000001', name: 'Raiders' }
const house = withHouse()

const asked = async (environment: Record<string, string>, guildOf = async () => guild) => {
  const { services } = house()
  const own = await openStatic(services.db, localGuild, { name: 'here' })
  return { own, found: await findLogChannel({ config: readConfig(environment), own, services }, { guildOf }) }
}

test('without a channel, a followed log is of whoever sits here', async () => {
  const { own, found } = await asked({})
  expect(found).toEqual({ staticId: own.id })
})

test('with one, it is of the static that the channel was given to', async () => {
  const { db } = house().services
  const second = await openStatic(db, guild, { name: 'second' })
  await openStatic(db, guild, { name: 'third' })
  await giveChannel(db, second.id, channelId)
  const { found } = await asked({ VIGIL_LOG_CHANNEL: channelId })
  expect(found).toEqual({ staticId: second.id, channelId })
})

test('what Discord does not know of is no channel', async () => {
  const gone = () => Promise.reject(new AppError('not-found', 'Vigil sees no text channel.'))
  await expect(asked({ VIGIL_LOG_CHANNEL: channelId }, gone)).rejects.toThrow('sees no text channel')
  expect(() => readConfig({ VIGIL_LOG_CHANNEL: '#raid' })).toThrow('VIGIL_LOG_CHANNEL')
})

test('its pulls are told there', async () => {
  const { services, painter } = house()
  const { db } = services
  const { found } = await asked({ VIGIL_LOG_CHANNEL: '900000000000000002' })
  const path = join(await mkdtemp(join(tmpdir(), 'vigil-channel-')), 'Network_30109_20261114.log')
  const sample = fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url))
  const night = gunzipSync(readFileSync(sample)).toString('utf8')
  await appendFile(path, night.slice(0, night.indexOf('\n', night.indexOf('|40000005|')) + 1))
  const stopping = new AbortController()
  const listener = { begin() {}, pull() {}, state() {} }
  const work = followPulls({ services, painter }, path, found, listener, stopping.signal)
  const told = async () =>
    (await listPosts(db, found.staticId, 9)).map(({ channelId: where, kind }) => `${kind} ${where}`)
  await until(async () => (await told()).length === 2)
  stopping.abort()
  await work
  expect((await told()).sort()).toEqual(['night 900000000000000002', 'pull 900000000000000002'])
  expect((await findStatic(db, found.staticId))?.guildId).not.toBe((await openStatic(db, localGuild)).guildId)
})
