import { describe, expect, test } from 'vitest'
import { hit, type Name, type NamedEvent, pullWhere } from '../pull-where.ts'

/** In these pulls the fight is one that nobody has described. */
const phasesOf = (...events: readonly (NamedEvent | readonly NamedEvent[])[]) =>
  pullWhere(...events).phases.map(({ name, startMs }) => [name, startMs])

/** Somebody fights it, again and again. */
const fought = (target: Name, fromMs: number, toMs: number): NamedEvent[] =>
  Array.from({ length: Math.floor((toMs - fromMs) / 2_000) + 1 }, (_, index) =>
    hit(fromMs + index * 2_000, 97, target, { source: 'gwen' }),
  ).flat()
const shown = (at: number, actor: Name, targetable: boolean): NamedEvent => ({
  type: 'targetable',
  at,
  actor,
  targetable,
})
const seen = (at: number, actor: Name, hp: number, maxHp = 1_000_000): NamedEvent => ({
  type: 'state',
  at,
  actor,
  hp,
  maxHp,
})

/** The first is fought until 0:30; from 0:40 on somebody is again. */
const away = [fought('boss', 0, 30_000), shown(30_500, 'boss', false)]

describe('a fight that nobody has described', () => {
  test('goes into its second phase when another boss is fought after a quiet', () => {
    expect(phasesOf(...away, shown(40_000, 'justice', true), fought('justice', 40_500, 60_000))).toEqual([
      ['P1', 0],
      ['P2', 40_000],
    ])
  })

  test('stays in its phase when the same boss comes back', () => {
    expect(phasesOf(...away, shown(40_000, 'boss', true), fought('boss', 40_500, 60_000))).toHaveLength(1)
  })

  test('goes into its second phase when the same boss comes back fuller', () => {
    const hp = [seen(29_000, 'boss', 100_000), seen(40_400, 'boss', 1_000_000)]
    expect(phasesOf(...away, ...hp, shown(40_000, 'boss', true), fought('boss', 40_500, 60_000))).toEqual([
      ['P1', 0],
      ['P2', 40_000],
    ])
  })

  test('stays in its phase while adds are fought, if the boss comes back', () => {
    const adds = [shown(40_000, 'add', true), fought('add', 40_500, 50_000), shown(50_500, 'add', false)]
    const back = [shown(60_000, 'boss', true), fought('boss', 60_500, 80_000)]
    expect(phasesOf(...away, ...adds, ...back)).toHaveLength(1)
  })

  test('takes something small for no boss, where HP is told', () => {
    const hp = [seen(29_000, 'boss', 100_000), seen(40_400, 'add', 50_000, 50_000)]
    expect(phasesOf(...away, ...hp, shown(40_000, 'add', true), fought('add', 40_500, 60_000))).toHaveLength(1)
  })

  test('needs a quiet: two bosses at once are one phase', () => {
    expect(phasesOf(fought('boss', 0, 30_000), fought('justice', 30_500, 60_000))).toHaveLength(1)
  })

  test('counts on from phase to phase', () => {
    const second = [shown(40_000, 'justice', true), fought('justice', 40_500, 60_000), shown(60_500, 'justice', false)]
    const third = [shown(70_000, 'chaser', true), fought('chaser', 70_500, 90_000)]
    expect(phasesOf(...away, ...second, ...third).map(([name]) => name)).toEqual(['P1', 'P2', 'P3'])
  })
})
