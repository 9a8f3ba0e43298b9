import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { tableOf } from '../../src/events/recorder.ts'
import { readFacts } from '../../src/facts.ts'
import { openFflogs } from '../../src/ingest/fflogs/client.ts'
import { openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { pollWatch } from '../../src/ingest/watch.ts'
import { listNightPulls, listPulls, loadEvents, savePull } from '../../src/store/pulls.ts'
import { openStatic } from '../../src/store/statics.ts'
import { findWatch, removeWatch, saveWatch } from '../../src/store/watches.ts'
import { onEveryDatabase } from '../databases.ts'
import { reportStart, smallReport } from '../fflogs/small-report.ts'
import { faults, openStandIn, type StandIn } from '../fflogs/stand-in.ts'

const facts = readFacts()
const minute = 60_000

onEveryDatabase('a watched report', (open) => {
  const readers = openFightReaders()
  let standIn: StandIn
  let now = 0
  let statics = 0
  beforeAll(async () => {
    standIn = await openStandIn()
  })
  afterAll(async () => {
    await standIn.close()
    await readers.close()
  })
  beforeEach(() => {
    now = reportStart + 3 * 60 * minute
  })

  /** A static of its own that watches a report of its own. */
  const begin = async ({ pulls = 2 } = {}) => {
    const { db } = open()
    statics += 1
    const report = smallReport({ code: `Watched${String(statics).padStart(9, '0')}`, pulls })
    standIn.show(report)
    const { id: staticId } = await openStatic(db, { discordId: 'local', name: 'here' }, { name: `static ${statics}` })
    const watch = await saveWatch(db, staticId, { code: report.code, channelId: 'c', addedBy: 'x', addedAt: now })
    const poll = (settings: Partial<Parameters<typeof openFflogs>[0]> = {}) => {
      const client = openFflogs({ ...standIn, db, now: () => now, retryMs: 1, ...settings })
      now += minute
      return pollWatch({ db, client, readers, facts, now: () => now }, watch.id)
    }
    const asked = (question: string) =>
      standIn.asked.filter(({ variables }) => variables.code === report.code).filter((one) => one.question === question)
        .length
    return { db, staticId, watch, report, poll, asked }
  }

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
    const before = standIn.asked.length
    expect(await poll({ clientId: standIn.clientId })).toEqual({ nightIds: [], newPulls: 0 })
    const more = standIn.asked.slice(before).filter(({ question }) => question !== 'token')
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
      standIn.grow(report.code, shown)
      found.push((await poll()).newPulls)
    }
    expect(found).toEqual([0, 0, 1, 0, 0, 2])
    expect(asked('events')).toBe(2 * 3 + 2) // two streams of each, and what there was early of two of them
    expect(await listPulls(db, staticId, 10)).toHaveLength(3)
  })

  test('when it last grew is kept', async () => {
    const { db, watch, poll, report } = await begin()
    standIn.grow(report.code, { fights: 1 })
    await poll()
    expect(await findWatch(db, watch.id)).toMatchObject({ polledAt: now, changedAt: reportStart + 11 * minute })
    standIn.grow(report.code, {})
    await poll()
    expect(await findWatch(db, watch.id)).toMatchObject({ polledAt: now, changedAt: reportStart + 21 * minute })
  })

  test('interrupted at any question and polled again, it ends in the same stored state', async () => {
    const stateOf = async ({ db, staticId }: { db: ReturnType<typeof open>['db']; staticId: number }) => {
      const pulls = await listPulls(db, staticId, 10)
      const events = await Promise.all(pulls.map(({ id }) => loadEvents(db, staticId, id)))
      return pulls.map(({ number, sourceKey, startedAt }, index) => [
        number,
        sourceKey,
        startedAt,
        events[index]?.all(),
      ])
    }
    const whole = await begin({ pulls: 3 })
    await whole.poll()
    const expected = await stateOf(whole)
    expect(expected).toHaveLength(3)

    for (const answered of [0, 1, 2, 3, 4]) {
      const broken = await begin({ pulls: 3 })
      const unharmed = Array.from({ length: answered }, () => ({ kind: 'none' }) as const)
      standIn.failNext('api', ...unharmed, ...Array.from({ length: 4 }, () => faults.hangUp))
      const first = await broken.poll()
      expect(first.trouble).toContain('cannot be reached')
      const second = await broken.poll()
      expect(second).not.toHaveProperty('trouble')
      expect(first.newPulls + second.newPulls).toBe(3)
      expect(await stateOf(broken)).toEqual(expected)
      expect(broken.asked('events')).toBe(6)
      expect(await findWatch(broken.db, broken.watch.id)).not.toHaveProperty('trouble')
    }
  })

  test('pulls that were stored before a kill still name their night', async () => {
    const { db, watch, poll } = await begin()
    const client = openFflogs({ ...standIn, db, now: () => now })
    const killed = async () => {
      throw new Error('killed')
    }
    const dying = pollWatch({ db, client, readers, facts, now: () => now, onNight: killed }, watch.id)
    await expect(dying).rejects.toThrow('killed')
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
    await savePull(db, staticId, log, { ...told, startedAt, sourceKey: String(startedAt) }, now)
    expect((await poll()).newPulls).toBe(1)
    expect(asked('events')).toBe(2)
  })

  test('what a log had cut off becomes whole from the report, once, and its night is told again', async () => {
    const { db, staticId, poll, asked } = await begin({ pulls: 1 })
    const log = { source: 'netlog', code: 'abc', title: 'a log', startedAt: reportStart } as const
    const startedAt = reportStart + 10 * minute + 1_200
    const part = { ...told, startedAt, sourceKey: String(startedAt), outcome: 'unknown' } as const
    const { pull } = await savePull(db, staticId, log, part, now)
    now += minute

    expect((await poll()).nightIds).toHaveLength(1)
    const whole = await listPulls(db, staticId, 10)
    expect(whole).toMatchObject([{ id: pull.id, number: 1, source: 'fflogs', outcome: 'wipe', storedAt: now }])
    expect((await poll()).nightIds).toEqual([])
    expect([asked('events'), asked('masterData')]).toEqual([2, 1])
  })

  test('trouble becomes a sentence, and what is stored stays', async () => {
    const { db, staticId, watch, report, poll } = await begin({ pulls: 1 })
    await poll()
    standIn.show({ ...report, visibility: 'private' })
    expect((await poll()).trouble).toContain('private')
    expect(await findWatch(db, watch.id)).toMatchObject({ trouble: expect.stringContaining('private') })
    expect(await listPulls(db, staticId, 10)).toHaveLength(1)
    standIn.show(report)
    await poll()
    expect(await findWatch(db, watch.id)).not.toHaveProperty('trouble')
  })

  test('without credentials it says which settings are missing', async () => {
    const { poll } = await begin()
    const { trouble } = await poll({ clientId: undefined, clientSecret: undefined })
    expect(trouble).toMatch(/FFLOGS_CLIENT_ID and FFLOGS_CLIENT_SECRET/)
  })

  test('one that was removed meanwhile is left alone', async () => {
    const { db, staticId, report, poll } = await begin()
    await removeWatch(db, staticId, report.code)
    expect(await poll()).toEqual({ nightIds: [], newPulls: 0 })
  })
})

const told = {
  source: 'netlog',
  territoryId: 1363,
  fightName: 'Dancing Mad (Ultimate)',
  durationMs: minute,
  outcome: 'wipe',
  actors: [],
  abilityNames: {},
  statusNames: {},
  phases: [],
  events: tableOf([]),
  parser: 'netlog 1',
} as const
