import { withRows } from '../../events/change-table.ts'
import type { Section } from '../../events/columns.ts'
import type { RecordedPull } from '../../report.ts'
import type { Step } from './steps.ts'

/**
 * A status that somebody gets is often told again on their pet, or on the helper of the boss that got it (GAME.md
 * §7.15): counted, it would be two uses. Where each application on a pet or helper comes with the same one, from the same
 * source at the same time, on its owner, everything told of that status there is taken out. What a pet or helper has of
 * its own stays, also what it has since it was summoned, and so does everything on people and bosses.
 */
export const dropMirroredStatuses: Step = {
  name: 'drop-mirrored-statuses',
  quirk: 'a status on somebody is told once more on their pet or helper',
  repair(pull) {
    const owners = new Map(pull.actors.flatMap(({ id, owner }) => (owner === undefined ? [] : [[id, owner] as const])))
    const applies = owners.size === 0 ? undefined : find(pull, 'status-apply')
    if (applies === undefined) return { pull, repaired: 0 }
    const mirrors = findMirrors(applies, owners)
    if (mirrors.size === 0) return { pull, repaired: 0 }
    const dropped = Object.fromEntries(
      (['status-apply', 'status-stack', 'status-remove'] as const).flatMap((type) => {
        const section = find(pull, type)
        return section === undefined ? [] : [[type, rowsOf(section, owners, mirrors)]]
      }),
    )
    const repaired = Object.values(dropped).reduce((sum, rows) => sum + rows.reduce((own, is) => own + is, 0), 0)
    return { pull: { ...pull, events: withRows(pull.events, dropped, []) }, repaired }
  },
}

type StatusType = 'status-apply' | 'status-stack' | 'status-remove'

const find = ({ events }: RecordedPull, wanted: StatusType): Section | undefined =>
  events.sections.find(({ type }) => type === wanted)

/** Which statuses on whom are nothing but copies. */
function findMirrors(applies: Section, owners: ReadonlyMap<number, number>): ReadonlySet<string> {
  const mirrors = new Set<string>()
  const own = new Set<string>()
  const { target } = applies.columns
  for (let row = 0; row < applies.count; row++) {
    const owner = owners.get(target?.[row] ?? -1)
    if (owner !== undefined) (hasTwin(applies, row, owner) ? mirrors : own).add(keyOf(applies, row))
  }
  return new Set([...mirrors].filter((key) => !own.has(key)))
}

/** Lines of one moment are written within this: logs come in batches of about 45 ms. */
const batchMs = 45

/** Whether the same status from the same source begins on the owner at that time. */
function hasTwin({ columns, count }: Section, row: number, owner: number): boolean {
  const { at, source, target, status } = columns
  const now = at?.[row] ?? 0
  const isTwin = (other: number): boolean =>
    target?.[other] === owner && status?.[other] === status?.[row] && source?.[other] === source?.[row]
  for (let other = row - 1; other >= 0 && now - (at?.[other] ?? 0) <= batchMs; other--) if (isTwin(other)) return true
  for (let other = row + 1; other < count && (at?.[other] ?? 0) - now <= batchMs; other++)
    if (isTwin(other)) return true
  return false
}

function rowsOf(section: Section, owners: ReadonlyMap<number, number>, mirrors: ReadonlySet<string>): Uint8Array {
  const { target } = section.columns
  const rows = new Uint8Array(section.count)
  for (let row = 0; row < section.count; row++) {
    if (owners.has(target?.[row] ?? -1) && mirrors.has(keyOf(section, row))) rows[row] = 1
  }
  return rows
}

const keyOf = ({ columns: { status, source, target } }: Section, row: number): string =>
  `${status?.[row]} ${source?.[row]} ${target?.[row]}`
