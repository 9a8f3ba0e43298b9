import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readFacts } from '../../src/game/facts.ts'

const { encounters, arenas } = readFacts()
const ultimates = ['ucob', 'uwu', 'tea', 'dsr', 'top', 'fru', 'dmu']

test('every ultimate has a floor, and every floor belongs to a fight', () => {
  const keys = Object.keys(arenas().grounds)
  expect(keys).toEqual(expect.arrayContaining(ultimates))
  expect(keys.filter((key) => !encounters.some((known) => known.key === key))).toEqual([])
})

test('each phase of Dragonsong’s Reprise has one floor: round for Thordan, square for the dragons', () => {
  const phases = encounters.find(({ key }) => key === 'dsr')?.phases ?? []
  const shapes = phases.map((_, index) =>
    arenas()
      .grounds.dsr?.filter((ground) => ground.phases?.includes(index + 1))
      .map(({ shape }) => shape),
  )
  expect(shapes).toEqual([['rect'], ['circle'], ['rect'], ['rect'], ['circle'], ['circle'], ['rect'], ['rect']])
})

test('the middle of the Unending Coil lies at nought, that of the others at 100', () => {
  expect(arenas().grounds.ucob?.[0]).toMatchObject({ x: 0, y: 0 })
  for (const key of ultimates.slice(1)) expect(arenas().grounds[key]?.[0]).toMatchObject({ x: 100, y: 100 })
})

test('shapes have their measures in yalms and degrees', () => {
  expect(arenas().shapeOf(18467)).toEqual({ at: 'caster', kind: 'cone', radius: 40, degrees: 30 }) // Protean Wave
  expect(arenas().shapeOf(40203)).toEqual({ at: 'caster', kind: 'donut', inner: 4, radius: 20 }) // Scythe Kick
  expect(arenas().shapeOf(40271)).toEqual({ at: 'target', kind: 'circle', radius: 6 }) // Dark Water III
  expect(arenas().shapeOf(40201)).toEqual({ at: 'caster', kind: 'cross', length: 40, width: 5 }) // Frigid Needle
})

test('what reaches everybody, and what nobody has measured whole, has no shape', () => {
  expect(arenas().shapeOf(40170)).toBeUndefined() // Burnished Glory, 40 yalms around
  expect(arenas().shapeOf(40188)).toBeUndefined() // The House of Light, of some angle
  expect(arenas().shapeOf(40144)).toBeUndefined() // a single target
})

test('all that is listed can be read', () => {
  const listed = JSON.parse(readFileSync(new URL('../../vendor/hit-shapes.json', import.meta.url), 'utf8'))
  const ids = Object.keys(listed).map(Number)
  expect(ids.length).toBeGreaterThan(1_000)
  expect(ids.filter((id) => arenas().shapeOf(id) === undefined)).toEqual([])
})
