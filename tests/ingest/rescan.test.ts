import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tableOf } from '../../src/events/recorder.ts'
import { standing } from '../../src/store/fflogs/pages.ts'
import { listPulls, savePull } from '../../src/store/pulls/pulls.ts'
import { saveRescanAsked } from '../../src/store/reports/watch-turns.ts'
import { findWatch } from '../../src/store/reports/watches.ts'
import { fflogsPages } from '../../src/store/schema.ts'
import { onEveryDatabase } from '../databases.ts'
import { dyingAfter } from '../dying-db.ts'
import { faults } from '../fflogs/stand-in.ts'
import type { StandInReport } from '../fflogs/stand-in-report.ts'
import { pollingRoom, watchReport, watchSmallReport } from './watched.ts'

onEveryDatabase('a report that is read anew', (open) => {
  const room = pollingRoom(open)

  /** Stored pulls; then FFLogs corrects what happened in them, without a word. */
  const begin = async (pulls = 3) => {
    const watched = await watchSmallReport(room, { pulls })
    await watched.poll()
    const before = await watched.stored()
    room.standIn.change(watched.report.code, { events: corrected(watched.report) })
    return { ...watched, before, ask: () => saveRescanAsked(watched.db, watched.watch.id, room.clock.now) }
  }
  const editionsOf = async (code: string) => {
    const rows = await open().db.select().from(fflogsPages).where(eq(fflogsPages.code, code))
    return [...new Set(rows.map(({ edition }) => edition))]
  }

  test('is asked for from its first page, and its pulls are as if read for the first time, under their numbers', async () => {
    const { db, watch, report, before, poll, asked, ask, stored } = await begin()
    expect(await poll()).toMatchObject({ newPulls: 0, expense: { questions: 1 } })
    expect(await stored()).toEqual(before)

    await ask()
    const questions = asked('events')
    const { nightIds } = await poll()
    expect(nightIds).toHaveLength(1)
    expect(asked('events') - questions).toBe(6)
    expect(await findWatch(db, watch.id)).not.toHaveProperty('rescanAskedAt')
    const fresh = await watchReport(room, report)
    await fresh.poll()
    expect(await stored()).toEqual(await fresh.stored())
    expect(await stored()).not.toEqual(before)
    expect(await editionsOf(report.code)).toEqual([standing])
  })

  test('leaves what other statics have of it alone', async () => {
    const { report, poll, ask } = await begin()
    room.standIn.change(report.code, { events: report.events })
    const other = await watchReport(room, report)
    await other.poll()
    const theirs = await other.stored()
    room.standIn.change(report.code, { events: corrected(report) })
    await ask()
    await poll()
    expect(await other.stored()).toEqual(theirs)
    await other.poll()
    expect(await other.stored()).toEqual(theirs)
  })

  test('has what it no longer tells taken away, unless somebody else tells it', async () => {
    const { db, staticId, report, poll, ask, stored } = await begin()
    const [last] = await listPulls(db, staticId, 1)
    if (!last) return
    const { id: _id, number: _number, report: _report, storedAt: _storedAt, ...told } = last
    const log = { source: 'netlog', code: 'abc', title: 'a log', startedAt: report.startTime } as const
    const events = (await stored())[2]?.events ?? []
    await savePull(db, staticId, log, { ...told, sourceKey: 'x', events: tableOf(events) }, room.clock.now)
    room.standIn.change(report.code, { fights: report.fights.slice(0, 1) })
    await poll()
    expect((await stored()).map(({ number }) => number)).toEqual([1, 2, 3])
    await ask()
    await poll()
    expect((await stored()).map(({ number }) => number)).toEqual([1, 3])
  })

  test('stays as it was while something is in the way, and says so', async () => {
    const { db, watch, report, before, poll, ask, stored } = await begin()
    await ask()
    room.standIn.failNext('events', { kind: 'none' }, { kind: 'none' }, { kind: 'none' }, ...hangUps)
    const { trouble } = await poll()
    expect(trouble).toMatch(/cannot be reached .* until then, what was read before stands\.$/)
    expect(await stored()).toEqual(before)
    expect((await editionsOf(report.code)).sort()).toEqual([standing, watch.id].sort())
    expect(await poll()).not.toHaveProperty('trouble')
    expect(await stored()).not.toEqual(before)
    expect(await findWatch(db, watch.id)).not.toHaveProperty('rescanAskedAt')
  })

  test('killed at any question, it goes on where it was', async () => {
    const expected = await corrections(2)
    for (let questions = 0; ; questions++) {
      const { report, before, poll, ask, asked, stored } = await begin(2)
      await ask()
      const earlier = asked('events')
      room.standIn.failNext('api', ...Array.from({ length: questions }, () => ({ kind: 'none' }) as const), ...hangUps)
      const { trouble } = await poll()
      room.standIn.heal()
      if (trouble !== undefined) {
        expect(await stored()).toEqual(before)
        await poll()
      }
      expect(await stored()).toEqual(expected)
      expect(asked('events') - earlier).toBe(4)
      expect(await editionsOf(report.code)).toEqual([standing])
      if (trouble === undefined) break
    }
  })

  test('killed at any write, it is read before or after, never a part of it', async () => {
    const expected = await corrections(2)
    for (let writes = 0; ; writes++) {
      const { db, report, before, poll, ask, asked, stored } = await begin(2)
      await ask()
      const earlier = asked('events')
      const dying = dyingAfter(db, writes)
      const isKilled = await poll({ db: dying.db }, { db: dying.db }).then(
        () => false,
        () => true,
      )
      expect([before, expected]).toContainEqual(await stored())
      if (isKilled) await poll()
      expect(await stored()).toEqual(expected)
      expect(asked('events') - earlier).toBeLessThanOrEqual(5)
      expect(await editionsOf(report.code)).toEqual([standing])
      if (!isKilled) break
    }
  })

  test('asked for once more while it is read, it is read once', async () => {
    const { poll, ask, asked, stored } = await begin()
    await ask()
    const earlier = asked('events')
    const polls = await Promise.all([poll(), poll()])
    expect(polls.map(({ trouble }) => trouble)).toEqual([undefined, undefined])
    expect(await stored()).toEqual(await corrections())
    expect(asked('events') - earlier).toBeLessThanOrEqual(12)
  })

  const corrections = async (pulls = 3) => {
    const { report, poll, stored } = await watchSmallReport(room, { pulls })
    room.standIn.change(report.code, { events: corrected(report) })
    await poll()
    return await stored()
  }
})

const hangUps = Array.from({ length: 4 }, () => faults.hangUp)

/** Without the last of the autos in each fight. */
const corrected = ({ events }: StandInReport): StandInReport['events'] =>
  Object.fromEntries(Object.entries(events).map(([id, told]) => [id, told.filter((_, index) => index !== 5)]))
