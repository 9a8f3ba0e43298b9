import { expect, test } from 'vitest'
import { type Job, roleOf } from '../../../src/game.ts'
import type { Slot } from '../../../src/strat/strat.ts'
import { recording } from '../../fflogs/recorded.ts'
import { describeShared } from '../../shared-data.ts'
import { parties } from '../../sim/parties.ts'
import { logContexts, recordedContext } from '../real-files.ts'
import { contextOfParty } from './party-where.ts'

/** Nothing below is held against anybody. */
const blameFrom = 0.6
const usual: readonly Job[] = ['WAR', 'PLD', 'WHM', 'SGE', 'DRG', 'RPR', 'DNC', 'RDM']

type Told = ReturnType<typeof slotsOf>

const slotsOf = (...party: Parameters<typeof contextOfParty>) => {
  const { slots, actor } = contextOfParty(...party)
  return Object.fromEntries([...slots].map(([id, told]) => [actor(id)?.name ?? '', told]))
}
const placesIn = (told: Told) => Object.fromEntries(Object.entries(told).map(([name, { slot }]) => [name, slot]))
const sureIn = (told: Told) =>
  Object.fromEntries(
    Object.entries(told).flatMap(([name, { slot, confidence }]) => (confidence >= blameFrom ? [[name, slot]] : [])),
  )
const isOnePlaceEach = (told: Told) =>
  new Set(Object.values(told).map(({ slot }) => slot)).size === Object.values(told).length

test('a usual party has its places; tanks and melee are never sure of theirs', () => {
  const told = slotsOf(usual)
  expect(sureIn(told)).toEqual({ WHM: 'H1', SGE: 'H2', DNC: 'D3', RDM: 'D4' })
  expect(Object.keys(told)).toHaveLength(8)
  expect(isOnePlaceEach(told)).toBe(true)
})

test('whoever mends over time is H1, whoever shields is H2', () => {
  expect(sureIn(slotsOf(['WAR', 'PLD', 'SCH', 'AST', 'DRG', 'RPR', 'DNC', 'RDM']))).toMatchObject({
    AST: 'H1',
    SCH: 'H2',
  })
})

test('two healers of a kind are tentative', () => {
  const told = slotsOf(['WAR', 'PLD', 'SCH', 'SGE', 'DRG', 'RPR', 'DNC', 'RDM'])
  expect(sureIn(told)).toEqual({ DNC: 'D3', RDM: 'D4' })
  expect(placesIn(told)).toMatchObject({ SCH: 'H1', SGE: 'H2' })
})

test('the tank who holds the boss first is MT, and the other OT', () => {
  expect(placesIn(slotsOf(usual, {}, ['PLD', 'PLD', 'PLD', 'PLD']))).toMatchObject({ PLD: 'MT', WAR: 'OT' })
  expect(placesIn(slotsOf(usual, {}, ['WAR', 'WAR', 'WAR', 'PLD', 'WAR', 'PLD', 'PLD', 'PLD']))).toMatchObject({
    WAR: 'MT',
    PLD: 'OT',
  })
})

test('a pin wins, and the rest fills what is left', () => {
  const told = slotsOf(usual, { PLD: 'MT', RPR: 'D1' }, ['WAR', 'WAR', 'WAR'])
  expect(told.PLD).toEqual({ slot: 'MT', confidence: 1, pinned: true })
  expect(placesIn(told)).toMatchObject({ WAR: 'OT', DRG: 'D2', RPR: 'D1' })
  expect(sureIn(told)).toEqual({ PLD: 'MT', RPR: 'D1', WHM: 'H1', SGE: 'H2', DNC: 'D3', RDM: 'D4' })
})

test('a pin may put somebody where their job would not', () => {
  const told = slotsOf(usual, { RDM: 'D3' })
  expect(sureIn(told)).toMatchObject({ RDM: 'D3', DNC: 'D4' })
})

test('a pin of somebody who is not there does nothing', () => {
  expect(slotsOf(usual, { 'Somebody Else': 'D3' })).toEqual(slotsOf(usual))
})

test('pins of two people to one place are no pins', () => {
  const told = slotsOf(usual, { WAR: 'MT', PLD: 'MT', DNC: 'D3' })
  expect(Object.values(told).filter(({ pinned }) => pinned)).toHaveLength(1)
  expect(isOnePlaceEach(told)).toBe(true)
})

test('two of a name cannot be pinned by it', () => {
  const told = slotsOf(['WAR', 'PLD', 'WHM', 'WHM', 'DRG', 'RPR', 'DNC', 'RDM'], { WHM: 'H2' })
  expect(Object.values(told).some(({ pinned }) => pinned)).toBe(false)
})

test('without a caster, the ranged share what is left, and nobody is sure of it', () => {
  const told = slotsOf(['WAR', 'PLD', 'WHM', 'SGE', 'DRG', 'RPR', 'DNC', 'BRD'])
  expect(sureIn(told)).toEqual({ WHM: 'H1', SGE: 'H2' })
  expect(new Set([told.DNC?.slot, told.BRD?.slot])).toEqual(new Set(['D3', 'D4']))
})

test('of three melee none is sure, and the others keep theirs', () => {
  const told = slotsOf(['WAR', 'PLD', 'WHM', 'SGE', 'DRG', 'RPR', 'SAM', 'RDM'])
  expect(sureIn(told)).toEqual({ WHM: 'H1', SGE: 'H2', RDM: 'D4' })
  expect(isOnePlaceEach(told)).toBe(true)
})

test('a light party has nobody whose place is sure, and somebody alone has none', () => {
  expect(sureIn(slotsOf(['WAR', 'WHM', 'DRG', 'RDM']))).toEqual({})
  expect(slotsOf(['RDM'])).toEqual({})
})

test.each(Object.entries(parties))('the simulator’s party %s has its places', (_, party) => {
  const told = slotsOf(party.map(({ job }) => job))
  const unpinnable: readonly Slot[] = ['MT', 'OT', 'D1', 'D2']
  for (const { job, slot } of party) {
    if (unpinnable.includes(slot)) expect(told[job]?.confidence).toBeLessThan(blameFrom)
    else expect(told[job]).toMatchObject({ slot, confidence: 0.9 })
  }
})

const byJob = ({ slots, actor }: ReturnType<typeof contextOfParty>) =>
  Object.fromEntries([...slots].map(([id, told]) => [actor(id)?.job ?? '', told]))

const tea = 'netlog/tea-wipe-2021.log'

describeShared('the places of a real party with two ranged', tea, async () => {
  const [context] = await logContexts(tea)
  if (context === undefined) throw new Error('the log has a pull')

  test('healers and caster have theirs; the rest is tentative', () => {
    expect(sureIn(byJob(context))).toEqual({ AST: 'H1', SCH: 'H2', BLM: 'D4' })
    expect(byJob(context).SAM?.slot).toBe('D1')
  })
})

describeShared('the places of a recorded party', recording, () => {
  test('the paladin held the boss first', () => {
    const told = byJob(recordedContext())
    expect(placesIn(told)).toEqual({
      PLD: 'MT',
      WAR: 'OT',
      WHM: 'H1',
      SGE: 'H2',
      NIN: 'D1',
      VPR: 'D2',
      MCH: 'D3',
      BLM: 'D4',
    })
    expect(Object.keys(sureIn(told)).map((job) => roleOf(job as Job))).not.toContain('tank')
  })
})
