import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { readFacts } from '../../src/game/facts.ts'
import { openFflogs } from '../../src/ingest/fflogs/client.ts'
import { openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { openPoller } from '../../src/ingest/poller.ts'
import { pollWatch } from '../../src/ingest/watch.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { renewWatch, saveRescanAsked } from '../../src/store/reports/watch-turns.ts'
import { findWatch, saveWatch } from '../../src/store/reports/watches.ts'
import { fflogsQuotas, posts, watches } from '../../src/store/schema.ts'
import { listPosts } from '../../src/store/telling/posts.ts'
import { onEveryDatabase } from '../databases.ts'
import { reportStart, smallReport } from '../fflogs/small-report.ts'
import { faults, openStandIn, type StandIn, stall } from '../fflogs/stand-in.ts'

const facts = readFacts()
const minute = 60_000

onEveryDatabase('all watched reports', (open) => {
  const readers = openFightReaders()
  let standIn: StandIn
  let now = 0
  let reports = 0
  beforeAll(() => {
    now = reportStart
  })
  beforeEach(async () => {
    const { db } = open()
    await db.delete(watches)
    await db.delete(posts)
    await db.delete(fflogsQuotas)
    now += 100 * 24 * 60 * minute // whatever was told before is long ago
    standIn = await openStandIn({ now: () => now })
  })
  afterEach(() => standIn.close())
  afterAll(() => readers.close())

  /** A report that is growing now, watched by a static in its channel. */
  const watchLive = async (name = 'static', { pulls = 2, fights = 1 } = {}) => {
    const { db } = open()
    reports += 1
    const code = `Live${String(reports).padStart(12, '0')}`
    const report = { ...smallReport({ code, pulls }), startTime: now - 12 * minute } // its first fight ended a minute ago
    standIn.show(report, { fights })
    const { id: staticId } = await openStatic(db, { discordId: 'local', name: 'here' }, { name })
    const { id } = await saveWatch(db, staticId, { code, channelId: `of ${name}`, addedBy: 'x', addedAt: now })
    const told = async () => (await listPosts(db, staticId, 20)).map(({ message }) => message.content).toReversed()
    const asked = () => standIn.requests.filter(({ variables }) => variables.code === code).length
    const stands = async () => await findWatch(db, id)
    return { id, staticId, code, report, told, asked, stands }
  }

  const openAll = (settings: Partial<Parameters<typeof openFflogs>[0]> = {}) => {
    const { db } = open()
    const client = openFflogs({ ...standIn, db, now: () => now, retryMs: 1, ...settings })
    const poller = openPoller({
      db,
      budget: client.budget,
      poll: (id, turn) => pollWatch({ db, client, readers, facts, now: () => now }, id, turn),
      now: () => now,
      pollSeconds: 30,
      onNotice: () => {},
      onError: (error) => {
        throw error
      },
    })
    /** Lets time pass, with a sweep every so often. */
    const pass = async (ms: number, everyMs = 10_000) => {
      for (const end = now + ms; now < end; now += everyMs) {
        await poller.sweep()
        await poller.settled()
      }
    }
    return { poller, pass }
  }

  test('a live report is asked every half minute, and one request is all it costs while nothing is new', async () => {
    const live = await watchLive()
    const { pass } = openAll()
    await pass(10_000)
    const before = live.asked()
    await pass(5 * minute)
    expect(live.asked() - before).toBe(10)
  })

  test('one that stands still is asked less and less, ends after 90 minutes, and its channel hears of it once', async () => {
    const live = await watchLive()
    const { pass } = openAll()
    await pass(95 * minute)
    expect((await live.stands())?.state).toBe('ended')
    const [said, ...more] = await live.told()
    expect(more).toEqual([])
    expect(said).toContain(`“A short night” (${live.code}) has not grown for 90 minutes`)
    expect(said).toContain('/watch now')
    const asked = live.asked()
    expect(asked).toBeLessThan(80) // 190 at its live rhythm
    await pass(60 * minute, minute)
    expect(live.asked()).toBe(asked)
  })

  test('what ended goes on when somebody asks for it, and can end again', async () => {
    const { db } = open()
    const live = await watchLive()
    const { poller, pass } = openAll()
    await pass(95 * minute, minute)
    standIn.show({ ...live.report, startTime: now - 22 * minute }) // played on: its second fight ended a minute ago
    await renewWatch(db, live.id, now)
    await poller.ask(live.id)
    await poller.settled()
    expect(await live.stands()).toMatchObject({ state: 'watching', polledAt: now, changedAt: now - minute })
    await pass(95 * minute, minute)
    expect((await live.stands())?.state).toBe('ended')
    expect(await live.told()).toHaveLength(2)
  })

  test('what FFLogs could not answer for two hours has not ended: it may have grown', async () => {
    const live = await watchLive()
    const { pass } = openAll()
    await pass(minute)
    standIn.failFromNowOn('api', faults.gatewayPage)
    await pass(120 * minute, minute)
    expect((await live.stands())?.state).toBe('watching')
    standIn.heal()
    standIn.show({ ...live.report, startTime: now - 22 * minute })
    await pass(10 * minute, minute)
    expect(await live.stands()).toMatchObject({ state: 'watching', polledAt: expect.any(Number) })
    expect(await live.stands()).not.toHaveProperty('trouble')
  })

  test('one that ended is read anew when somebody wants that, and stays ended', async () => {
    const { db } = open()
    const live = await watchLive()
    const { pass } = openAll()
    await pass(95 * minute, minute)
    const pages = () => standIn.asked.filter(({ question }) => question === 'events').length
    const before = pages()
    await saveRescanAsked(db, live.id, now)
    await pass(5 * minute, minute)
    expect(pages()).toBe(2 * before)
    expect(await live.stands()).toMatchObject({ state: 'ended' })
    expect(await live.stands()).not.toHaveProperty('rescanAskedAt')
    expect(await live.told()).toHaveLength(1)
    const asked = live.asked()
    await pass(10 * minute, minute)
    expect(live.asked()).toBe(asked)
  })

  test('private, readable, private again: each change is told once, and what is stored stays', async () => {
    const live = await watchLive()
    const { pass } = openAll()
    await pass(minute)
    const hidden = async (visibility: 'private' | 'public') => {
      standIn.change(live.code, { visibility })
      await pass(3 * minute)
    }
    await hidden('private')
    await hidden('public')
    await hidden('private')
    expect(await live.told()).toEqual([
      expect.stringMatching(/“A short night” .*: This report is private\..*public or unlisted/),
      expect.stringContaining('can be read again'),
      expect.stringContaining('This report is private.'),
    ])
  })

  test.each([
    ['archived', (code: string) => standIn.archive(code), /archived.*network log/],
    ['deleted', (code: string) => standIn.remove(code), /knows no such report/],
  ])('%s is told with what to do, once', async (_, happens, sentence) => {
    const live = await watchLive()
    const { pass } = openAll()
    await pass(minute)
    happens(live.code)
    await pass(5 * minute)
    expect(await live.told()).toEqual([expect.stringMatching(sentence)])
  })

  test('what the first answer says is not told: whoever added the report has heard it', async () => {
    const live = await watchLive()
    standIn.change(live.code, { visibility: 'private' })
    const { pass } = openAll()
    await pass(10_000)
    expect(await live.stands()).toMatchObject({ trouble: expect.stringContaining('private') })
    expect(await live.told()).toEqual([])
  })

  test('a gateway that fails for a moment is not told, one that fails for long is, once a channel', async () => {
    const one = await watchLive('two reports')
    await watchLive('two reports')
    const { pass } = openAll()
    await pass(minute)
    standIn.failFromNowOn('api', faults.gatewayPage)
    await pass(3 * minute)
    expect((await one.stands())?.trouble).toContain('cannot be reached')
    expect(await one.told()).toEqual([])
    await pass(10 * minute)
    expect(await one.told()).toEqual([expect.stringContaining('cannot be reached')])
    standIn.heal()
    await pass(3 * minute)
    expect(await one.told()).toEqual([expect.anything(), expect.stringContaining('can be read again')])
  })

  test('points gone: nothing is asked until the reset, channels with live reports hear once when it is', async () => {
    const live = await watchLive('live')
    await watchLive('live')
    const idle = await watchLive('idle')
    const { pass } = openAll()
    await pass(minute)
    standIn.change(idle.code, { startTime: now - 60 * minute })
    await open()
      .db.update(watches)
      .set({ addedAt: now - 60 * minute, changedAt: now - 60 * minute })
      .where(eq(watches.id, idle.id))
    standIn.setLimitPerHour(20)
    await pass(2 * minute)
    const asked = standIn.requests.length
    await pass(10 * minute)
    expect(standIn.requests).toHaveLength(asked)
    expect(await live.told()).toEqual([expect.stringMatching(/used up.*<t:\d+:R>.*nothing is lost/)])
    expect(await idle.told()).toEqual([])
    standIn.setLimitPerHour(3_600)
    await pass(10 * minute)
    expect(standIn.requests.length).toBeGreaterThan(asked)
    expect(await live.told()).toHaveLength(1)
  })

  test('a Vigil that starts again while asleep sleeps on, says nothing twice, and stops at once', async () => {
    const live = await watchLive()
    const first = openAll()
    await first.pass(minute)
    standIn.setLimitPerHour(1)
    await first.pass(2 * minute)
    const asked = standIn.requests.length
    const second = openAll()
    await second.pass(5 * minute)
    expect(standIn.requests).toHaveLength(asked)
    expect(await live.told()).toHaveLength(1)
    const began = performance.now()
    await second.poller.stop()
    expect(performance.now() - began).toBeLessThan(500)
  })

  test('a throttled address is left alone for as long as it says; no channel hears of a short one', async () => {
    const live = await watchLive()
    const { pass } = openAll()
    await pass(minute)
    standIn.failNext('api', { ...faults.tooFast, retryAfterSeconds: 120 })
    const before = live.asked()
    await pass(2 * minute)
    expect(live.asked()).toBe(before + 1)
    expect((await live.stands())?.trouble).toContain('slow down')
    await pass(2 * minute)
    expect(await live.stands()).not.toHaveProperty('trouble')
    expect(await live.told()).toEqual([])
  })

  test('a report that FFLogs never answers for holds up nobody', async () => {
    const names = ['one static', 'one static', 'another', 'a third']
    const all = await Promise.all(names.map((name) => watchLive(name)))
    const { poller } = openAll({ timeoutMs: 3_000 })
    standIn.failNext('report', stall())
    await poller.sweep()
    const answered = async () =>
      (await Promise.all(all.map(({ stands }) => stands()))).flatMap((watch) =>
        watch?.polledAt === undefined ? [] : [watch],
      )
    await expect.poll(async () => (await answered()).length).toBe(3)
    expect(await answered()).not.toContainEqual(expect.objectContaining({ trouble: expect.anything() }))
    await poller.settled()
    const troubled = (await answered()).filter(({ trouble }) => trouble !== undefined)
    expect(troubled).toMatchObject([{ trouble: expect.stringContaining('3 s') }])
  })

  test('of two Vigils on one database one asks', async () => {
    const live = await watchLive()
    const [one, other] = [openAll(), openAll()]
    await Promise.all([one.poller.sweep(), other.poller.sweep()])
    await Promise.all([one.poller.settled(), other.poller.settled()])
    expect(standIn.asked.filter(({ question }) => question === 'report')).toHaveLength(1)
    expect(live.asked()).toBeGreaterThan(0)
  })

  test('a member’s wish is asked from the reserve, while watched reports sleep', async () => {
    const live = await watchLive()
    const { poller, pass } = openAll()
    await pass(10_000)
    standIn.setLimitPerHour(60)
    await pass(20 * minute - 30_000)
    standIn.grow(live.code, { fights: 2 })
    const before = live.asked()
    await poller.sweep()
    await poller.settled()
    expect(live.asked()).toBe(before)
    await poller.ask(live.id)
    await poller.settled()
    expect(live.asked()).toBeGreaterThan(before)
  })
})
