import { expect, test } from 'vitest'
import { tableOf } from '../../src/events/recorder.ts'
import type { RecordedPull, ReportInfo } from '../../src/report.ts'
import { localGuild, openStatic } from '../../src/store/people/statics.ts'
import { findNight, listNights } from '../../src/store/pulls/nights.ts'
import { listProgress } from '../../src/store/pulls/progress.ts'
import { listNightsToAnnounce, listPullChannels } from '../../src/store/pulls/pull-channels.ts'
import { findLastPull, findPull, listNightPulls, listPulls, savePull } from '../../src/store/pulls/pulls.ts'
import { onEveryDatabase } from '../databases.ts'

const minute = 60_000
const start = 1_700_000_000_000
const report: ReportInfo = { source: 'netlog', code: 'abc', title: 'a night', startedAt: start - minute }

const pullAt = (startedAt: number, trash: boolean): RecordedPull => ({
  source: 'netlog',
  sourceKey: String(startedAt),
  territoryId: 1266,
  fightName: 'the Underkeep',
  startedAt,
  durationMs: minute,
  outcome: 'kill',
  actors: [],
  abilityNames: {},
  statusNames: {},
  phases: [],
  events: tableOf([]),
  parser: 'netlog 1',
  trash,
})

onEveryDatabase('trash', (open) => {
  const openHouse = async (name: string) => {
    const { db } = open()
    const { id } = await openStatic(db, localGuild, { name })
    const save = (minutes: number, trash: boolean) =>
      savePull(db, id, report, pullAt(start + minutes * minute, trash), start + (minutes + 1) * minute)
    return { db, id, save }
  }

  test('has a number and can be looked at, and no list, night or post knows of it', async () => {
    const { db, id, save } = await openHouse('apart')
    await save(0, true)
    const { nightId } = await save(10, false)
    await save(20, true)
    expect((await findPull(db, id, 1))?.trash).toBe(true)
    expect((await listPulls(db, id, 10)).map(({ number }) => number)).toEqual([3, 2, 1])

    expect((await findLastPull(db, id))?.number).toBe(2)
    expect((await listProgress(db, id)).map(({ number }) => number)).toEqual([2])
    expect((await listNightPulls(db, id, nightId)).map(({ number }) => number)).toEqual([2])
    expect((await listNights(db, id, 10)).map(({ pulls }) => pulls)).toEqual([1])
    expect(await listPullChannels(db, nightId)).toHaveLength(1)
  })

  test('does not make a night longer, before its first boss or after its last', async () => {
    const { db, save } = await openHouse('span')
    await save(0, true)
    const { nightId } = await save(10, false)
    await save(20, true)
    expect(await findNight(db, nightId)).toMatchObject({
      startedAt: start + 10 * minute,
      endedAt: start + 11 * minute,
    })
  })

  test('alone makes no night and nothing to announce', async () => {
    const { db, id, save } = await openHouse('alone')
    const before = await listNightsToAnnounce(db, 0)
    await save(0, true)
    expect(await listNights(db, id, 10)).toEqual([])
    expect(await listNightsToAnnounce(db, 0)).toEqual(before)
    expect(await findLastPull(db, id)).toBeUndefined()
  })
})
