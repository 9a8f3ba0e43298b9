import { expect, test } from 'vitest'
import { tableOf } from '../../../src/events/recorder.ts'
import type { RecordedPull, ReportInfo } from '../../../src/report.ts'
import { openStatic } from '../../../src/store/people/statics.ts'
import { findPull, listNightPulls, listPulls, loadEvents, savePull } from '../../../src/store/pulls/pulls.ts'
import { listResults, saveResults } from '../../../src/store/pulls/results.ts'
import { onEveryDatabase } from '../../databases.ts'

const report: ReportInfo = { source: 'netlog', code: 'abc', title: 'a night', startedAt: 1_700_000_000_000 }
const second = 1_000

const pullAt = (startedAt: number, more: Partial<RecordedPull> = {}): RecordedPull => ({
  source: 'netlog',
  sourceKey: String(startedAt),
  territoryId: 887,
  fightName: 'The Epic of Alexander (Ultimate)',
  startedAt,
  durationMs: 90 * second,
  outcome: 'wipe',
  actors: [{ id: 0, kind: 'player', name: 'Ayla', job: 'WAR' }],
  abilityNames: { 7: 'Attack' },
  statusNames: {},
  phases: [],
  events: tableOf([{ type: 'death', at: 1_000, target: 0, killer: -1, ability: 0 }]),
  parser: 'netlog 1',
  ...more,
})

onEveryDatabase('stored pulls', (open) => {
  const guild = { discordId: 'local', name: 'here' }
  const start = report.startedAt

  test('a pull comes back as it was told', async () => {
    const { db } = open()
    const { id } = await openStatic(db, guild, { name: 'whole' })
    const { pull } = await savePull(db, id, report, { ...pullAt(start), encounter: 'tea' }, 5)
    expect(await findPull(db, id, 1)).toEqual(pull)
    expect(pull).toMatchObject({ number: 1, encounter: 'tea', startedAt: start, report, storedAt: 5 })
    expect((await loadEvents(db, id, pull.id)).all()).toEqual(pullAt(start).events.all())
  })

  test('the same pull is stored once, from the same report or from another', async () => {
    const { db } = open()
    const { id } = await openStatic(db, guild, { name: 'once' })
    const first = await savePull(db, id, report, pullAt(start), 5)
    const again = await savePull(db, id, report, pullAt(start), 6)
    const other = await savePull(db, id, { ...report, code: 'def' }, pullAt(start + 2 * second), 7)
    expect([first.change, again.change, other.change]).toEqual(['new', 'known', 'known'])
    expect(other.pull.id).toBe(first.pull.id)
    expect(await listPulls(db, id, 10)).toHaveLength(1)
  })

  test('a pull whose log was cut off becomes whole, and stays the same pull', async () => {
    const { db } = open()
    const { id } = await openStatic(db, guild, { name: 'cut off' })
    const part = await savePull(
      db,
      id,
      report,
      pullAt(start, { outcome: 'unknown', durationMs: 18 * second, events: tableOf([]) }),
      5,
    )
    await saveResults(db, part.pull, [{ metric: 'deaths', version: 1, result: [] }])
    const whole = await savePull(db, id, { ...report, code: 'def' }, pullAt(start), 6)
    expect(whole).toMatchObject({ change: 'fuller', pull: { id: part.pull.id, number: 1, outcome: 'wipe' } })
    expect((await loadEvents(db, id, part.pull.id)).count).toBe(1)
    expect(await listResults(db, id, [part.pull.id])).toEqual([])
    const again = await savePull(db, id, report, pullAt(start, { outcome: 'unknown', durationMs: 18 * second }), 7)
    expect(again).toMatchObject({ change: 'known', pull: { outcome: 'wipe' } })
  })

  test('saving the same pull from two places at once stores it once', async () => {
    const { db } = open()
    const { id } = await openStatic(db, guild, { name: 'race' })
    const saves = ['a', 'b', 'c'].map((code) => savePull(db, id, { ...report, code }, pullAt(start), 5))
    expect((await Promise.all(saves)).filter(({ change }) => change === 'new')).toHaveLength(1)
  })

  test('the same moment in another duty is another pull', async () => {
    const { db } = open()
    const { id } = await openStatic(db, guild, { name: 'duties' })
    await savePull(db, id, report, pullAt(start), 5)
    const other = await savePull(db, id, { ...report, code: 'def' }, pullAt(start + second, { territoryId: 1238 }), 5)
    expect(other.change).toBe('new')
  })

  test('pulls belong to one night until three hours pass', async () => {
    const { db } = open()
    const { id } = await openStatic(db, guild, { name: 'nights' })
    const hour = 3_600 * second
    const { nightId } = await savePull(db, id, report, pullAt(start), 5)
    await savePull(db, id, report, pullAt(start + 2.9 * hour), 5)
    await savePull(db, id, report, pullAt(start + 7 * hour), 5)
    expect(await listNightPulls(db, id, nightId)).toHaveLength(2)
  })

  test('another static sees nothing', async () => {
    const { db } = open()
    const { id } = await openStatic(db, guild, { name: 'mine' })
    const theirs = await openStatic(db, { discordId: '99', name: 'other' })
    const { pull, nightId } = await savePull(db, id, report, pullAt(start), 5)
    expect(await findPull(db, theirs.id, pull.number)).toBeUndefined()
    expect(await listNightPulls(db, theirs.id, nightId)).toEqual([])
    await expect(loadEvents(db, theirs.id, pull.id)).rejects.toThrow('no events')
  })
})
