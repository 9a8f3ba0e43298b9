import { describe, expect, test } from 'vitest'
import {
  chooseTurns,
  endsAfterMs,
  hasEnded,
  isLive,
  nextTurn,
  pointsPerPoll,
  rhythmMs,
  stretches,
} from '../../src/ingest/plan.ts'
import type { Watch } from '../../src/store/reports/watches.ts'
import { prngFrom } from '../sim/prng.ts'

const second = 1_000
const minute = 60_000
const now = Date.UTC(2026, 6, 1, 20)

const watchOf = (id: number, staticId: number, told: Partial<Watch> = {}): Watch => ({
  id,
  staticId,
  code: `Watched${String(id).padStart(9, '0')}`,
  channelId: 'c',
  addedBy: 'x',
  addedAt: now - 600 * minute,
  state: 'watching',
  troubleLasts: false,
  changedAt: now - minute,
  ...told,
})
const quietFor = (minutes: number) => watchOf(1, 1, { changedAt: now - minutes * minute })
const pointsOf = (left: number, minutesToReset = 30) => ({
  points: { left, limit: 3_600, reserve: 360, resetsAt: now + minutesToReset * minute },
})

describe('how often a report is asked', () => {
  test.each([
    [0, 30],
    [14.9, 30],
    [15, 45],
    [30, 90],
    [60, 180],
    [89, 267],
    [200, 300],
  ])('quiet for %s minutes: every %s seconds', (minutes, seconds) => {
    expect(rhythmMs(quietFor(minutes), now, 30)).toBe(seconds * second)
  })

  test('one that was added just now is asked like a live one, though it never grew', () => {
    const fresh = watchOf(1, 1, { addedAt: now - minute, changedAt: now - 600 * minute })
    expect([rhythmMs(fresh, now, 30), isLive(fresh, now), hasEnded(fresh, now)]).toEqual([30_000, true, false])
  })

  test('a slow setting is never made faster', () => {
    expect(rhythmMs(quietFor(30), now, 600)).toBe(600_000)
  })

  test('it ends after 90 minutes without change', () => {
    expect([hasEnded(quietFor(89.99), now), hasEnded(quietFor(90), now)]).toEqual([false, true])
    expect(endsAfterMs).toBe(90 * minute)
  })
})

describe('how long the points last', () => {
  /** A live report needs 60 questions in half an hour at 30 s. */
  const need = 60 * pointsPerPoll

  test('while there are plenty, or nobody knows, nothing is stretched', () => {
    expect(stretches([watchOf(1, 1)], pointsOf(3_000), now, 30)).toEqual(new Map([[1, 1]]))
    expect(stretches([watchOf(1, 1)], {}, now, 30)).toEqual(new Map())
    expect(stretches([watchOf(1, 1)], pointsOf(361, -1), now, 30)).toEqual(new Map())
  })

  test('one report that has half of what it needs is asked half as often', () => {
    expect(stretches([watchOf(1, 1)], pointsOf(360 + need / 2), now, 30)).toEqual(new Map([[1, 2]]))
  })

  test('a static with ten reports does not take from one with one', () => {
    const ten = Array.from({ length: 10 }, (_, index) => watchOf(index, 1))
    const found = stretches([...ten, watchOf(10, 2)], pointsOf(360 + 5 * need), now, 30)
    expect(found).toEqual(
      new Map([
        [1, 2.5],
        [2, 1],
      ]),
    )
  })

  test('those that need much share alike what those that need little leave', () => {
    const watches = [watchOf(1, 1), watchOf(2, 2), watchOf(3, 2), watchOf(4, 3), watchOf(5, 3), watchOf(6, 3)]
    const found = stretches(watches, pointsOf(360 + 4 * need), now, 30)
    expect(found).toEqual(
      new Map([
        [1, 1],
        [2, 2 / 1.5],
        [3, 3 / 1.5],
      ]),
    )
  })

  test('whatever is watched, the plan spends no more than there is and starves nobody (100 seeds)', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = prngFrom(seed)
      const watches = Array.from({ length: random.whole(1, 60) }, (_, id) =>
        watchOf(id, random.whole(1, 8), { changedAt: now - random.whole(0, 89) * minute }),
      )
      const standing = pointsOf(random.whole(400, 3_600), random.whole(5, 60))
      const found = stretches(watches, standing, now, 30)
      const { left, reserve, resetsAt } = standing.points
      const spentBy = Map.groupBy(watches, ({ staticId }) => staticId)
      const spent = [...spentBy].map(([staticId, own]) => {
        const stretch = found.get(staticId) ?? 0
        const questions = own.map((watch) => (resetsAt - now) / (rhythmMs(watch, now, 30) * stretch))
        return { stretch, points: questions.reduce((sum, count) => sum + count, 0) * pointsPerPoll }
      })
      const total = spent.reduce((sum, { points }) => sum + points, 0)
      expect(total, `seed ${seed}`).toBeLessThan(left - reserve + 1e-6)
      const most = Math.max(...spent.map(({ points }) => points))
      for (const { stretch, points } of spent.filter(({ stretch }) => stretch > 1)) {
        expect(points, `seed ${seed}, stretched ${stretch}`).toBeCloseTo(most)
      }
    }
  })

  test('with the reserve reached, a stretched wait ends at the reset, with its new points', () => {
    const stretch = stretches([watchOf(1, 1)], pointsOf(300), now, 30).get(1) ?? 0
    expect(stretch).toBeGreaterThan(10)
    expect(nextTurn(watchOf(1, 1), pointsOf(300), 1_000, now, 30)).toBe(now + 30 * minute)
    expect(nextTurn(watchOf(1, 1), pointsOf(300), 4, now, 30)).toBe(now + 2 * minute)
    expect(nextTurn(watchOf(1, 1), pointsOf(300, 0.1), 4, now, 30)).toBe(now + 30 * second)
    expect(nextTurn(watchOf(1, 1), {}, 1, now, 30)).toBe(now + 30 * second)
  })
})

describe('whose turn it is', () => {
  const due = (id: number, staticId: number, secondsAgo = 0) =>
    watchOf(id, staticId, { nextAt: now - secondsAgo * second })
  const idsOf = (watches: readonly Watch[]) => watches.map(({ id }) => id)

  test('statics take turns, each with the one that waits longest', () => {
    const ten = Array.from({ length: 10 }, (_, index) => due(index, 1, 100 + index))
    expect(idsOf(chooseTurns([...ten, due(20, 2, 1), due(30, 3, 50)], [], 6))).toEqual([9, 30, 20, 8, 7])
  })

  test('a report that is being asked is not asked again', () => {
    expect(idsOf(chooseTurns([due(1, 1), due(2, 2)], [due(1, 1)], 4))).toEqual([2])
  })

  test('a static whose reports all hang leaves half of the slots to the others', () => {
    const hanging = [due(1, 1), due(2, 1), due(3, 1), due(4, 1)]
    expect(idsOf(chooseTurns([due(5, 1, 100), due(6, 2), due(7, 2)], hanging, 8))).toEqual([6, 7])
  })

  test('no more than the free slots', () => {
    expect(chooseTurns([due(1, 1), due(2, 2)], [due(3, 3), due(4, 4)], 2)).toEqual([])
  })

  test('one that was never asked has waited since it was added', () => {
    const fresh = watchOf(1, 1, { addedAt: now - 5 * second })
    expect(idsOf(chooseTurns([due(2, 1, 1), fresh, due(3, 1, 10)], [], 4))).toEqual([3, 1])
  })
})
