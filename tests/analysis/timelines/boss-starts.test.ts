import { expect, test } from 'vitest'
import { buildContext } from '../../../src/analysis/build-context.ts'
import type { CombatEvent } from '../../../src/event.ts'
import { tableOf } from '../../../src/events/recorder.ts'
import { readFacts } from '../../../src/game/facts.ts'
import type { Actor, Pull } from '../../../src/report.ts'

const facts = readFacts()
const blow = { critical: false, directHit: false, blocked: false, parried: false }
const gwen = 0

/** A pull of a known fight in which the party is one and these are the enemies, from 1 on. */
function phasesOf(key: string, gameIds: readonly number[], ...events: readonly CombatEvent[]) {
  const enemies = gameIds.map((gameId, index): Actor => ({ id: index + 1, kind: 'enemy', name: 'Boss', gameId }))
  const pull: Pull = {
    id: 1,
    staticId: 1,
    number: 1,
    report: { source: 'netlog', code: 'abc', title: 'a night', startedAt: 0 },
    source: 'netlog',
    sourceKey: '0',
    fightName: 'A fight',
    startedAt: 0,
    durationMs: 120_000,
    outcome: 'wipe',
    encounter: key,
    actors: [{ id: gwen, kind: 'player', name: 'Gwen Ash', job: 'BRD' }, ...enemies],
    abilityNames: {},
    statusNames: {},
    phases: [],
    parser: 'netlog 1',
    storedAt: 0,
  }
  const inOrder = events.toSorted((one, other) => one.at - other.at)
  return buildContext(pull, tableOf(inOrder), facts).phases.map(({ id, startMs }) => [id, startMs])
}

const struck = (at: number, target: number): CombatEvent => {
  return {
    type: 'damage-decided',
    at,
    source: gwen,
    target,
    ability: 97,
    packet: at,
    amount: 1,
    unpaired: false,
    ...blow,
  }
}
const used = (at: number, source: number, ability: number): CombatEvent => {
  return { type: 'cast', at, source, target: source, ability, packet: 0 }
}
const shown = (at: number, actor: number, targetable = true): CombatEvent => ({
  type: 'targetable',
  at,
  actor,
  targetable,
})

const omega = 15_717
/** The Omega Protocol’s third phase and its fourth have one boss; the timeline has the fourth at 600, the boss at 607.1. */
const [thirdBegins, fourthBegins] = [0x7b13, 0x7b47]

test('a phase that keeps the boss begins when the boss is back, once the timeline has come to it', () => {
  const phases = phasesOf(
    'top',
    [omega],
    used(0, 1, thirdBegins),
    struck(1_000, 1),
    used(60_000, 1, fourthBegins),
    shown(60_010, 1, false),
    shown(67_300, 1),
    struck(68_000, 1),
  )
  expect(phases).toEqual([
    [3, 0],
    [4, 67_300],
  ])
})

test('the same boss gone and back is no phase while the timeline has not come to one', () => {
  const phases = phasesOf(
    'top',
    [omega],
    struck(1_000, 1),
    shown(20_000, 1, false),
    shown(30_000, 1),
    struck(31_000, 1),
  )
  expect(phases).toEqual([[3, 0]])
})

test('where no source tells when the boss is back, the timeline says when it should be', () => {
  const phases = phasesOf('top', [omega], struck(1_000, 1), used(60_000, 1, fourthBegins), struck(75_000, 1))
  expect(phases).toEqual([
    [3, 0],
    [4, 67_100],
  ])
})

test('a pull that ends before the boss is back has not begun the phase', () => {
  expect(phasesOf('top', [omega], struck(1_000, 1), used(60_000, 1, fourthBegins))).toEqual([[3, 0]])
})

const [cruiseChaser, bruteJustice, alexanderPrime] = [11_342, 11_340, 11_347]

test('an intermission begins with the first thing that the timeline has of it, whoever does it', () => {
  const temporalStasis = 0x485a
  const phases = phasesOf(
    'tea',
    [cruiseChaser, bruteJustice, alexanderPrime],
    struck(0, 2),
    struck(1_000, 1),
    { type: 'begin-cast', at: 80_000, source: 3, target: 3, ability: temporalStasis, durationMs: 8_000 },
    used(88_000, 3, temporalStasis),
    shown(99_400, 3),
    struck(100_000, 3),
  )
  expect(phases).toEqual([
    [3, 0],
    [4, 80_000],
    [5, 99_400],
  ])
})

test('an intermission began as long before that as the timeline has it', () => {
  const hawkBlaster = 0x4830
  const livingLiquid = 11_335
  const phases = phasesOf('tea', [livingLiquid, cruiseChaser], struck(0, 1), used(54_000, 2, hawkBlaster))
  expect(phases).toEqual([
    [1, 0],
    [2, 50_000],
  ])
})

test('a boss of its own opens a phase, not what the timeline has before that boss can be fought', () => {
  const [nidhogg, thordan] = [12_605, 12_604]
  const finalChorus = 0x6708
  const phases = phasesOf(
    'dsr',
    [thordan, nidhogg],
    struck(0, 1),
    used(60_000, 2, finalChorus),
    shown(62_300, 2),
    struck(63_000, 2),
  )
  expect(phases).toEqual([
    [2, 0],
    [3, 62_300],
  ])
})

test('a fight that is known to have no phases has none, however often its boss is gone', () => {
  const blackCat = 0x4329
  expect(
    phasesOf('m1s', [blackCat], struck(0, 1), shown(20_000, 1, false), shown(40_000, 1), struck(41_000, 1)),
  ).toEqual([[1, 0]])
})

test('the second half of a door boss, pulled by itself, is the second phase', () => {
  const lindwurm = 0x4b02
  expect(phasesOf('m12s', [lindwurm], struck(0, 1))).toEqual([[2, 0]])
})
