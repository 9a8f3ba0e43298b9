import { expect, test } from 'vitest'
import { onEveryDatabase } from '../databases.ts'
import { dyingAfter } from '../dying-db.ts'
import { faults } from '../fflogs/stand-in.ts'
import type { Shown } from '../fflogs/uploads.ts'
import { pollingRoom, watchSmallReport } from './watched.ts'

/** Two fights of 301 events, as they are uploaded: the first seen often, the second late. */
const uploads: readonly Shown[] = [
  { fights: 0, inProgress: 80 },
  { fights: 0, inProgress: 250 },
  { fights: 1 },
  { fights: 1, inProgress: 150 },
  {},
]
const fewUploads = [uploads[1] ?? {}, {}]

onEveryDatabase('a report that is read while it grows', (open) => {
  const room = pollingRoom(open)
  const begin = () => watchSmallReport(room, { pulls: 2, events: 300 })
  const paged = { pageLimit: 100 }
  const pagesOf = (code: string, dataType: string) =>
    room.standIn.asked.filter(({ variables }) => variables.code === code && variables.dataType === dataType)

  const readWhole = async () => {
    const whole = await begin()
    await whole.poll(paged)
    return await whole.stored()
  }

  test('its pages join without a gap and without an overlap, and its pulls are as if read at once', async () => {
    const live = await begin()
    for (const shown of uploads) {
      room.standIn.grow(live.report.code, shown)
      await live.poll(paged)
    }
    expect(await live.stored()).toEqual(await readWhole())
    const pages = pagesOf(live.report.code, 'All').map(({ variables }) => [variables.from, variables.to])
    expect(pages).toEqual([
      [600_000, 603_900], // the last ms is left out, it may hold more
      [603_900, 612_400],
      [608_801, 660_001], // a full page ended before what had been uploaded
      [613_801, 660_001],
      [1_200_000, 1_207_400],
      [1_204_901, 1_260_001],
      [1_209_901, 1_260_001],
      [1_214_901, 1_260_001],
    ])
    expect(pagesOf(live.report.code, 'DamageTaken')).toHaveLength(2)
    expect(live.asked('masterData')).toBe(1)
  })

  test('a poll of a fight that goes on costs one page at most, and none when nothing was uploaded', async () => {
    const { report, poll, asked } = await begin()
    room.standIn.grow(report.code, { fights: 0, inProgress: 250 })
    await poll(paged)
    expect(asked('events')).toBe(1)
    await poll(paged)
    expect([asked('report'), asked('events')]).toEqual([2, 1])
  })

  test('while points are short, a fight is not fetched before it is over', async () => {
    const { report, poll, asked } = await begin()
    room.standIn.grow(report.code, { fights: 0, inProgress: 80 })
    room.standIn.setLimitPerHour(4)
    await poll(paged)
    expect(asked('events')).toBe(0)
  })

  test('who turns up later has a name, for one more question', async () => {
    const { report, poll, asked, stored } = await begin()
    const addsArriveIn = (id: number) =>
      (report.events[id] ?? []).map((event) =>
        event.type === 'death' ? { ...event, killerID: 11, sourceID: 11 } : event,
      )
    const add = {
      id: 11,
      gameID: 19_505,
      name: 'Chaos',
      type: 'NPC',
      subType: 'NPC',
      server: null,
      petOwner: null,
    } as const
    room.standIn.show({ ...report, actors: [...report.actors, add], events: { ...report.events, 2: addsArriveIn(2) } })
    room.standIn.grow(report.code, { fights: 1 })
    await poll()
    room.standIn.grow(report.code, {})
    await poll()
    expect(asked('masterData')).toBe(2)
    expect((await stored())[1]?.actors.map(({ name }) => name)).toContain('Chaos')
  })

  test('killed at any question, it goes on where it was', async () => {
    const expected = await readWhole()
    for (let questions = 0; ; questions++) {
      const live = await begin()
      let left = questions
      let kills = 0
      for (const shown of fewUploads) {
        room.standIn.grow(live.report.code, shown)
        const before = room.standIn.requests.length
        const unharmed = Array.from({ length: left }, () => ({ kind: 'none' }) as const)
        if (kills === 0) room.standIn.failNext('api', ...unharmed, ...Array.from({ length: 4 }, () => faults.hangUp))
        const { trouble } = await live.poll(paged)
        room.standIn.heal()
        left -= room.standIn.requests.slice(before).filter(({ question }) => question !== 'token').length
        if (trouble === undefined) continue
        kills += 1
        await live.poll(paged)
      }
      expect(await live.stored()).toEqual(expected)
      expect(pagesOf(live.report.code, 'All')).toHaveLength(8)
      if (kills === 0) break
    }
  }, 60_000)

  test('killed at any write, it goes on where it was', async () => {
    const expected = await readWhole()
    for (let writes = 0; ; writes++) {
      const live = await begin()
      let left = writes
      let kills = 0
      for (const shown of fewUploads) {
        room.standIn.grow(live.report.code, shown)
        const dying = dyingAfter(live.db, kills === 0 ? left : Number.POSITIVE_INFINITY)
        const isKilled = await live.poll({ ...paged, db: dying.db }, { db: dying.db }).then(
          () => false,
          () => true,
        )
        left -= dying.writes()
        if (!isKilled) continue
        kills += 1
        await live.poll(paged)
      }
      expect(await live.stored()).toEqual(expected)
      // Only the page on its way into the ledger is lost.
      expect(pagesOf(live.report.code, 'All').length).toBeLessThanOrEqual(9)
      if (kills === 0) break
    }
  }, 120_000)
})
