import { expect, test } from 'vitest'
import { listPulls } from '../../src/store/pulls/pulls.ts'
import { onEveryDatabase } from '../databases.ts'
import { flaws } from '../fflogs/stand-in.ts'
import type { StandInFight } from '../fflogs/stand-in-report.ts'
import { minute, pollingRoom, watchSmallReport } from './watched.ts'

onEveryDatabase('the fight list of a watched report', (open) => {
  const room = pollingRoom(open)

  /** A report whose fights are the usual ones, each with something changed. */
  const begin = async (...changes: readonly Partial<StandInFight>[]) => {
    const pulls = changes.length
    const watched = await watchSmallReport(room, { pulls })
    const { report } = watched
    const fights = report.fights.map((fight, index) => ({ ...fight, ...changes[index] }))
    room.standIn.show({ ...report, fights })
    return { ...watched, fights }
  }

  test('without fights there is nothing, and nothing is wrong', async () => {
    const { poll } = await begin()
    const { changedAt: _, ...told } = await poll()
    expect(told).toEqual({ nightIds: [], newPulls: 0, expense: { questions: 1, points: 0 } })
  })

  test('a fight that cannot be read holds up those after it, but not for good', async () => {
    const { poll, stored } = await begin({}, {}, {})
    const secondFails = [{ kind: 'none' }, { kind: 'none' }, flaws.stuckCursor] as const // each fight is asked for twice
    const unreadable = { trouble: expect.stringContaining('an answer we cannot use') }
    const numbers = async () => (await stored()).map(({ sourceKey }) => sourceKey)

    room.standIn.failNext('events', ...secondFails)
    expect(await poll()).toMatchObject({ newPulls: 1, ...unreadable })
    room.standIn.failNext('events', flaws.stuckCursor)
    expect(await poll({}, {}, { failingMs: 20 * minute })).toMatchObject({ newPulls: 1, ...unreadable })
    expect(await numbers()).toEqual(['1', '3'])
    expect(await poll()).toMatchObject({ newPulls: 1 })
    expect(await numbers()).toEqual(['1', '3', '2'])
  })

  test('trash and fights of no length are not asked for', async () => {
    const { poll, asked, stored } = await begin(
      { encounterID: 0, kill: null, bossPercentage: null, fightPercentage: null, difficulty: null },
      { endTime: 1_200_000, name: 'Unknown' },
      {},
    )
    expect((await poll()).newPulls).toBe(1)
    expect((await stored()).map(({ sourceKey }) => sourceKey)).toEqual(['3'])
    expect(asked('events')).toBe(2)
  })

  test('a very short pull that FFLogs made trash is a wipe of its encounter', async () => {
    const demoted = { encounterID: 0, originalEncounterID: 1085, kill: null, endTime: 604_000, combatTime: 3_000 }
    const { db, staticId, poll } = await begin(demoted)
    await poll()
    expect(await listPulls(db, staticId, 9)).toMatchObject([
      { encounter: 'dmu', encounterId: 1085, outcome: 'wipe', durationMs: 3_000, trash: false },
    ])
  })

  test('a fight that tells next to nothing is told all the same', async () => {
    const bare = {
      name: 'Unknown',
      combatTime: null,
      kill: null,
      bossPercentage: null,
      fightPercentage: null,
      phaseTransitions: null,
      gameZone: null,
      friendlyPlayers: [],
    }
    const { db, staticId, poll } = await begin(bare)
    expect(await poll()).not.toHaveProperty('trouble')
    expect(await listPulls(db, staticId, 9)).toMatchObject([{ outcome: 'unknown', fightName: 'Unknown', phases: [] }])
  })

  test('nine friendly players are eight and the limit break', async () => {
    const { db, staticId, report, poll } = await begin({ friendlyPlayers: [1, 2, 3, 4, 5, 6, 7, 8, 9] })
    const player = (id: number, name: string, subType: string) =>
      ({ id, gameID: 0, name, type: 'Player', subType, server: 'Example', petOwner: null }) as const
    const others = ['Cira', 'Dorn', 'Edda', 'Finn', 'Gwen', 'Hale'].map((name, index) =>
      player(index + 3, name, 'Monk'),
    )
    const actors = [...report.actors, ...others, player(9, 'Limit Break', 'LimitBreak')]
    room.standIn.change(report.code, { actors })
    await poll()
    const [pull] = await listPulls(db, staticId, 9)
    expect(pull?.actors.filter(({ kind }) => kind === 'player')).toHaveLength(8)
  })

  test('two loggers’ copies of one pull are one, and the second is not even read', async () => {
    const { poll, asked, stored } = await begin({}, { startTime: 600_400, endTime: 660_300 })
    expect((await poll()).newPulls).toBe(1)
    expect((await stored()).map(({ sourceKey }) => sourceKey)).toEqual(['1'])
    const questions = asked('events')
    await poll()
    expect((await stored()).length).toBe(1)
    expect(asked('events')).toBe(questions)
  })
})
