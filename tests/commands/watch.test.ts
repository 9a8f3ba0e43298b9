import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../../src/bot/lines/ask.ts'
import { checkFflogs } from '../../src/ingest/fflogs/check.ts'
import { openFflogs } from '../../src/ingest/fflogs/client.ts'
import { openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { openPoller } from '../../src/ingest/poller.ts'
import { pollWatch } from '../../src/ingest/watch.ts'
import { localChannel, localGuild, openStatic } from '../../src/store/people/statics.ts'
import { endWatch } from '../../src/store/reports/watch-turns.ts'
import { listWatches } from '../../src/store/reports/watches.ts'
import { watches } from '../../src/store/schema.ts'
import { withHouse } from '../bot/house.ts'
import { smallReport } from '../fflogs/small-report.ts'
import { faults, openStandIn, type StandIn } from '../fflogs/stand-in.ts'

const house = withHouse()
const lead = { id: '200000000000000002', name: 'lead', mayManage: true }
const code = 'SmallReport00001'
let fflogs: StandIn
const readers = openFightReaders()
const stopping: (() => Promise<void>)[] = []

beforeAll(async () => {
  fflogs = await openStandIn()
  fflogs.show(smallReport({ code, pulls: 2 }))
  fflogs.show({ ...smallReport({ code: 'PrivateReport001' }), visibility: 'private' })
  stopping.push(await work(fflogs))
})
afterAll(async () => {
  for (const stop of stopping) await stop()
  await fflogs.close()
  await readers.close()
})

/** What a running Vigil does about watched reports. */
async function work(settings: Pick<StandIn, 'url' | 'clientId' | 'clientSecret'>): Promise<() => Promise<void>> {
  const { db, jobs, facts, now } = house().services
  const client = openFflogs({ ...settings, db, now, retryMs: 1 })
  const fail = (error: unknown) => {
    throw error
  }
  const poller = openPoller({
    db,
    budget: client.budget,
    poll: (id, turn) => pollWatch({ db, client, readers, facts, now }, id, turn),
    now,
    pollSeconds: 30,
    onNotice: () => {},
    onError: fail,
  })
  await jobs.work('poll', ({ watchId }) => poller.ask(watchId))
  await jobs.work('check', () => checkFflogs(client))
  const sweeping = setInterval(() => poller.sweep().catch(fail), 100)
  return async () => {
    clearInterval(sweeping)
    await poller.stop()
  }
}

const inStatic = async (name: string, member = lead, forbidden?: readonly string[]) => {
  const { id } = await openStatic(house().services.db, localGuild, { name })
  const inDiscord = forbidden && { channelId: '300000000000000001', forbidden }
  const asker = { staticId: id, channelId: localChannel(id), member, ...inDiscord }
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
  expect(await say('/watch list')).toMatch(
    new RegExp(`^- “A short night” \\(${code}\\): 2 pulls so far\\. Asked <t:\\d+:R>; its turn is <t:\\d+:R>\\.$`),
  )
  expect(await say('/watch now')).toBe(`“A short night” (${code}): 2 pulls so far.`)
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

test('several reports in one text are watched, and those that cannot be are named', async () => {
  const { say, watched } = await inStatic('several')
  const other = 'OtherReport00001'
  fflogs.show(smallReport({ code: other, pulls: 3 }))
  const text = `Tonight: https://www.fflogs.com/reports/${code}, https://fflogs.com/reports/${other}?fight=last PrivateReport001`
  const said = (await say(`/watch add "${text}"`)).split('\n')
  expect(said).toEqual([
    `- Watching “A short night” (${code}): 2 pulls so far.`,
    `- Watching “A short night” (${other}): 3 pulls so far.`,
    expect.stringMatching(/^- This report is private.*\(PrivateReport001 is not being watched\.\)$/),
  ])
  expect(await watched()).toEqual([code, other])
  expect(await say(`/watch now ${other}`)).toBe(`“A short night” (${other}): 3 pulls so far.`)
  expect((await say('/watch now')).split('\n')).toHaveLength(2)
})

test('what ended is shown so, and goes on with /watch now or /watch add', async () => {
  const { id, say } = await inStatic('ended')
  const { db } = house().services
  await say(`/watch add ${code}`)
  for (const onward of ['/watch now', `/watch now ${code}`, `/watch add ${code}`]) {
    const [own] = await listWatches(db, id)
    if (own) await endWatch(db, own)
    expect(await say('/watch list')).toContain('it stood still, and is no longer asked. `/watch now` goes on with it.')
    expect(await say(onward)).toContain('2 pulls so far.')
    expect((await listWatches(db, id))[0]?.state).toBe('watching')
  }
})

test('a report is read anew, all of its pages, and the answer says when that is done', async () => {
  const { say } = await inStatic('rescan')
  await say(`/watch add ${code}`)
  const pages = () => fflogs.asked.filter((one) => one.question === 'events' && one.variables.code === code).length
  const before = pages()
  expect(await say(`/watch rescan ${code}`)).toBe(`Read anew. “A short night” (${code}): 2 pulls so far.`)
  expect(pages()).toBeGreaterThan(before)
  expect(await say('/watch rescan OtherReport00001')).toContain('OtherReport00001 was not being watched.')
})

test('a report that cannot be read anew now says why, and stays as it is', async () => {
  const { say } = await inStatic('rescan private')
  const own = 'RescanReport0001'
  fflogs.show(smallReport({ code: own, pulls: 2 }))
  await say(`/watch add ${own}`)
  fflogs.change(own, { visibility: 'private' })
  expect(await say(`/watch rescan ${own}`)).toMatch(/^Not read anew yet\. .*private/)
})

test('a test names what is missing in the channel, and says that FFLogs answers', async () => {
  const { say } = await inStatic('test', lead, ['Attach Files', 'Create Public Threads'])
  expect((await say('/watch test')).split('\n')).toEqual([
    expect.stringContaining('Give it Attach Files, Create Public Threads in the channel’s settings'),
    '- Told here: Pulls of the reports it watches and of logs handed in here. Each pull has a post of its own; wipes under 20 s are only counted.',
    expect.stringContaining('No report is watched here: /watch add does'),
    '- No alerts come here: /settings alerts set brings some.',
    expect.stringMatching(/^- FFLogs answers: 3,[45]\d\d of 3,600 points are left this hour\.$/),
  ])
  const { say: allowed } = await inStatic('test', lead, [])
  expect(await allowed('/watch test')).toContain('Vigil may do here all it needs.')
  const { say: onPage } = await inStatic('test')
  expect(await onPage('/watch test')).toContain('its posts show on the page')
})

test('a report that FFLogs has no time for is kept, and the answer says when it is asked', async () => {
  await house().services.db.delete(watches) // whoever else is asked would meet it first
  const { say, watched } = await inStatic('busy')
  fflogs.failNext('report', { ...faults.tooFast, retryAfterSeconds: 1 })
  expect(await say(`/watch add ${code}`)).toMatch(/^Watching .*slow down.*<t:\d+:R>/)
  expect(await watched()).toEqual([code])
  await expect.poll(async () => await say('/watch now'), { timeout: 15_000 }).toContain('2 pulls so far.')
})

test('a test says when FFLogs refuses us', async () => {
  const { say } = await inStatic('refused')
  fflogs.revokeTokens()
  fflogs.refuseClient()
  expect(await say('/watch test')).toMatch(/^- FFLogs .*refuses/m)
})
