import { expect, test } from 'vitest'
import { decisiveOf, type Lacking } from '../../../src/analysis/mitigation/decisive.ts'
import { shieldSize } from '../../../src/analysis/mitigation/shield-sizes.ts'
import { school } from '../../../src/game.ts'
import { actor, kill, type Name, type NamedEvent, pullWhere } from '../pull-where.ts'

const blast = 18_001
const action = {
  bulwark: 22,
  rampart: 7_531,
  soil: 188,
  reprisal: 7_535,
  troubadour: 7_405,
  concitation: 37_013,
} as const
const galvanize = 297

/** Somebody with 100,000 HP dies of a magical hit of 120,000, short by so much. */
const dies = (overkill: number, name: Name = 'hale'): NamedEvent[] => [
  { type: 'state', at: 59_000, actor: name, hp: 100_000, maxHp: 100_000 },
  ...kill(60_000, blast, name, { amount: 120_000 - overkill, overkill }).map((event) =>
    event.type === 'damage-decided' ? { ...event, school: school.magical } : event,
  ),
]

/** Which of the covers that nobody pressed, though they could have, would have saved them. */
function decisive(covers: readonly (readonly [keyof typeof action, Name])[], ...events: readonly NamedEvent[]) {
  const context = pullWhere(...events)
  const lacking = covers.map(([name, player]): Lacking => {
    const cover = context.mitigations.byAction.get(action[name])
    if (cover === undefined) throw new Error(`${name} is no cover`)
    return { cover, player: actor(player), possible: true }
  })
  const [mechanic] = context.mechanics
  if (mechanic === undefined) throw new Error('there is a mechanic')
  const found = decisiveOf(context, mechanic, lacking)
  return covers.flatMap(([name], index) => (lacking.some((one, at) => at === index && found.has(one)) ? [name] : []))
}

const shielded = (at: number, before: number, after: number): NamedEvent[] => [
  { type: 'state', at: at - 1_000, actor: 'hale', hp: 100_000, maxHp: 100_000, shield: before },
  { type: 'status-apply', at, status: galvanize, source: 'dorn', target: 'hale', durationMs: 30_000 },
  { type: 'state', at: at + 200, actor: 'hale', hp: 100_000, maxHp: 100_000, shield: after },
  { type: 'status-remove', at: at + 30_000, status: galvanize, source: 'dorn', target: 'hale' },
]

test('a share that would have left somebody alive decides, and a smaller one does not', () => {
  expect(decisive([['rampart', 'ayla']], ...dies(20_000, 'ayla'))).toEqual(['rampart'])
  expect(decisive([['rampart', 'ayla']], ...dies(25_000, 'ayla'))).toEqual([])
})

test('a block counts as nothing, for no source tells what it would have taken', () => {
  expect(decisive([['bulwark', 'bram']], ...dies(1_000, 'bram'))).toEqual([])
})

test('covers that were only together enough decide together', () => {
  const all = [
    ['soil', 'dorn'],
    ['reprisal', 'ayla'],
  ] as const
  expect(decisive(all, ...dies(20_000))).toEqual(['soil', 'reprisal'])
  expect(decisive(all, ...dies(25_000))).toEqual([])
})

test('where any of several could have been spared, the fewest that were enough decide', () => {
  const all = [
    ['soil', 'dorn'],
    ['reprisal', 'ayla'],
    ['troubadour', 'gwen'],
  ] as const
  expect(decisive(all, ...dies(20_000))).toEqual(['soil', 'troubadour'])
})

test('a shield that scales with its caster is worth what theirs held before', () => {
  const [covers, without] = [[['concitation', 'dorn']] as const, dies(15_000)]
  expect(decisive(covers, ...without)).toEqual([])
  expect(decisive(covers, ...shielded(10_000, 0, 0.2), ...without)).toEqual(['concitation'])
  expect(decisive(covers, ...shielded(10_000, 0.1, 0.2), ...without)).toEqual([])
})

test('a shield is measured by the middle of its rises, and by none that another came with', () => {
  const size = (...events: readonly NamedEvent[]) =>
    Math.round(shieldSize(pullWhere(...events), actor('dorn'), galvanize))
  const three = [...shielded(10_000, 0, 0.2), ...shielded(50_000, 0.1, 0.4), ...shielded(90_000, 0, 0.1)]
  expect(size(...three)).toBe(20_000)
  const benison: NamedEvent = { type: 'status-apply', at: 9_900, status: 1_218, source: 'cira', target: 'hale' }
  expect(size(...shielded(10_000, 0, 0.2), benison)).toBe(0)
})

test('whoever died weak from a raise decides nothing', () => {
  const weak: NamedEvent = { type: 'status-apply', at: 50_000, target: 'ayla', status: 43, durationMs: 100_000 }
  expect(decisive([['rampart', 'ayla']], ...dies(20_000, 'ayla'), weak)).toEqual([])
})
