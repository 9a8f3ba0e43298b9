import { type MechanicScript, type Slot, slots } from '../script.ts'
import { planted } from './faults.ts'
import { dangerSpot, placeOf } from './places.ts'
import type { World } from './world.ts'

/** Where those stand who get it wrong. */
export function misplaced(world: World, mechanic: MechanicScript): ReadonlyMap<Slot, { x: number; y: number }> {
  const elsewhere = new Map<Slot, { x: number; y: number }>()
  for (const slot of slots) {
    const place = mechanic.places?.[slot]
    if (place) elsewhere.set(slot, place)
  }
  for (const { plant } of planted(world, 'hit-by-avoidable', mechanic.key)) elsewhere.set(plant.who, dangerSpot)
  for (const { plant } of planted(world, 'missed-stack', mechanic.key)) elsewhere.set(plant.who, { x: 100, y: 117 })
  for (const { plant } of planted(world, 'alone', mechanic.key)) elsewhere.set(plant.who, { x: 100, y: 117 })
  for (const { plant } of planted(world, 'wrong-role', mechanic.key)) elsewhere.set(plant.who, { x: 100, y: 95 })
  for (const { plant } of planted(world, 'missed-soak', mechanic.key)) elsewhere.set(plant.who, { x: 100, y: 103 })
  for (const { plant } of planted(world, 'overlap', mechanic.key)) {
    const { x, y } = placeOf(mechanic.formation, plant.victim)
    elsewhere.set(plant.who, { x: x + 1.5, y: y + 1 })
  }
  return elsewhere
}
