import { expect, test } from 'vitest'
import { thin, timeline } from '../../../src/analysis/metrics/timeline.ts'
import { hit, kill, type NamedEvent, pullOf } from '../pull-where.ts'

const struck = (at: number) => hit(at, 97, 'boss', { source: 'gwen', amount: 100 })
const draw = (...told: Parameters<typeof pullOf>) => timeline.compute(pullOf(...told))

test('the living are told as steps, from the blow on', () => {
  const raised: NamedEvent = { type: 'status-apply', at: 30_000, target: 'gwen', status: 43, durationMs: 100_000 }
  const { alive, raises } = draw({}, kill(10_000, 1, 'gwen'), raised, kill(50_000, 1, 'hale'))
  expect(alive).toEqual([
    [0, 8],
    [10_700, 7],
    [30_000, 8],
    [50_700, 7],
  ])
  expect(raises).toEqual([{ atMs: 30_000, name: 'Gwen Ash' }])
})

test('deaths carry name and ability; a fall carries none', () => {
  const { deaths } = draw({ abilityNames: { 5: 'Cascade' } }, kill(10_000, 5, 'gwen'), {
    type: 'death',
    at: 20_000,
    target: 'hale',
  })
  expect(deaths).toEqual([
    { atMs: 10_700, name: 'Gwen Ash', ability: 'Cascade' },
    { atMs: 20_000, name: 'Hale Brook', ability: '' },
  ])
})

test('a raid buff on eight people is one window', () => {
  const on = (['ayla', 'bram', 'cira'] as const).map(
    (target): NamedEvent => ({
      type: 'status-apply',
      at: 8_000,
      source: 'finn',
      target,
      status: 786,
      durationMs: 20_000,
    }),
  )
  expect(draw({}, on).windows).toEqual([{ label: 'Battle Litany', startMs: 8_000, endMs: 28_000 }])
})

test('boss HP is what was seen of it, from the first blow on, level while it stays as it is', () => {
  const seen = [0, 400, 5_000, 10_000].map(
    (at): NamedEvent => ({ type: 'state', at, actor: 'boss', hp: at < 10_000 ? 1_000 : 500, maxHp: 1_000 }),
  )
  expect(draw({}, struck(100), seen).bosses).toEqual([
    {
      name: 'Living Liquid',
      points: [
        [100, 1],
        [9_999, 1],
        [10_000, 0.5],
      ],
    },
  ])
})

test('of what was seen of it within one moment the last counts: not every source looks between two blows', () => {
  const seen = [900, 800, 700].map((hp): NamedEvent => ({ type: 'state', at: 5_000, actor: 'boss', hp, maxHp: 1_000 }))
  const full: NamedEvent = { type: 'state', at: 100, actor: 'boss', hp: 1_000, maxHp: 1_000 }
  expect(draw({}, struck(100), full, seen).bosses[0]?.points).toEqual([
    [100, 1],
    [4_999, 1],
    [5_000, 0.7],
  ])
})

test('a boss of a late phase has its line however many adds came before', () => {
  const seen = (actor: 'boss' | 'add' | 'chaser', maxHp: number): NamedEvent => ({
    type: 'state',
    at: 9_000,
    actor,
    hp: maxHp,
    maxHp,
  })
  const everyone = (['boss', 'add', 'chaser'] as const).map((target) => hit(100, 97, target, { source: 'gwen' }))
  const told = [seen('boss', 20_000), seen('add', 1_000), seen('chaser', 40_000)]
  const { bosses } = draw({ encounter: 'tea' }, everyone.flat(), told, told)
  expect(bosses.map(({ name }) => name)).toEqual(['Living Liquid', 'Cruise Chaser'])
})

test('without HP the damage says when it went, if the source says how much was left', () => {
  const { bosses } = draw({ bossHp: 0.5 }, struck(10_000), struck(20_000))
  expect(bosses[0]?.points).toEqual([
    [0, 1],
    [10_700, 0.75],
    [20_700, 0.5],
  ])
  expect(draw({}, struck(10_000)).bosses).toEqual([])
})

test('a line is thinned to 200 points and keeps its ends', () => {
  const points = Array.from({ length: 5_000 }, (_, at): [number, number] => [at, 1 - at / 5_000])
  const thinned = thin(points)
  expect(thinned.length).toBeLessThanOrEqual(200)
  expect([thinned[0], thinned.at(-1)]).toEqual([points[0], points.at(-1)])
})
