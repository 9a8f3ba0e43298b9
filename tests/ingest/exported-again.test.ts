import { expect, test } from 'vitest'
import { listPulls } from '../../src/store/pulls/pulls.ts'
import { listResults, saveResults } from '../../src/store/pulls/results.ts'
import { onEveryDatabase } from '../databases.ts'
import type { StandInFight, StandInReport } from '../fflogs/stand-in-report.ts'
import { minute, pollingRoom, watchSmallReport } from './watched.ts'

onEveryDatabase('a report that is exported again', (open) => {
  const room = pollingRoom(open)

  /** Three stored pulls, and what the next export has changed in one of the fights. */
  const begin = async () => {
    const watched = await watchSmallReport(room, { pulls: 3 })
    await watched.poll()
    const before = await watched.stored()
    const events = watched.asked('events')
    const { report, db, staticId } = watched
    const change = (id: number, part: Partial<StandInFight>): Pick<StandInReport, 'fights'> => ({
      fights: report.fights.map((fight) => (fight.id === id ? { ...fight, ...part } : fight)),
    })
    const reread = () => watched.asked('events') - events
    const numbers = async () => (await listPulls(db, staticId, 9)).map(({ number }) => number)
    return { ...watched, before, change, reread, numbers }
  }

  test('that changed nothing costs one question', async () => {
    const { report, poll, reread, stored, before } = await begin()
    room.standIn.reExport(report.code)
    expect(await poll()).toMatchObject({ nightIds: [], newPulls: 0, expense: { questions: 1 } })
    expect(reread()).toBe(0)
    expect(await stored()).toEqual(before)
  })

  test('has only the fight read that changed; its pull keeps its number, and its night is told again', async () => {
    const { report, poll, change, reread, stored, before } = await begin()
    const fewer = { ...report.events, 2: (report.events[2] ?? []).slice(0, 3) }
    room.standIn.reExport(report.code, { ...change(2, { fightPercentage: 12.5 }), events: fewer })
    const { nightIds, newPulls } = await poll()
    expect([nightIds.length, newPulls]).toEqual([1, 0])
    expect(reread()).toBe(2)
    const [first, second, third] = await stored()
    expect([first, third]).toEqual([before[0], before[2]])
    expect(second).toMatchObject({ number: 2, fightHp: 0.125 })
    expect(second?.events).toHaveLength(3)
  })

  test('has what was found out about the changed pull found out anew', async () => {
    const { db, staticId, report, poll, change } = await begin()
    const ids = (await listPulls(db, staticId, 9)).map(({ id, storedAt }) => ({ id, storedAt }))
    for (const pull of ids) await saveResults(db, pull, [{ metric: 'deaths', version: 1, result: 'old' }])
    room.standIn.reExport(report.code, change(2, { kill: true }))
    await poll()
    const left = await listResults(
      db,
      staticId,
      ids.map(({ id }) => id),
    )
    expect(left.map(({ pullId }) => pullId).sort()).toEqual([ids[0]?.id, ids[2]?.id].sort())
  })

  test('keeps the pull of a fight that vanished from it', async () => {
    const { report, poll, stored, before } = await begin()
    room.standIn.reExport(report.code, { fights: report.fights.slice(1) })
    await poll()
    expect(await stored()).toEqual(before)
  })

  test('that has no fights at all, for a while, loses nothing', async () => {
    const { report, poll, stored, reread, before } = await begin()
    room.standIn.reExport(report.code, { fights: [] })
    expect(await poll()).toMatchObject({ nightIds: [], newPulls: 0 })
    room.standIn.reExport(report.code, { fights: report.fights })
    await poll()
    expect(await stored()).toEqual(before)
    expect(reread()).toBe(0)
  })

  test('tells the same pulls when it numbers its fights anew', async () => {
    const { report, poll, stored, numbers, before } = await begin()
    const renumbered = report.fights.map((fight) => ({ ...fight, id: fight.id + 1 }))
    const events = Object.fromEntries(
      Object.entries(report.events).map(([id, told]) => [
        Number(id) + 1,
        told.map((event) => ({ ...event, fight: 0 })),
      ]),
    )
    room.standIn.reExport(report.code, { fights: renumbered, events })
    await poll()
    expect(await numbers()).toEqual([3, 2, 1])
    const told = ({ number, startedAt, events: all }: (typeof before)[number]) => [number, startedAt, all]
    expect((await stored()).map(told)).toEqual(before.map(told))
  })

  test('a fight that is longer by now, without another export, is read on from where it ended', async () => {
    const { report, poll, change, stored, reread } = await begin()
    const longer = report.fights[2]?.endTime ?? 0
    const late = { type: 'death', timestamp: longer + 5_000, sourceID: 10, targetID: 1, abilityGameID: 0, killerID: 10 }
    const events = { ...report.events, 3: [...(report.events[3] ?? []), late] }
    room.standIn.change(report.code, { ...change(3, { endTime: longer + 5_000, combatTime: minute + 4_500 }), events })
    await poll()
    expect(reread()).toBe(2)
    const asked = room.standIn.asked.filter(({ variables }) => variables.code === report.code).slice(-2)
    expect(asked.map(({ variables }) => variables.from)).toEqual([longer + 1, longer + 1])
    const [, , third] = await stored()
    expect(third).toMatchObject({ number: 3, durationMs: minute + 4_500 })
    expect(third?.events.filter(({ type }) => type === 'death')).toHaveLength(2)
  })
})
