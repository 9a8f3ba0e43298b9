import { expect, test } from 'vitest'
import { actor, hit, kill, type Name, type NamedEvent, pullOf } from '../pull-where.ts'

/** Rules of the Epic of Alexander. */
const sluice = 18_865 // nobody should be hit
const proteanDouble = 18_870 // for one
const fluidSwing = 18_864 // for tanks
const collectiveReprobation = 18_573 // for several
const enumeration = 18_512 // only after a failure
const vulnerability = 202

const tea = (...events: readonly (NamedEvent | readonly NamedEvent[])[]) => pullOf({ encounter: 'tea' }, ...events)
const who = (...names: readonly Name[]) => names.map((name) => ({ player: actor(name) }))

test('hit by what nobody should be hit by', () => {
  const { faults } = tea(hit(10_000, sluice, 'gwen'))
  expect(faults).toMatchObject([{ atMs: 10_000, kind: 'avoidable', about: 'each', suspects: who('gwen') }])
})

test('it counts when it never landed: the player was hit', () => {
  expect(tea(hit(10_000, sluice, 'gwen', { lands: false })).faults).toHaveLength(1)
})

test('most of the raid hit at once is nobody’s own mistake', () => {
  const party = ['ayla', 'bram', 'cira', 'dorn', 'edda'] as const
  expect(tea(...party.map((name) => hit(10_000, sluice, name))).faults).toMatchObject([{ about: 'raid' }])
})

test('two in what is for one: one of them, and nobody can tell which', () => {
  const { faults } = tea(
    hit(10_000, proteanDouble, 'gwen', { packet: 5 }),
    hit(10_000, proteanDouble, 'hale', { packet: 5 }),
  )
  expect(faults).toMatchObject([{ kind: 'shared', about: 'one', suspects: who('gwen', 'hale') }])
})

test('one each from two uses in the same moment is how it should be', () => {
  const { faults } = tea(
    hit(10_000, proteanDouble, 'gwen', { packet: 5 }),
    hit(10_000, proteanDouble, 'hale', { packet: 6 }),
  )
  expect(faults).toEqual([])
})

test('without packet numbers nobody knows who shared', () => {
  const { faults } = tea(
    hit(10_000, proteanDouble, 'gwen', { packet: 0 }),
    hit(10_000, proteanDouble, 'hale', { packet: 0 }),
  )
  expect(faults).toEqual([])
})

test('a cleave for tanks that hits somebody else', () => {
  const { faults } = tea(hit(10_000, fluidSwing, 'ayla', { packet: 5 }), hit(10_000, fluidSwing, 'edda', { packet: 5 }))
  expect(faults).toMatchObject([{ kind: 'wrong-role', suspects: who('edda') }])
})

test('alone in what is to be shared names nobody', () => {
  const { faults } = tea(hit(10_000, collectiveReprobation, 'gwen', { packet: 5 }))
  expect(faults).toMatchObject([{ kind: 'alone', about: 'raid' }])
})

test('what only happens after a failure names nobody who was hit', () => {
  const { faults } = tea(hit(10_000, enumeration, 'gwen'), hit(10_000, enumeration, 'hale'))
  expect(faults).toMatchObject([{ kind: 'failed', about: 'raid', suspects: [] }])
})

test('what fails while several lie dead of mistakes of their own began with the first of them', () => {
  const fails = [hit(20_000, enumeration, 'edda'), hit(20_000, enumeration, 'finn')]
  const died = [kill(10_000, sluice, 'gwen'), kill(14_000, fluidSwing, 'hale', { packet: 5 })]
  expect(tea(...died, ...fails).faults).toMatchObject([
    { kind: 'avoidable', chain: [{}, { what: 'death' }, { what: 'consequence', ability: enumeration }] },
    { kind: 'wrong-role' },
  ])
  expect(tea(...died, kill(16_000, 55_001, 'dorn'), ...fails).faults).toMatchObject([{}, {}, { kind: 'failed' }])
})

test('what comes where a tower lacked somebody, while one lies dead of nobody knows what, may have lacked them', () => {
  const unsoaked = hit(20_000, 47_807, 'edda')
  const dmu = (...events: readonly (NamedEvent | readonly NamedEvent[])[]) => pullOf({ encounter: 'dmu' }, ...events)
  expect(dmu(kill(5_000, 55_001, 'gwen'), unsoaked).faults).toEqual([])
  expect(dmu(unsoaked).faults).toMatchObject([{ kind: 'failed', about: 'raid' }])
})

test('a status that is only gained by mistake', () => {
  const damageDown = 2_911
  const { faults } = pullOf(
    { encounter: 'fru' },
    { type: 'status-apply', at: 10_000, target: 'gwen', status: damageDown },
  )
  expect(faults).toMatchObject([{ kind: 'status', id: damageDown, suspects: who('gwen') }])
})

test('the mark a fault leaves is not a second fault', () => {
  const [icicleImpact, damageDown] = [40_198, 2_911]
  const { faults } = pullOf({ encounter: 'fru' }, hit(10_000, icicleImpact, 'gwen'), {
    type: 'status-apply',
    at: 10_700,
    target: 'gwen',
    status: damageDown,
  })
  expect(faults).toMatchObject([{ kind: 'avoidable' }])
})

test('staying in it is one mistake', () => {
  expect(tea(hit(10_000, sluice, 'gwen'), hit(12_000, sluice, 'gwen')).faults).toHaveLength(1)
  expect(tea(hit(10_000, sluice, 'gwen'), hit(30_000, sluice, 'gwen')).faults).toHaveLength(2)
})

test('taken on purpose under an invulnerability it is none', () => {
  const holmgang: NamedEvent = { type: 'status-apply', at: 9_000, target: 'ayla', status: 409, durationMs: 10_000 }
  expect(tea(holmgang, hit(10_000, sluice, 'ayla')).faults).toEqual([])
})

test('somebody just raised cannot be hurt, so is not hit', () => {
  const transcendent: NamedEvent = { type: 'status-apply', at: 9_000, target: 'gwen', status: 418, durationMs: 5_000 }
  expect(tea(transcendent, hit(10_000, sluice, 'gwen')).faults).toEqual([])
})

test('nothing after the cutoff is a fault', () => {
  const fallen = (['edda', 'finn', 'gwen', 'hale'] as const).map((name, index) => kill(40_000 + index, 55_001, name))
  expect(tea(...fallen, hit(45_000, sluice, 'cira')).faults).toEqual([])
})

test('a fault keeps the deaths by the hit itself', () => {
  expect(tea(kill(10_000, sluice, 'gwen')).faults[0]?.deaths).toMatchObject([{ player: actor('gwen') }])
})

test('and those of the Vulnerability it gave', () => {
  const { faults } = tea(
    hit(10_000, sluice, 'gwen'),
    { type: 'status-apply', at: 10_700, source: 'boss', target: 'gwen', status: vulnerability, durationMs: 30_000 },
    kill(20_000, 55_001, 'gwen'),
  )
  expect(faults[0]?.deaths).toMatchObject([{ player: actor('gwen'), diedMs: 20_700 }])
})

test('but not a death after the Vulnerability ran out', () => {
  const { faults } = tea(
    hit(10_000, sluice, 'gwen'),
    { type: 'status-apply', at: 10_700, source: 'boss', target: 'gwen', status: vulnerability, durationMs: 5_000 },
    kill(20_000, 55_001, 'gwen'),
  )
  expect(faults[0]?.deaths).toEqual([])
})

test('a fight without rules has no faults', () => {
  expect(pullOf({}, hit(10_000, sluice, 'gwen')).faults).toEqual([])
})

test('who alone of two is no tank has taken a blow that found tanks before', () => {
  const flarethrower = 18_540 // for one
  const { faults } = tea(
    hit(10_000, flarethrower, 'ayla', { packet: 5 }),
    hit(10_000, flarethrower, 'bram', { packet: 6 }),
    hit(40_000, flarethrower, 'ayla', { packet: 7 }),
    hit(40_000, flarethrower, 'edda', { packet: 7 }),
  )
  expect(faults).toMatchObject([{ kind: 'wrong-role', about: 'each', suspects: who('edda') }])
})

test('what lacked no more than lie dead, where nobody knows who was due, is no mistake of its own', () => {
  const enough = 18_496 // for three or more
  const two = [hit(10_000, enough, 'gwen', { packet: 5 }), hit(10_000, enough, 'hale', { packet: 5 })]
  expect(tea(...two).faults).toMatchObject([{ kind: 'too-few', about: 'raid' }])
  expect(tea(kill(5_000, 55_001, 'finn'), ...two).faults).toEqual([])
})
