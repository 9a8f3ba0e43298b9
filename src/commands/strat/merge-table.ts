import { keyOf, type PlannedMechanic, type Strat } from '../../strat/strat.ts'
import { inFightOrder } from './in-fight-order.ts'
import type { Mechanics } from './table/find-use.ts'

interface Merged {
  readonly strat: Strat
  /** What the table does not name and stays as it was. */
  readonly kept: readonly PlannedMechanic[]
}

/**
 * A strat with what a table says of its mechanics in place of what was planned for them; who goes where is not the
 * table's to say and stays. Mechanics are in the order in which the fight brings them.
 * @param isWhole what the table does not name loses its mitigation
 */
export function mergeTable(
  standing: Strat | undefined,
  table: readonly PlannedMechanic[],
  {
    encounter,
    isWhole,
    mechanics,
  }: { readonly encounter: string; readonly isWhole: boolean; readonly mechanics: Mechanics },
): Merged {
  const before = new Map((standing?.mechanics ?? []).map((mechanic) => [keyOf(mechanic), mechanic]))
  const named = new Set(table.map(keyOf))
  const others = [...before.values()].filter((mechanic) => !named.has(keyOf(mechanic)))
  const kept = isWhole
    ? others.map((mechanic) => ({ ...mechanic, covers: [] })).filter(({ places }) => Object.keys(places).length > 0)
    : others
  const told = table.map((mechanic) => {
    const known = before.get(keyOf(mechanic))
    const name = mechanic.name ?? known?.name
    return { ...mechanic, ...(name !== undefined && { name }), places: known?.places ?? {} }
  })
  const inOrder = inFightOrder([...told, ...kept], mechanics)
  return {
    strat: { encounter, mechanics: inOrder.map(({ mechanic }) => mechanic) },
    kept: isWhole ? [] : others,
  }
}
