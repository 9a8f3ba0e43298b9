import type { Section } from '../../../events/columns.ts'
import type { EventTable } from '../../../events/table.ts'
import type { RecordedPull } from '../../../report.ts'
import type { World } from './world.ts'

/** The logger had no name for it; a name from the game facts is better than this one. */
const unnamed = /^(unknown_|_rsv_|$)/i

/** A name, or what a placeholder of new content stands for. */
export const resolved = ({ placeholders }: Pick<World, 'placeholders'>, name: string): string =>
  name.startsWith('_rsv_') ? (placeholders.get(name) ?? name) : name

/** Keeps a name that was not known yet; more of them than any night brings are made up. */
export function learn<Key>(names: Map<Key, string>, key: Key, name: string): void {
  if (names.size < mostNames) names.set(key, name)
}

const mostNames = 16_384

/** The names of the actions and statuses that occur in these events. Whatever hits or heals was cast. */
export function namesIn(world: World, events: EventTable): Pick<RecordedPull, 'abilityNames' | 'statusNames'> {
  const abilities = new Set<number>()
  const statuses = new Set<number>()
  for (const section of events.sections) gather(section, abilities, statuses)
  return {
    abilityNames: pick(world, world.abilityNames, abilities),
    statusNames: pick(world, world.statusNames, statuses),
  }
}

function gather({ type, count, columns }: Section, abilities: Set<number>, statuses: Set<number>): void {
  const { ability, status, tick } = columns
  const ids = status ?? (type === 'death' ? undefined : ability)
  if (ids === undefined) return
  let last = 0 // the same one often comes again at once
  for (let row = 0; row < count; row++) {
    const id = ids[row] ?? 0
    if (id === last && tick === undefined) continue
    last = id
    if (status || tick?.[row] === 1) statuses.add(id)
    else if (tick === undefined) abilities.add(id)
  }
}

function pick(world: World, names: ReadonlyMap<number, string>, ids: ReadonlySet<number>): Record<number, string> {
  const picked: Record<number, string> = {}
  for (const id of ids) {
    const name = resolved(world, names.get(id) ?? '')
    if (id > 0 && !unnamed.test(name)) picked[id] = name
  }
  return picked
}
