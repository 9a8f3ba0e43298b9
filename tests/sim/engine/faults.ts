import type { Plant } from '../plants.ts'
import type { Slot } from '../script.ts'
import { playerAt } from './finding.ts'
import type { World } from './world.ts'

export type PlantOf<K extends Plant['kind']> = Extract<Plant, { kind: K }>

/** The planted faults of one kind on one mechanic, with their index. */
export function planted<K extends Plant['kind']>(
  world: World,
  kind: K,
  mechanic: string,
): readonly { readonly index: number; readonly plant: PlantOf<K> }[] {
  return world.pullPlan.plants.flatMap((plant, index) =>
    isKind(plant, kind) && plant.mechanic === mechanic ? [{ index, plant }] : [],
  )
}

/** Whoever is planted to be elsewhere during a mechanic. */
export const absent = (
  world: World,
  kind: 'missed-stack' | 'missed-soak',
  mechanic: string,
): ReadonlyMap<Slot, number> => new Map(planted(world, kind, mechanic).map(({ index, plant }) => [plant.who, index]))

/** Notes that a fault has come true, once. */
export function cameTrue(world: World, index: number): void {
  const plant = world.pullPlan.plants[index]
  if (!plant || world.faults.some((fault) => fault.index === index)) return
  world.faults.push({ plant, atMs: Math.round(world.now), index })
}

/** Deaths to a hit whose mitigation or healing was late or missing point at that, if there was somebody for it. */
export function coverFault(world: World, mechanic: string): { fault?: number } {
  const found = [
    ...planted(world, 'late-mitigation', mechanic),
    ...planted(world, 'missed-mitigation', mechanic),
    ...planted(world, 'early-mitigation', mechanic),
    ...planted(world, 'wrong-target', mechanic),
    ...planted(world, 'no-healing', mechanic),
  ].filter(({ plant }) => playerAt(world, plant.who).alive)
  for (const { index } of found) cameTrue(world, index)
  return found[0] ? { fault: found[0].index } : {}
}

function isKind<K extends Plant['kind']>(plant: Plant, kind: K): plant is PlantOf<K> {
  return plant.kind === kind
}
