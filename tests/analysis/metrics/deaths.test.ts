import { expect, test } from 'vitest'
import { deaths } from '../../../src/analysis/metrics/deaths.ts'
import { hit, kill, type NamedEvent, pullOf } from '../pull-where.ts'

const sluice = 18_865
const fluidSwing = 18_864
const raidwide = 55_001
const vulnerability = 202
const reprisal: NamedEvent = {
  type: 'status-apply',
  at: 8_000,
  source: 'ayla',
  target: 'boss',
  status: 1193,
  durationMs: 15_000,
}

const told = (...events: Parameters<typeof pullOf>[1][]) =>
  deaths.compute(pullOf({ encounter: 'tea', abilityNames: { [sluice]: '水路', [raidwide]: 'Cascade' } }, ...events))
const first = (...events: Parameters<typeof pullOf>[1][]) => told(...events).deaths[0]
const full = (actor: 'gwen' | 'ayla'): NamedEvent => ({ type: 'state', at: 0, actor, hp: 100_000, maxHp: 100_000 })

test('tells the blow in the report’s language, with HP before it', () => {
  expect(first(full('gwen'), kill(10_000, sluice, 'gwen'))).toMatchObject({
    player: { name: 'Gwen Ash', job: 'BRD' },
    ability: { id: sluice, name: '水路' },
    killer: 'Living Liquid',
    hpBefore: 100_000,
    maxHp: 100_000,
    diedMs: 10_700,
    toldMs: 12_700,
  })
})

test('statuses are those of the moment the blow was decided: what came later was late', () => {
  const late: NamedEvent = {
    type: 'status-apply',
    at: 10_300,
    source: 'cira',
    target: 'gwen',
    status: 1873,
    durationMs: 20_000,
  }
  expect(first(reprisal, late, kill(10_000, raidwide, 'gwen'))?.mitigation).toEqual(['Reprisal'])
})

test('the last ten seconds of damage, the blow included', () => {
  const death = first(
    hit(400, raidwide, 'gwen'),
    hit(4_000, raidwide, 'gwen', { amount: 70 }),
    kill(10_500, raidwide, 'gwen'),
  )
  expect(death?.lastDamage).toEqual([
    { atMs: 4_700, ability: 'Cascade', amount: 70 },
    { atMs: 11_200, ability: 'Cascade', amount: 50_000 },
  ])
})

test('the last ten seconds of healing, with what found nothing to heal', () => {
  const heal = (at: number, more: Partial<Extract<NamedEvent, { type: 'heal' }>>): NamedEvent => ({
    type: 'heal',
    at,
    source: 'cira',
    target: 'gwen',
    ability: raidwide,
    ...more,
  })
  const death = first(
    heal(400, { amount: 9 }),
    heal(4_000, { amount: 70, overheal: 5 }),
    heal(5_000, { target: 'hale', amount: 70 }),
    heal(11_500, { amount: 70 }),
    kill(10_500, raidwide, 'gwen'),
  )
  expect(death?.lastHealing).toEqual([{ atMs: 4_000, ability: 'Cascade', by: 'Cira Vale', amount: 70, overheal: 5 }])
})

test('avoidable: by a rule', () => {
  expect(first(kill(10_000, sluice, 'gwen'))?.kind).toBe('avoidable')
})

test('wrong target: a cleave for tanks', () => {
  expect(first(kill(10_000, fluidSwing, 'gwen'))?.kind).toBe('wrong target')
})

test('vulnerable: the blow found a Vulnerability that was picked up, and what gave it is named', () => {
  const given: NamedEvent = {
    type: 'status-apply',
    at: 6_700,
    source: 'boss',
    target: 'gwen',
    status: vulnerability,
    durationMs: 30_000,
  }
  const death = first(hit(6_000, sluice, 'gwen'), given, kill(12_000, raidwide, 'gwen'))
  expect(death).toMatchObject({ kind: 'vulnerable', ailments: [{ from: '水路' }] })
})

test('a Vulnerability that everybody carries was not picked up', () => {
  const party = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale'] as const
  const given = party.map(
    (target): NamedEvent => ({
      type: 'status-apply',
      at: 6_000,
      source: 'boss',
      target,
      status: vulnerability,
      durationMs: 30_000,
    }),
  )
  expect(first(given, kill(12_000, raidwide, 'gwen'))?.kind).not.toBe('vulnerable')
})

test('a Vulnerability that the blow itself gives made nothing worse', () => {
  const given: NamedEvent = {
    type: 'status-apply',
    at: 12_000,
    source: 'boss',
    target: 'gwen',
    status: vulnerability,
    durationMs: 30_000,
  }
  expect(first(full('gwen'), given, kill(12_000, raidwide, 'gwen'))).toMatchObject({ kind: 'survivable', ailments: [] })
})

test('among those whom a use hit, the one who carried a Vulnerability had picked it up, however many others had one', () => {
  const given = (['ayla', 'cira', 'dorn', 'edda', 'gwen'] as const).map(
    (target): NamedEvent => ({
      type: 'status-apply',
      at: 6_000,
      source: 'boss',
      target,
      status: vulnerability,
      durationMs: 30_000,
    }),
  )
  const use = [hit(12_000, raidwide, 'hale'), hit(12_000, raidwide, 'finn')]
  expect(first(given, ...use, kill(12_000, raidwide, 'gwen'))?.kind).toBe('vulnerable')
  expect(first(given, kill(12_000, raidwide, 'gwen'))?.kind).not.toBe('vulnerable')
})

test('unsurvivable from 3 bars before mitigation, 4 for tanks: a full plan leaves a third', () => {
  const big = { unmitigated: 320_000 }
  expect(first(full('gwen'), kill(10_000, raidwide, 'gwen', big))?.kind).toBe('unsurvivable')
  expect(first(full('ayla'), kill(10_000, raidwide, 'ayla', big))?.kind).toBe('survivable')
  expect(first(full('gwen'), kill(10_000, raidwide, 'gwen', { unmitigated: 220_000 }))?.kind).toBe('survivable')
})

test('what another of their kind took as much of and lived is survivable, however much it was', () => {
  const big = { unmitigated: 320_000, packet: 5 }
  const death = (stands: 'hale' | 'bram') =>
    first(full('gwen'), kill(10_000, raidwide, 'gwen', big), hit(10_000, raidwide, stands, big))?.kind
  expect(death('hale')).toBe('survivable')
  expect(death('bram')).toBe('unsurvivable')
})

test('whom nothing could hurt did not live through anything', () => {
  const huge = { unmitigated: 900_000, packet: 5 }
  const hallowed: NamedEvent = {
    type: 'status-apply',
    at: 8_000,
    source: 'bram',
    target: 'bram',
    status: 82,
    durationMs: 10_000,
  }
  const told = [full('ayla'), kill(10_000, raidwide, 'ayla', huge), hit(10_000, raidwide, 'bram', huge)]
  expect(first(...told)?.kind).toBe('survivable')
  expect(first(hallowed, ...told)?.kind).toBe('unsurvivable')
})

test('where damage before mitigation is not told, what was taken can still be too much', () => {
  expect(first(full('gwen'), kill(10_000, raidwide, 'gwen', { overkill: 250_000 }))?.kind).toBe('unsurvivable')
  expect(first(full('gwen'), kill(10_000, raidwide, 'gwen'))?.kind).toBe('survivable')
})

test('unknown where no HP is told', () => {
  expect(first(kill(10_000, raidwide, 'gwen'))?.kind).toBe('unknown')
})

test('a fall has no killing blow', () => {
  const death = first({ type: 'death', at: 10_000, target: 'gwen', killer: 'boss', ability: raidwide })
  expect(death).toMatchObject({ kind: 'no killing blow' })
  expect(death).not.toHaveProperty('ability')
})

test('raises are spells that were completed', () => {
  const begun: NamedEvent = {
    type: 'begin-cast',
    at: 14_000,
    source: 'dorn',
    target: 'gwen',
    ability: 173,
    durationMs: 8_000,
  }
  const done: NamedEvent = { type: 'cast', at: 15_000, source: 'cira', target: 'gwen', ability: 125 }
  expect(told(kill(10_000, raidwide, 'gwen'), begun, done).raises).toEqual([
    { atMs: 15_000, by: 'Cira Vale', target: 'Gwen Ash' },
  ])
})

test('shows a table with who, when, to what and at how much', () => {
  const result = told(full('gwen'), kill(10_000, sluice, 'gwen'))
  expect(deaths.present(result)).toMatchObject([{ kind: 'table', rows: [['0:10', 'Gwen Ash', '水路', '100 %']] }])
})

test('says so when nobody died', () => {
  expect(deaths.present(told())).toEqual([{ kind: 'note', text: 'Nobody died.' }])
})
