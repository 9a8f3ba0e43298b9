import { expect, test } from 'vitest'
import { actor, hit, kill, type Name, type NamedEvent } from '../pull-where.ts'
import { agreedPull, everybody, playing } from './strat-where.ts'

const collectiveReprobation = 18_573 // for several

/** Two groups of four. */
const places = {
  'west/1': 'MT',
  'west/2': 'H1',
  'west/3': 'D1',
  'west/4': 'D3',
  'east/1': 'OT',
  'east/2': 'H2',
  'east/3': 'D2',
  'east/4': 'D4',
} as const
const west = ['ayla', 'cira', 'edda', 'gwen'] as const
const east = ['bram', 'dorn', 'finn', 'hale'] as const

const shared = (at: number, ...groups: readonly (readonly Name[])[]): NamedEvent[] =>
  groups.flatMap((group, index) =>
    group.flatMap((name) => hit(at, collectiveReprobation, name, { packet: at + index + 1 })),
  )
const without = (names: readonly Name[], ...gone: readonly Name[]) => names.filter((name) => !gone.includes(name))
type Told = readonly (NamedEvent | readonly NamedEvent[])[]
const pull = (...events: Told) => agreedPull({ ability: collectiveReprobation, places }, {}, playing(60_000), ...events)
/** Finn does nothing: he lies dead, or is gone. */
const pullWithoutFinn = (...events: Told) =>
  agreedPull({ ability: collectiveReprobation, places }, {}, playing(60_000, 'finn'), ...events)

test('whoever was due and was elsewhere is named', () => {
  expect(pull(shared(10_000, west, without(east, 'finn'))).faults).toMatchObject([
    { kind: 'too-few', layer: 'strat', about: 'each', suspects: [{ player: actor('finn') }] },
  ])
})

test('everybody there is nobody’s fault', () => {
  expect(pull(shared(10_000, west, east)).faults).toEqual([])
})

test('somebody else in their place makes up for it', () => {
  expect(pull(shared(10_000, without(west, 'gwen'), [...without(east, 'finn'), 'gwen'])).faults).toMatchObject([
    { suspects: [{ player: actor('gwen') }] },
  ])
})

test('one alone with it, all partners elsewhere: that one took it away', () => {
  expect(pull(shared(10_000, west, ['hale'])).faults).toMatchObject([
    { kind: 'alone', suspects: [{ player: actor('hale') }] },
  ])
})

test('what pulses is shared anew each time: the first pulse decides', () => {
  const { faults } = agreedPull(
    {
      ability: collectiveReprobation,
      places: Object.fromEntries(Object.values(places).map((slot) => [`all/${slot}`, slot])),
    },
    {},
    playing(60_000),
    kill(10_000, collectiveReprobation, 'hale', { packet: 1 }),
    shared(10_900, without(everybody, 'hale')),
  )
  expect(faults).toMatchObject([{ kind: 'alone', suspects: [{ player: actor('hale') }], deaths: [{}] }])
})

test('a tower for one that goes off twice is soaked twice: whoever missed one of the two is named', () => {
  const bondage = 45_974
  const soaked = (at: number, ...by: readonly Name[]): NamedEvent[] =>
    by.flatMap((name, index) => hit(at, bondage, name, { packet: at + index }))
  const { faults } = agreedPull(
    { ability: bondage, places: { 'one/MT': 'MT', 'two/H1': 'H1', 'three/D1': 'D1' } },
    { encounter: 'm9s' },
    playing(60_000),
    soaked(10_000, 'cira', 'edda'),
    soaked(10_600, 'ayla', 'cira', 'edda'),
  )
  expect(faults).toMatchObject([{ kind: 'soak', about: 'each', suspects: [{ player: actor('ayla') }] }])
})

test('whoever lay dead is not missing: it began with why they died', () => {
  const sluice = 18_865
  const { faults } = pullWithoutFinn(
    kill(5_000, sluice, 'finn'),
    shared(10_000, west, without(east, 'finn', 'hale')),
    kill(10_000, collectiveReprobation, 'hale', { packet: 10_002 }),
  )
  expect(faults).toMatchObject([
    {
      kind: 'avoidable',
      suspects: [{ player: actor('finn') }],
      chain: [{ what: 'mistake' }, { what: 'death' }, { what: 'consequence' }, { what: 'death' }],
    },
  ])
})

test('missing because dead of nobody knows what is no fault of anybody', () => {
  const { faults } = pullWithoutFinn(kill(5_000, 55_001, 'finn'), shared(10_000, west, without(east, 'finn')))
  expect(faults).toEqual([])
})

test('whoever was raised a moment ago cannot be there', () => {
  const { faults } = pullWithoutFinn(
    kill(2_000, 55_001, 'finn'),
    { type: 'status-apply', at: 8_000, target: 'finn', status: 43, durationMs: 100_000 },
    shared(10_000, west, without(east, 'finn')),
  )
  expect(faults).toEqual([])
})

test('whoever lost the connection missed nothing', () => {
  expect(pullWithoutFinn(shared(10_000, west, without(east, 'finn'))).faults).toEqual([])
})

test('main and off tank cannot be told apart: neither is named alone', () => {
  const { faults } = agreedPull(
    { ability: collectiveReprobation, places, pinned: false },
    {},
    playing(60_000),
    shared(10_000, without(west, 'ayla'), without(east, 'bram')),
  )
  expect(faults.flatMap(({ about, suspects }) => (about === 'each' ? suspects : []))).toEqual([])
})

test('of a pair one was missing or one carried it off: one of them, and nobody knows which', () => {
  const pair = { 'pair/1': 'D3', 'pair/2': 'D4' } as const
  const { faults } = agreedPull(
    { ability: collectiveReprobation, places: pair },
    {},
    playing(60_000),
    shared(10_000, ['gwen']),
  )
  expect(faults).toMatchObject([{ about: 'one', suspects: [{ player: actor('gwen') }, { player: actor('hale') }] }])
})

test('a tower that nothing is known of comes again for want of somebody: its dead died of who was missing', () => {
  const repentance = 18_537
  const { faults } = agreedPull(
    { ability: repentance, places: { 'hole/H1': 'H1', 'hole/D3': 'D3', 'hole/D4': 'D4' } },
    {},
    playing(60_000),
    ['cira' as const, 'gwen' as const].flatMap((name) => hit(10_000, repentance, name, { packet: 1 })),
    everybody.flatMap((name) => kill(11_100, repentance, name, { packet: 2 })),
  )
  expect(faults).toMatchObject([{ kind: 'soak', suspects: [{ player: actor('hale') }], deaths: { length: 8 } }])
})

test('two rounds of towers at once: whoever took only one of them is named, unless others took some', () => {
  const bondage = 45_974
  const soaked = (...by: readonly Name[]): NamedEvent[] =>
    by.flatMap((name, index) => hit(10_000, bondage, name, { packet: 100 + index }))
  const told = (...by: readonly Name[]) =>
    agreedPull(
      { ability: bondage, places: { 'one/MT': 'MT', 'two/H1': 'H1', 'three/D1': 'D1' } },
      { encounter: 'm9s' },
      playing(60_000),
      soaked(...by),
    ).faults
  expect(told('ayla', 'cira', 'edda', 'cira', 'edda')).toMatchObject([
    { kind: 'soak', suspects: [{ player: actor('ayla') }] },
  ])
  expect(told('ayla', 'cira', 'edda', 'finn', 'gwen')).toEqual([])
})
