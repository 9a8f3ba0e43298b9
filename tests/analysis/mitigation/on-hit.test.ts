import { expect, test } from 'vitest'
import { mitigationOn } from '../../../src/analysis/mitigation/on-hit.ts'
import { school } from '../../../src/game.ts'
import { actor, type Name, type NamedEvent, pullOf, pullWhere } from '../pull-where.ts'

const [rampart, reprisal, feint, addle, tactician, samba, troubadour] = [1191, 1193, 1195, 1203, 1951, 1826, 1934]
const [holySheltron, knightsResolve, intervention, galvanize, temperance, excogitation] = [
  2674, 2675, 1174, 297, 1873, 1220,
]
const [adloquium, concitation] = [185, 37013]

const given = (at: number, status: number, source: Name, target: Name, durationMs = 15_000): NamedEvent => ({
  type: 'status-apply',
  at,
  status,
  source,
  target,
  durationMs,
})

const on = (events: readonly NamedEvent[], struck: { at?: number; source?: Name; target?: Name; of?: number } = {}) => {
  const { at = 5_000, source = 'boss', target = 'ayla', of } = struck
  return mitigationOn(pullWhere(events), {
    source: actor(source),
    target: actor(target),
    decidedMs: at,
    ...(of !== undefined && { school: of }),
  })
}
const namesOn = (...args: Parameters<typeof on>) => on(...args).map(({ name }) => name)

test('what is on when the hit is decided counts, and what came later or ran out does not', () => {
  const events = [given(1_000, rampart, 'ayla', 'ayla', 5_000)]
  expect(namesOn(events)).toEqual(['Rampart'])
  expect(namesOn(events, { at: 900 })).toEqual([])
  expect(namesOn(events, { at: 6_500 })).toEqual([])
})

test('what weakens the boss covers whomever it hits, and not what another enemy hits', () => {
  const events = [given(1_000, reprisal, 'ayla', 'boss')]
  expect(namesOn(events, { target: 'hale' })).toEqual(['Reprisal'])
  expect(namesOn(events, { source: 'add' })).toEqual([])
})

test('what takes nothing off a school does not count against it', () => {
  const events = [given(1_000, feint, 'edda', 'boss'), given(1_000, temperance, 'cira', 'ayla')]
  expect(on(events, { of: school.physical }).map(({ physical }) => physical)).toEqual([0.1, 0.1])
  expect(on(events, { of: school.magical }).map(({ magical }) => magical)).toEqual([0.05, 0.1])
  expect(namesOn(events, { of: school.unaspected })).toEqual([])
})

test('shields count against what has no school', () => {
  expect(namesOn([given(1_000, galvanize, 'dorn', 'ayla')], { of: school.unaspected })).toHaveLength(1)
})

test('Troubadour, Tactician and Shield Samba: the largest one counts, once', () => {
  const events = [tactician, samba, troubadour].map((status) => given(1_000, status, 'gwen', 'ayla'))
  expect(namesOn(events)).toHaveLength(1)
})

test('the same status of two people counts once', () => {
  expect(namesOn([given(1_000, reprisal, 'ayla', 'boss'), given(2_000, reprisal, 'bram', 'boss')])).toEqual([
    'Reprisal',
  ])
})

test('a party may mend and mitigate: what only mends takes nothing off', () => {
  expect(namesOn([given(1_000, excogitation, 'dorn', 'ayla')])).toEqual([])
})

test('one action may give two shares, and a status of two actions is told by its other status', () => {
  const own = [given(1_000, holySheltron, 'ayla', 'ayla'), given(1_000, knightsResolve, 'ayla', 'ayla')]
  expect(on(own).map(({ name, physical }) => [name, physical])).toEqual([
    ['Holy Sheltron', 0.15],
    ['Holy Sheltron', 0.15],
  ])
  const lent = [given(1_000, intervention, 'bram', 'ayla'), given(1_000, knightsResolve, 'bram', 'ayla')]
  expect(on(lent).map(({ name, physical }) => [name, physical])).toEqual([
    ['Intervention', 0.1],
    ['Intervention', 0.1],
  ])
})

test('Intervention is worth more from whoever had Rampart on', () => {
  const events = [given(500, rampart, 'bram', 'bram'), given(1_000, intervention, 'bram', 'ayla')]
  expect(on(events).map(({ physical }) => physical)).toEqual([0.2])
})

test('a Galvanize is of the spell that was cast last', () => {
  const cast = (at: number, ability: number): NamedEvent => ({
    type: 'cast',
    at,
    ability,
    source: 'dorn',
    target: 'ayla',
  })
  const galvanized = given(2_000, galvanize, 'dorn', 'ayla')
  expect(namesOn([cast(1_000, concitation), cast(1_900, adloquium), galvanized])).toEqual(['Adloquium'])
  expect(namesOn([cast(1_000, adloquium), cast(1_900, concitation), galvanized])).toEqual(['Concitation'])
})

test('shares are those of the level that everybody is brought down to', () => {
  const shareIn = (encounter: string) =>
    mitigationOn(pullOf({ encounter }, given(1_000, troubadour, 'gwen', 'ayla')), {
      source: actor('boss'),
      target: actor('ayla'),
      decidedMs: 5_000,
    }).map(({ magical }) => magical)
  expect(shareIn('tea')).toEqual([0.1])
  expect(shareIn('fru')).toEqual([0.15])
})

test('whoever gave it is told', () => {
  expect(on([given(1_000, addle, 'hale', 'boss')]).map(({ by }) => by)).toEqual([actor('hale')])
})
