import { environment } from '../../../event.ts'
import { never } from './combatants.ts'
import type { World } from './world.ts'

/** What happened this long before the first blow belongs to the pull: pre-casts, shields, potions. */
export const preludeMs = 30_000

/** A pull is over, or the zone: its events are no longer needed, nor is who has left. */
export function clearEvents(world: World): void {
  world.events.clear()
  for (const combatant of world.slots) {
    combatant.pending.length = 0
    combatant.written.at = never
  }
  renumber(world)
}

/** Between pulls only what a next pull could still need is kept. */
export function trimEvents(world: World, now: number): void {
  const { oldestAt } = world.events
  if (oldestAt === undefined || oldestAt > now - 2 * preludeMs) return
  world.events.forget(now - preludeMs)
  renumber(world)
}

/** Gives slots to those who are here or whom an event names, and to nobody else. */
function renumber(world: World): void {
  for (const [id, { gone }] of world.combatants) if (gone) world.combatants.delete(id)
  const kept = new Set(world.combatants.values())
  for (const { actors, count, columns } of world.events.shelves) {
    for (const field of actors) {
      for (let row = 0; row < count; row++) {
        const combatant = world.slots[columns[field]?.[row] ?? environment]
        if (combatant !== undefined) kept.add(combatant)
      }
    }
  }
  const index = new Int32Array(world.slots.length).fill(environment)
  const slots = [...kept]
  slots.forEach((combatant, slot) => {
    index[combatant.slot] = slot
  })
  for (const combatant of world.slots) combatant.slot = index[combatant.slot] ?? environment
  world.events.renumber(index)
  world.slots = slots
}
