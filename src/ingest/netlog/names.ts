import type { CombatEvent } from '../../event.ts'
import type { RecordedPull } from '../../report.ts'
import type { World } from './world.ts'

/** The logger had no name for it; a name from the game facts is better than this one. */
const unnamed = /^(unknown_|$)/i

/** A name, or what a placeholder of new content stands for. */
export const resolved = ({ placeholders }: Pick<World, 'placeholders'>, name: string): string =>
  name.startsWith('_rsv_') ? (placeholders.get(name) ?? name) : name

/** The names of the actions and statuses that occur in these events. Whatever hits or heals was cast. */
export function namesIn(
  world: World,
  events: readonly CombatEvent[],
): Pick<RecordedPull, 'abilityNames' | 'statusNames'> {
  const abilities = new Set<number>()
  const statuses = new Set<number>()
  for (const event of events) {
    switch (event.type) {
      case 'begin-cast':
      case 'cast':
      case 'cancel-cast':
      case 'instant-kill':
        abilities.add(event.ability)
        break
      case 'damage':
      case 'heal':
        if (event.tick) statuses.add(event.ability)
        break
      case 'status-apply':
      case 'status-remove':
        statuses.add(event.status)
        break
    }
  }
  return {
    abilityNames: pick(world, world.abilityNames, abilities),
    statusNames: pick(world, world.statusNames, statuses),
  }
}

function pick(world: World, names: ReadonlyMap<number, string>, ids: ReadonlySet<number>): Record<number, string> {
  const named = [...ids].map((id) => [id, resolved(world, names.get(id) ?? '')] as const)
  return Object.fromEntries(named.filter(([id, name]) => id > 0 && !unnamed.test(name)))
}
