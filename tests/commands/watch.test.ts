import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../../src/bot/ask.ts'
import { openFflogs } from '../../src/ingest/fflogs/client.ts'
import { openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { pollWatch } from '../../src/ingest/watch.ts'
import { localChannel, localGuild, openStatic } from '../../src/store/statics.ts'
import { listWatches } from '../../src/store/watches.ts'
import { withHouse } from '../bot/house.ts'
import { smallReport } from '../fflogs/small-report.ts'
import { openStandIn, type StandIn } from '../fflogs/stand-in.ts'

const house = withHouse()
const lead = { id: '200000000000000002', name: 'lead', mayManage: true }
const code = 'SmallReport00001'
let fflogs: StandIn
const readers = openFightReaders()

beforeAll(async () => {
  fflogs = await openStandIn()
  fflogs.show(smallReport({ code, pulls: 2 }))
  fflogs.show({ ...smallReport({ code: 'PrivateReport001' }), visibility: 'private' })
  const { db, jobs, facts, now } = house().services
  const client = openFflogs({ ...fflogs, db, now })
  await jobs.work('poll', async ({ watchId }) => {
    await pollWatch({ db, client, readers, facts, now }, watchId)
  })
})
afterAll(async () => {
  await fflogs.close()
  await readers.close()
})

const inStatic = async (name: string, member = lead) => {
  const { id } = await openStatic(house().services.db, localGuild, { name })
  const asker = { staticId: id, channelId: localChannel(id), member }
  return {
    id,
    say: async (line: string) => {
      const message = await ask(line, asker, house().services, house().painter)
      return message.content || (message.embeds[0]?.description ?? '')
    },
    watched: async () => (await listWatches(house().services.db, id)).map((watch) => watch.code),
  }
}

test('a report that answers is watched, and the answer says how it stands', async () => {
  const { say, watched } = await inStatic('answers')
  expect(await say(`/watch add https://ja.fflogs.com/reports/${code}#fight=2`)).toBe(
    `Watching “A short night” (${code}): 2 pulls so far.`,
  )
  expect(await say('/watch list')).toBe(`- “A short night” (${code}): 2 pulls so far.`)
  expect(await say('/watch now')).toBe(`- “A short night” (${code}): 2 pulls so far.`)
  expect(await watched()).toEqual([code])
})

test.each([
  ['PrivateReport001', /private/i],
  ['NoSuchReport0001', /report/i],
])('%s can never be told of: a sentence says why, and it is not kept', async (wrong, sentence) => {
  const { say, watched } = await inStatic(wrong)
  const said = await say(`/watch add ${wrong}`)
  expect(said).toMatch(sentence)
  expect(said).toContain(`(${wrong} is not being watched.)`)
  expect(await watched()).toEqual([])
})

test.each([
  ['/watch add https://example.com/reports/SmallReport00001', 'example.com is not FFLogs'],
  ['/watch add soon', 'That is not a report link.'],
  ['/watch remove OtherReport00001', 'OtherReport00001 was not being watched.'],
  ['/watch list', 'No report is being watched.'],
  ['/watch now', 'No report is being watched.'],
])('%s is answered with a sentence', async (line, sentence) => {
  const { say, watched } = await inStatic('sentences')
  expect(await say(line)).toContain(sentence)
  expect(await watched()).toEqual([])
})

test('a watch can be taken back', async () => {
  const { say, watched } = await inStatic('taken back')
  await say(`/watch add ${code}`)
  expect(await say(`/watch remove ${code}`)).toBe(`${code} is no longer watched.`)
  expect(await watched()).toEqual([])
})

test('only those who manage the server may watch', async () => {
  const { say, watched } = await inStatic('raiders', { ...lead, mayManage: false })
  expect(await say(`/watch add ${code}`)).toContain('Manage Server')
  expect(await watched()).toEqual([])
})
