import { expect, test } from 'vitest'
import {
  action,
  ayla,
  boss,
  cast,
  damage,
  director,
  eventsOf,
  landed,
  named,
  npc,
  opening,
  pet,
  placeholder,
  readPull,
  status,
  zone,
} from './log-lines.ts'

const braver = 'C8'

test('what a limit break does is done by the player who presses it', async () => {
  const pull = await readPull(
    ...opening,
    action(1_000, ayla, '1F', boss, '0001', damage(5_000)),
    cast(2_000, ayla, braver, boss, 2),
    action(4_000, ayla, braver, boss, '0002', damage(400_000)),
    landed(4_500, boss, '0002', 595_000, 0, 1_000_000),
    director(9_000, '40000005'),
  )
  const own = named(pull, ayla)
  const done = [...eventsOf(pull, 'damage-decided'), ...eventsOf(pull, 'damage')]
  expect(done.map(({ source, amount }) => [source, amount])).toEqual([
    [own, 5_000],
    [own, 400_000],
    [own, 400_000],
  ])
  expect(pull.actors.some(({ kind }) => kind === 'limit-break')).toBe(false)
})

test('an enemy’s action of the same number is its own', async () => {
  const pull = await readPull(
    ...opening,
    action(1_000, boss, braver, ayla, '0001', damage(5_000)),
    director(9_000, '40000005'),
  )
  expect(eventsOf(pull, 'damage-decided').map(({ source }) => source)).toEqual([named(pull, boss)])
  expect(pull.actors.some(({ kind }) => kind === 'limit-break')).toBe(false)
})

test('a pet that only its owner’s action lines tell of belongs to them', async () => {
  const pull = await readPull(
    ...opening,
    npc(10, pet, 1_008, 90_000, '10000001'),
    action(1_000, pet, '322', boss, '0001', damage(700)),
    director(9_000, '40000005'),
  )
  const owner = named(pull, ayla)
  expect(pull.actors[owner]?.kind).toBe('player')
  expect(pull.actors[named(pull, pet)]).toMatchObject({ kind: 'pet', owner })
})

const hidden = '40000500|_rsv_1001_-1_1_0_0_S1_E1'

test('placeholders of new content are resolved wherever they stand, also when their names come later', async () => {
  const pull = await readPull(
    zone(0, '4D6', '_rsv_77_-1_1_0_0_S1_E1'),
    ...opening.slice(1),
    npc(10, hidden, 17_500, 500_000),
    action(1_000, ayla, '1F', hidden, '0001', damage(5_000)),
    cast(2_000, hidden, '_', ayla, 3).replace('|_|Spell _|', '|9CB4|_rsv_40116_-1_1_0_0_S1_E1|'),
    status(3_000, 'F00', hidden, ayla, 9).replace('Status F00', '_rsv_3840_-1_1_0_0_S1_E1'),
    status(3_100, 'F01', hidden, ayla, 9).replace('Status F01', '_rsv_3841_-1_1_0_0_S1_E1'),
    placeholder(4_000, '_rsv_77_-1_1_0_0_S1_E1', 'The Last Dune (Savage)'),
    placeholder(4_000, '_rsv_1001_-1_1_0_0_S1_E1', 'Dune Sovereign'),
    placeholder(4_000, '_rsv_40116_-1_1_0_0_S1_E1', 'Burial'),
    placeholder(4_000, '_rsv_3840_-1_1_0_0_S1_E1', 'Sandstruck'),
    director(9_000, '40000005'),
  )
  expect(pull.fightName).toBe('The Last Dune (Savage)')
  expect(pull.actors.map(({ name }) => name)).toContain('Dune Sovereign')
  expect(pull.abilityNames[0x9cb4]).toBe('Burial')
  // What nobody resolves has no name: the facts may know a better one than a placeholder.
  expect(pull.statusNames).toEqual({ 3840: 'Sandstruck' })
})
