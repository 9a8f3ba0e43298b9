import { expect, test } from 'vitest'
import { collectEvidence } from '../../../src/analysis/abilities/collect.ts'
import { addUp } from '../../../src/analysis/abilities/evidence.ts'
import { hit, kill, type Name, type NamedEvent, pullOf, pullWhere } from '../pull-where.ts'

const party = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale'] as const satisfies readonly Name[]
const thing = 40_000

const seenIn = (...events: (NamedEvent | NamedEvent[])[]) => seen(pullWhere(...events))
const seen = (context: ReturnType<typeof pullWhere>) => collectEvidence(context).find(({ id }) => id === thing)
const onAll = (at: number, packet: number): NamedEvent[] => party.flatMap((name) => hit(at, thing, name, { packet }))

test('hits of one moment are one use, targets of one packet were struck together', () => {
  expect(seenIn(onAll(10_000, 1), onAll(40_000, 2))).toMatchObject({
    uses: 2,
    hits: 16,
    onTanks: 4,
    alive: 16,
    everybody: 2,
    packets: 2,
    shared: [{ targets: 8, packets: 2, each: 2_000 }],
    damage: 16_000,
  })
})

test('a packet each is nothing shared', () => {
  const told = seenIn(party.flatMap((name, index) => hit(10_000, thing, name, { packet: index + 1 })))
  expect(told).toMatchObject({ uses: 1, hits: 8, packets: 8 })
  expect(told).not.toHaveProperty('shared')
})

test('what went off without hitting anybody is counted, and its cast bar is known', () => {
  const cast = (at: number): NamedEvent[] => [
    { type: 'begin-cast', at, source: 'boss', ability: thing, durationMs: 4_700 },
    { type: 'cast', at: at + 4_700, source: 'boss', ability: thing },
  ]
  expect(seenIn(cast(1_000), cast(11_000), cast(21_000), hit(25_700, thing, 'edda'))).toMatchObject({
    casts: 3,
    uses: 1,
    castMs: 4_700,
  })
})

test('what we do to each other is not an enemy’s', () => {
  expect(
    seenIn(hit(1_000, thing, 'boss', { source: 'ayla' }), hit(1_000, thing, 'bram', { source: 'gwen' })),
  ).toBeUndefined()
})

test('marks are those that come with the hit', () => {
  const mark = (at: number, status: number, target: Name): NamedEvent => ({ type: 'status-apply', at, status, target })
  expect(
    seenIn(
      hit(10_000, thing, 'edda', { packet: 1 }),
      hit(10_000, thing, 'finn', { packet: 2 }),
      hit(30_000, thing, 'gwen', { packet: 3 }),
      mark(10_700, 2911, 'edda'),
      mark(10_700, 2941, 'finn'),
      mark(40_000, 2911, 'gwen'),
    ),
  ).toMatchObject({ hits: 3, damageDown: 1, vulnerable: 1 })
})

test('what kills whoever is left as the pull ends has ended it; what follows the end is nothing else', () => {
  const end = party.flatMap((name) => kill(110_000, thing, name, { packet: 9 }))
  expect(seen(pullOf({ durationMs: 115_000, outcome: 'wipe' }, end))).toMatchObject({ ending: 1, deaths: 8 })
  expect(seen(pullOf({ durationMs: 115_000, outcome: 'kill' }, end))).not.toHaveProperty('ending')
})

test('a status that ticks is counted apart from actions of the same number', () => {
  const tick: NamedEvent = {
    type: 'damage',
    at: 5_000,
    source: 'boss',
    target: 'hale',
    ability: thing,
    amount: 900,
    tick: true,
  }
  const told = collectEvidence(pullWhere(tick, { ...tick, at: 8_000 }))
  expect(told).toMatchObject([{ id: 1_040_000, ticks: 2, damage: 1_800 }])
})

test('pulls add up, and a name that one of them knows is kept', () => {
  const [one] = collectEvidence(pullOf({ abilityNames: {} }, onAll(10_000, 1)))
  const [other] = collectEvidence(pullOf({ abilityNames: { [thing]: 'Thing' } }, onAll(10_000, 1), onAll(20_000, 2)))
  if (one === undefined || other === undefined) throw new Error('both were seen')
  expect(addUp([one, other]).get(thing)).toMatchObject({
    name: 'Thing',
    pulls: 2,
    uses: 3,
    hits: 24,
    shared: [{ targets: 8, packets: 3, each: 3_000 }],
  })
})
