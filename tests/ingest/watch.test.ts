import { expect, test } from 'vitest'
import { tableOf } from '../../src/events/recorder.ts'
import { listNightPulls, listPulls, savePull } from '../../src/store/pulls/pulls.ts'
import { findWatch, removeWatch } from '../../src/store/reports/watches.ts'
import { onEveryDatabase } from '../databases.ts'
import { reportStart } from '../fflogs/small-report.ts'
import { minute, pollingRoom, watchSmallReport } from './watched.ts'

const nothing = { nightIds: [], newPulls: 0 }

onEveryDatabase('a watched report', (open) => {
  const room = pollingRoom(open)
  const begin = (settings?: Parameters<typeof watchSmallReport>[1]) => watchSmallReport(room, settings)

  test('its pulls are stored with their encounter, in one night', async () => {
    const { db, staticId, poll } = await begin()
    const { nightIds, newPulls } = await poll()
    expect(newPulls).toBe(2)
    expect(nightIds).toHaveLength(1)
    const pulls = await listNightPulls(db, staticId, nightIds[0] ?? 0)
    expect(pulls).toMatchObject([
      { number: 1, sourceKey: '1', encounter: 'dmu' },
      { number: 2, sourceKey: '2', encounter: 'dmu' },
    ])
  })

  test('a poll with nothing new costs one question', async () => {
    const { poll, asked, report } = await begin()
    await poll()
    const before = room.standIn.asked.length
    const { changedAt: _, ...told } = await poll()
    expect(told).toEqual({ ...nothing, expense: { questions: 1, points: 0 } })
    const more = room.standIn.asked.slice(before).filter(({ question }) => question !== 'token')
    expect(more).toEqual([{ question: 'report', variables: { code: report.code }, by: 'client' }])
    expect(asked('masterData')).toBe(1)
  })

  test('while it grows, each pull is read once, when it is over', async () => {
    const { db, staticId, poll, asked, report } = await begin({ pulls: 3 })
    const found: number[] = []
    for (const shown of [
      { fights: 0 },
      { fights: 0, inProgress: 3 },
      { fights: 1 },
      { fights: 1, inProgress: 2 },
      { fights: 1, inProgress: 5 },
      { fights: 3 },
    ]) {
      room.standIn.grow(report.code, shown)
      found.push((await poll()).newPulls)
    }
    expect(found).toEqual([0, 0, 1, 0, 0, 2])
    expect(asked('events')).toBe(2 * 3 + 2) // two streams of each, and what there was early of two of them
    expect(await listPulls(db, staticId, 10)).toHaveLength(3)
  })

  test('when it last grew is kept', async () => {
    const { db, watch, poll, report } = await begin()
    room.standIn.grow(report.code, { fights: 1 })
    await poll()
    expect(await findWatch(db, watch.id)).toMatchObject({
      polledAt: room.clock.now,
      changedAt: reportStart + 11 * minute,
    })
    room.standIn.grow(report.code, {})
    await poll()
    expect(await findWatch(db, watch.id)).toMatchObject({
      polledAt: room.clock.now,
      changedAt: reportStart + 21 * minute,
    })
  })

  test('pulls that were stored before a kill still name their night', async () => {
    const { db, watch, poll } = await begin()
    const onNight = async () => {
      throw new Error('killed')
    }
    await expect(poll({}, { onNight })).rejects.toThrow('killed')
    expect(await findWatch(db, watch.id)).not.toHaveProperty('polledAt')
    const { nightIds, newPulls } = await poll()
    expect({ newPulls, nights: nightIds.length }).toEqual({ newPulls: 0, nights: 1 })
  })

  test('two polls at once store every pull once', async () => {
    const { db, staticId, poll } = await begin({ pulls: 3 })
    const polls = await Promise.all([poll(), poll()])
    expect(polls[0].newPulls + polls[1].newPulls).toBe(3)
    expect(await listPulls(db, staticId, 10)).toHaveLength(3)
  })

  test('what another source told already is not even read', async () => {
    const { db, staticId, poll, asked } = await begin({ pulls: 2 })
    const log = { source: 'netlog', code: 'abc', title: 'a log', startedAt: reportStart } as const
    const startedAt = reportStart + 10 * minute + 1_200
    await savePull(db, staticId, log, { ...told, startedAt, sourceKey: String(startedAt) }, room.clock.now)
    expect((await poll()).newPulls).toBe(1)
    expect(asked('events')).toBe(2)
  })

  test('what a log had cut off becomes whole from the report, once, and its night is told again', async () => {
    const { db, staticId, poll, asked } = await begin({ pulls: 1 })
    const log = { source: 'netlog', code: 'abc', title: 'a log', startedAt: reportStart } as const
    const startedAt = reportStart + 10 * minute + 1_200
    const part = { ...told, startedAt, sourceKey: String(startedAt), outcome: 'unknown' } as const
    const { pull } = await savePull(db, staticId, log, part, room.clock.now)
    room.clock.now += minute

    expect((await poll()).nightIds).toHaveLength(1)
    const whole = await listPulls(db, staticId, 10)
    expect(whole).toMatchObject([
      { id: pull.id, number: 1, source: 'fflogs', outcome: 'wipe', storedAt: room.clock.now },
    ])
    expect((await poll()).nightIds).toEqual([])
    expect([asked('events'), asked('masterData')]).toEqual([2, 1])
  })

  test('trouble becomes a sentence, and what is stored stays', async () => {
    const { db, staticId, watch, report, poll } = await begin({ pulls: 1 })
    await poll()
    room.standIn.show({ ...report, visibility: 'private' })
    expect((await poll()).trouble).toContain('private')
    expect(await findWatch(db, watch.id)).toMatchObject({ trouble: expect.stringContaining('private') })
    expect(await listPulls(db, staticId, 10)).toHaveLength(1)
    room.standIn.show(report)
    await poll()
    expect(await findWatch(db, watch.id)).not.toHaveProperty('trouble')
  })

  test('an archived report is not asked for its events', async () => {
    const { report, poll, asked } = await begin()
    room.standIn.archive(report.code)
    expect(await poll()).toMatchObject({ trouble: expect.stringContaining('archived'), code: 'forbidden' })
    expect([asked('report'), asked('masterData'), asked('events')]).toEqual([1, 0, 0])
  })

  test('what a poll costs is told, in questions and in points', async () => {
    const { poll } = await begin({ pulls: 2 })
    // The report, its master data, and two streams of two pulls, the last of which FFLogs has not charged yet.
    expect((await poll()).expense).toEqual({ questions: 6, points: expect.closeTo(2 + 2 + 3 * 2.08) })
  })

  test('without credentials it says which settings are missing', async () => {
    const { poll } = await begin()
    const { trouble } = await poll({ clientId: undefined, clientSecret: undefined })
    expect(trouble).toMatch(/FFLOGS_CLIENT_ID and FFLOGS_CLIENT_SECRET/)
  })

  test('one that was removed meanwhile is left alone', async () => {
    const { db, staticId, report, poll } = await begin()
    await removeWatch(db, staticId, report.code)
    expect(await poll()).toEqual({ ...nothing, expense: { questions: 0, points: 0 } })
  })
})

const told = {
  source: 'netlog',
  territoryId: 1363,
  fightName: 'Dancing Mad (Ultimate)',
  durationMs: minute,
  outcome: 'wipe',
  actors: [
    { id: 0, kind: 'player', name: 'Ayla Stone' },
    { id: 1, kind: 'player', name: 'Bram Oakes' },
  ],
  abilityNames: {},
  statusNames: {},
  phases: [],
  events: tableOf([]),
  parser: 'netlog 1',
} as const
