import { expect, test } from 'vitest'
import { presentMargins } from '../../../src/analysis/mitigation/present-margins.ts'
import { tellHits } from '../../../src/analysis/mitigation/tell-hits.ts'
import { school } from '../../../src/game.ts'
import { type Name, type NamedEvent, pullWhere } from '../pull-where.ts'

const blast = 18_001
const reprisal = 1_193
const everybody = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale'] as const

/** A magical blow of a tenth off; what it leaves of everybody, and what the source says of its size. */
const blow = (
  hp: number,
  told: { readonly multiplier?: number; readonly shields?: number } = {},
  names = everybody.slice(),
) => [
  {
    type: 'status-apply',
    at: 50_000,
    status: reprisal,
    source: 'ayla',
    target: 'boss',
    durationMs: 15_000,
  } as NamedEvent,
  ...names.flatMap((name) => struck(name, hp, told)),
]

function struck(
  target: Name,
  hp: number,
  { multiplier, shields = 0 }: { readonly multiplier?: number; readonly shields?: number },
): NamedEvent[] {
  const between = { ability: blast, source: 'boss', target, packet: 7 } as const
  const amount = 100_000 - hp
  const told = multiplier === undefined ? {} : { multiplier, unmitigated: (amount + shields) / multiplier }
  return [
    { type: 'damage-decided', at: 60_000, ...between, amount, school: school.magical },
    { type: 'damage', at: 60_700, ...between, amount, absorbed: shields, ...told },
    { type: 'state', at: 60_700, actor: target, hp, maxHp: 100_000 },
  ]
}

const hits = (...events: readonly NamedEvent[]) => tellHits(pullWhere(...events))

test('a margin is told where the multiplier agrees with what was on, or nobody tells one', () => {
  expect(hits(...blow(12_000, { multiplier: 0.9 }))).toMatchObject([{ margin: 0.12, state: 'tight' }])
  expect(hits(...blow(12_000))).toMatchObject([{ margin: 0.12, state: 'tight' }])
})

test('what a multiplier contradicts is close, with no margin and nothing that a cover would have brought', () => {
  const [hit] = hits(...blow(12_000, { multiplier: 0.7 }))
  expect(hit).toMatchObject({ doubtful: true, state: 'tight' })
  expect(hit).not.toHaveProperty('margin')
  expect(hit?.free).not.toEqual([])
  expect(hit?.offers?.filter(({ gain }) => gain !== undefined) ?? []).toEqual([])
  const [table, note] = presentMargins(hits(...blow(12_000, { multiplier: 0.7 })))
  expect(table).toMatchObject({ rows: [['1:00', expect.any(String), '! ?', '1']] })
  expect(note).toMatchObject({ kind: 'note', text: expect.stringContaining('?') })
})

test('what a cover would have brought is told in hundredths', () => {
  const gains = hits(...blow(12_345))[0]?.offers?.flatMap(({ gain }) => gain ?? []) ?? []
  expect(gains).not.toEqual([])
  expect(gains.filter((gain) => Math.abs(gain * 100 - Math.round(gain * 100)) > 1e-9)).toEqual([])
})

test('a blow to a tank is heavy by the HP it takes, whatever shields took of it', () => {
  const tank = (hp: number, shields: number) => hits(...blow(hp, { shields }, ['ayla']))
  expect(tank(59_000, 0)).toMatchObject([{ on: 'tanks', margin: 0.59 }])
  expect(tank(61_000, 0)).toEqual([])
  expect(tank(61_000, 30_000)).toEqual([])
})

test('a blow to a tank that leaves little is told from a fifth on', () => {
  const low = (amount: number, hp: number) => {
    const events = blow(100_000 - amount, {}, ['ayla'])
    return hits(...events.map((event) => (event.type === 'state' ? { ...event, hp } : event)))
  }
  expect(low(25_000, 15_000)).toMatchObject([{ state: 'tight', margin: 0.15 }])
  expect(low(15_000, 15_000)).toEqual([])
  expect(low(25_000, 45_000)).toEqual([])
})

test('who was short reads so, and what takes more than another bar is not for covers', () => {
  const told = {
    ability: { id: blast, name: 'Blast' },
    occurrence: 1,
    atMs: 60_000,
    on: 'raid',
    state: 'under',
  } as const
  const none = { used: [], free: [], onCooldown: [] }
  expect(presentMargins([{ ...told, ...none, margin: -0.27 }])[0]).toMatchObject({
    rows: [['1:00', 'Blast', '† 27 % short', '0']],
  })
  expect(presentMargins([{ ...told, ...none, margin: -3 }])).toMatchObject([{ kind: 'note' }])
})
