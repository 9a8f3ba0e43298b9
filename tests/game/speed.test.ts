import { expect, test } from 'vitest'
import { readFacts } from '../../src/game/facts.ts'

const facts = readFacts()
const speed = facts.speed()

test('an action with a cooldown of its own still holds back the next one only for the global cooldown', () => {
  const drill = speed.gcds.get(16_498)
  expect(drill).toMatchObject({ recastMs: 2_500, isFixed: false })
})

test('nothing makes a recast of 1.5 s or less, or a dance step, any shorter', () => {
  const heatBlast = 7_410
  const standardStep = 15_997
  for (const action of [heatBlast, standardStep])
    expect(speed.gcds.get(action)).toMatchObject({ recastMs: 1_500, isFixed: true })
})

test('abilities are not on the global cooldown', () => {
  const swiftcast = 7_561
  expect(speed.gcds.has(swiftcast)).toBe(false)
})

test('every weaponskill is on the global cooldown, a monk’s too, whose sheet does not say so', () => {
  const bootshine = 53
  expect(speed.gcds.get(bootshine)).toMatchObject({ recastMs: 2_500, speed: 'skill' })
})

test('a trait counts from the level it is learned at: the encounter may be below it', () => {
  expect(speed.traitOf('MNK', 100)).toBe(0.8)
  expect(speed.traitOf('MNK', 70)).toBe(0.85)
  expect(speed.traitOf('DRG', 100)).toBe(1)
})

test('every name of an action in the list of recasts is the catalogue’s', () => {
  for (const action of speed.gcds.keys()) expect(facts.catalogue().actionName(action)).toBeDefined()
})
