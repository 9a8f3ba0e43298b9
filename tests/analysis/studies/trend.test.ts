import { expect, test } from 'vitest'
import type { FaultTold } from '../../../src/analysis/metrics/faults.ts'
import { trend } from '../../../src/analysis/studies/trend.ts'
import type { AnalysedPull } from '../../../src/analysis/study.ts'
import { trendBlocks, type Wish } from '../../../src/analysis/trend/trend-blocks.ts'
import { broke, gwen, hale, phasesUntil, told } from './told-pulls.ts'

const cyclone = { id: 40_144, name: 'Cyclonic Break' }
const hourMs = 3_600_000

/** A pull of a night that came to Cyclonic Break with both of them alive. */
const pull = (night: number, faults: readonly FaultTold[] = [], deathsMs: readonly number[] = []): AnalysedPull => {
  const { pull, results } = told({
    setting: { durationMs: 60_000 },
    wipe: { cutoff: { atMs: 40_000, why: 'half dead' } },
    phases: phasesUntil(1),
    reached: { mechanics: [{ ability: cyclone, atMs: [14_000] }], players: [gwen, hale], away: [], untilMs: 60_000 },
    faults: { faults },
    more: {
      deaths: { deaths: deathsMs.map((diedMs) => ({ diedMs, player: gwen, ability: cyclone })), raises: [] },
      gcd: { players: [{ ...gwen, uptime: night === 0 ? 0.9 : 0.98, possibleMs: 60_000 }], unmeasured: false },
    },
  })
  return { pull: { ...pull, startedAt: night * 24 * hourMs }, results }
}

const times = (count: number, one: AnalysedPull) => Array.from({ length: count }, () => one)
const gwenOf = (pulls: readonly AnalysedPull[]) => {
  const { players, nights } = trend.compute(pulls)
  const own = players.find(({ player }) => player.name === 'Gwen Ash') ?? expect.fail('Gwen was there')
  return { own, nights }
}
const wordsOf = (pulls: readonly AnalysedPull[], wish: Wish = {}) => {
  const { own, nights } = gwenOf(pulls)
  return trendBlocks(nights, own, wish).flatMap((block) => (block.kind === 'note' ? [block.text] : []))
}

test('every night tells what went wrong of the chances there were, and what was fine counts, too', () => {
  const { own, nights } = gwenOf([pull(0, [broke()]), pull(0), pull(1), pull(1)])
  expect(nights).toEqual([
    { startedAt: 0, pulls: 2 },
    { startedAt: 24 * hourMs, pulls: 2 },
  ])
  expect(own.nights).toEqual([
    { pulls: 2, deaths: 0, failures: 1, chances: 2, uptime: 0.9 },
    { pulls: 2, deaths: 0, failures: 0, chances: 2, uptime: 0.98 },
  ])
})

test('what somebody else did is not theirs, and what may have been anybody’s is nobody’s', () => {
  const others = [broke({ players: [hale] }), broke({ about: 'one', players: [gwen, hale] })]
  expect(gwenOf(others.map((fault) => pull(0, [fault]))).own.nights).toMatchObject([{ failures: 0, chances: 2 }])
})

test('deaths count until the pull was lost', () => {
  const { own } = gwenOf([pull(0, [], [20_000, 50_000])])
  expect(own.deaths).toEqual([{ name: 'Cyclonic Break', phase: 'P1', count: 1 }])
})

test('getting better is said when both halves have chances enough and differ surely', () => {
  const worse = times(6, pull(0, [broke()]))
  expect(wordsOf([...worse, ...times(8, pull(1))], { mechanic: 'cyclonic break' })[0]).toBe(
    '**Cyclonic Break** in P1: it went wrong 6 of 14 (21 to 67 %) of your chances. You are getting better: 6 of 6 at first, 0 of 8 lately.',
  )
  expect(wordsOf([pull(0, [broke()]), pull(1)], { mechanic: 'Cyclonic Break' })[0]).toMatch(/too little to say/)
})

test('a phase says where most is lost in it, mistakes and deaths together', () => {
  const pulls = [pull(0, [broke()], [20_000]), pull(0, [broke()]), pull(0)]
  const { own, nights } = gwenOf(pulls)
  expect(trendBlocks(nights, own, { phase: 'P1' })[1]).toMatchObject({
    kind: 'bars',
    bars: [{ label: 'Cyclonic Break', value: 3, note: 'wrong 2 of 3, died once' }],
  })
  expect(wordsOf(pulls, { phase: 'P5' })[0]).toMatch(/^You did not come to P5/)
})

test('nights are drawn with their days, each share with how sure it is', () => {
  const { own, nights } = gwenOf([...times(3, pull(0, [broke()])), ...times(3, pull(1))])
  const [line] = trendBlocks(nights, own, {}).filter(({ kind }) => kind === 'line')
  expect(line).toMatchObject({
    unit: 'share',
    xLabels: ['1 Jan', '2 Jan'],
    lines: [
      {
        points: [
          [0, 1],
          [1, 0],
        ],
      },
    ],
  })
})

test('in public the study shows nobody', () => {
  expect(trend.present(trend.compute([pull(0, [broke()])]))).toEqual([
    { kind: 'note', text: 'Everybody’s own trend is theirs: /me shows yours.' },
  ])
})
