import { withValues } from '../../events/change-table.ts'
import { columnsOf } from '../../events/columns.ts'
import type { EventTable } from '../../events/table.ts'
import type { Actor } from '../../report.ts'
import type { Step } from './steps.ts'

/**
 * FFLogs has an actor for each job of a person, and one of subtype `Unknown` where it knew no job yet (FFLOGS.md shape
 * 10). Whoever is listed twice in one pull would be one more who lives: a player without a job becomes one with their
 * namesake of the same world who has one. Two who both have jobs, or different worlds, are two people.
 */
export const joinDoubles: Step = {
  name: 'join-doubles',
  quirk: 'a person is listed twice, once without a job',
  repair(pull) {
    const doubles = findDoubles(pull.actors)
    if (doubles.size === 0) return { pull, repaired: 0 }
    const kept = pull.actors.filter(({ id }) => !doubles.has(id))
    const index = Int32Array.from(pull.actors, ({ id }) => kept.findIndex((own) => own.id === (doubles.get(id) ?? id)))
    const actors = kept.map(({ owner, ...actor }, id) => ({
      ...actor,
      id,
      ...(owner === undefined ? {} : { owner: index[owner] ?? owner }),
    }))
    return { pull: { ...pull, actors, events: renumbered(pull.events, index) }, repaired: doubles.size }
  },
}

/** Who each double is. */
function findDoubles(actors: readonly Actor[]): ReadonlyMap<number, number> {
  const players = actors.filter(({ kind }) => kind === 'player')
  const known = new Map(players.filter(({ job }) => job !== undefined).map((player) => [keyOf(player), player.id]))
  return new Map(
    players.flatMap((player) => {
      const self = player.job === undefined ? known.get(keyOf(player)) : undefined
      return self === undefined ? [] : [[player.id, self] as const]
    }),
  )
}

const keyOf = ({ name, world = '' }: Actor): string => `${name}@${world}`

function renumbered(events: EventTable, index: Int32Array): EventTable {
  return withValues(events, (sections) => {
    for (const { type, columns, count } of sections) {
      for (const [field, kind] of columnsOf(type)) {
        const column = kind === 'actor' ? columns[field] : undefined
        if (column === undefined) continue
        for (let row = 0; row < count; row++) column[row] = index[column[row] ?? -1] ?? column[row] ?? -1
      }
    }
  })
}
