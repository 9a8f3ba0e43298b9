import type { EventType } from '../../event.ts'
import { withValues } from '../../events/change-table.ts'
import type { Section } from '../../events/columns.ts'
import type { Step } from './steps.ts'

/**
 * Within one ms the order is that of the packets, and a status may be told before the action that applies it (GAME.md
 * §7.19). In such a ms actions come first; all else keeps its order. Any other ms is left as it was told, and so is what
 * lies further apart: logs come in batches of about 45 ms, but their lines say when.
 */
export const orderActions: Step = {
  name: 'order-actions',
  quirk: 'a status is told before the action that applies it',
  repair(pull) {
    const moments = findWrong(pull.events.sections)
    if (moments.length === 0) return { pull, repaired: 0 }
    const events = withValues(pull.events, (sections) => {
      for (const at of moments) putActionsFirst(sections, at)
    })
    return { pull: { ...pull, events }, repaired: moments.length }
  },
}

const actions: ReadonlySet<EventType> = new Set(['begin-cast', 'cancel-cast', 'cast'])

/** The moments in which a status is told before its action. */
function findWrong(sections: readonly Section[]): readonly number[] {
  const applies = sections.find(({ type }) => type === 'status-apply')
  const casts = sections.find(({ type }) => type === 'cast')
  if (applies === undefined || casts === undefined) return []
  const { at, source, ability } = applies.columns
  const cast = casts.columns
  const found = new Set<number>()
  let first = 0
  for (let row = 0; row < applies.count; row++) {
    const now = at?.[row] ?? 0
    while (first < casts.count && (cast.at?.[first] ?? 0) < now) first++
    for (let other = first; other < casts.count && cast.at?.[other] === now; other++) {
      const isItsAction = cast.source?.[other] === source?.[row] && cast.ability?.[other] === ability?.[row]
      if (isItsAction && (casts.order[other] ?? 0) > (applies.order[row] ?? 0)) found.add(now)
    }
  }
  return [...found]
}

function putActionsFirst(sections: readonly Section[], at: number): void {
  const told = sections.flatMap((section) =>
    rowsAt(section, at).map((row) => ({ section, row, place: section.order[row] ?? 0 })),
  )
  const places = told.map(({ place }) => place).sort((one, other) => one - other)
  const inOrder = told.toSorted((one, other) => rank(one.section) - rank(other.section) || one.place - other.place)
  inOrder.forEach(({ section, row }, index) => {
    section.order[row] = places[index] ?? 0
  })
}

const rank = ({ type }: Section): number => (actions.has(type) ? 0 : 1)

function rowsAt({ columns: { at }, count }: Section, moment: number): number[] {
  const rows: number[] = []
  for (let row = at?.indexOf(moment) ?? -1; row >= 0 && row < count && at?.[row] === moment; row++) rows.push(row)
  return rows
}
