import type { CoverNames } from '../../../game/cover-names.ts'
import type { DraftFault, DraftMechanic, DraftRow } from '../../../strat/draft.ts'
import { keyOf, type PlannedCover, type PlannedMechanic, type Role, type Strat } from '../../../strat/strat.ts'
import type { OfferedUse } from './offered-uses.ts'

/** A mechanic of a draft whose values are such as a strat may hold. */
export interface CheckedMechanic extends DraftMechanic {
  readonly rows: readonly (DraftRow & { readonly role: Role })[]
}

interface Words {
  readonly covers: CoverNames
  /** The actions of the fight. */
  readonly known: ReadonlySet<number>
  readonly offered: readonly OfferedUse[]
}

/**
 * The plan that a draft means, or everything in it that is not understood. What a page does not send, names and who goes
 * where, stays as it stands.
 */
export function readDraft(
  draft: readonly CheckedMechanic[],
  standing: Strat | undefined,
  { covers, known, offered }: Words,
): { readonly planned: readonly PlannedMechanic[] } | { readonly faults: readonly DraftFault[] } {
  const before = new Map(standing?.mechanics.map((own) => [keyOf(own), own]))
  const faults: DraftFault[] = []
  const seen = new Set<string>()
  const planned = draft.flatMap(({ keys, rows }, mechanic) => {
    const read = rows.flatMap((row, at): PlannedCover[] => {
      const found = covers(row.what)
      if ('id' in found) return [coverOf(row, found.id)]
      faults.push({ mechanic, row: at, why: found.why })
      return []
    })
    const all = keys.split('+')
    return all.map((key): PlannedMechanic => {
      const [ability = 0, occurrence = 0] = key.split('_').map(Number)
      if (!known.has(ability)) faults.push({ mechanic, why: `this fight has no action ${ability}` })
      if (seen.has(key)) faults.push({ mechanic, why: 'it is there twice' })
      seen.add(key)
      const own = before.get(key)
      const name = own === undefined ? offered.find((use) => use.keys.includes(key))?.name : own.name
      const more = { ...(all.length > 1 && { oneOf: all }), ...(name !== undefined && { name }) }
      return { ability, occurrence, ...more, covers: read, places: own?.places ?? {} }
    })
  })
  return faults.length > 0 ? { faults } : { planned }
}

const coverOf = ({ role, seconds, note }: CheckedMechanic['rows'][number], ability: number): PlannedCover => ({
  ability,
  role,
  offsetMs: Math.round(seconds * 1000),
  ...(note.trim() !== '' && { note: note.trim() }),
})
