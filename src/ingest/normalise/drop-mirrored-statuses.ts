import { environment } from '../../event.ts'
import type { Section } from '../../events/columns.ts'
import { openStatusKeys, type StatusKeyOf } from '../../events/status-keys.ts'
import { withoutRows } from '../../events/take-out.ts'
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
    const owners = Int32Array.from(pull.actors, ({ owner = environment }) => owner)
    const keyOf = openStatusKeys(owners.length)
    const told = pull.events.sections.filter(({ type }) => type.startsWith('status-'))
    const mirrors = findMirrors(
      told.find(({ type }) => type === 'status-apply'),
      owners,
      keyOf,
    )
    if (mirrors.size === 0) return { pull, repaired: 0 }
    const dropped = told.map((section) => [section.type, rowsOf(section, owners, mirrors, keyOf)] as const)
    const repaired = dropped.reduce((sum, [, rows]) => rows.reduce((own, is) => own + is, sum), 0)
    return { pull: { ...pull, events: withoutRows(pull.events, Object.fromEntries(dropped)) }, repaired }
  },
}

/** Which statuses on whom are nothing but copies. */
function findMirrors(applies: Section | undefined, owners: Int32Array, keyOf: StatusKeyOf): ReadonlySet<number> {
  const mirrors = new Set<number>()
  const own = new Set<number>()
  const target = applies?.columns.target
  for (let row = 0; applies !== undefined && row < applies.count; row++) {
    const owner = owners[target?.[row] ?? environment] ?? environment
    if (owner !== environment) (hasTwin(applies, row, owner) ? mirrors : own).add(keyOf(applies, row))
  }
  for (const key of own) mirrors.delete(key)
  return mirrors
}

/** Lines of one moment are written within this: logs come in batches of about 45 ms. */
const batchMs = 45

/** Whether the same status from the same source begins on the owner at that time. */
function hasTwin({ columns: { at, source, target, status }, count }: Section, row: number, owner: number): boolean {
  if (at === undefined || source === undefined || target === undefined || status === undefined) return false
  const now = at[row] ?? 0
  let first = row
  while (first > 0 && now - (at[first - 1] ?? 0) <= batchMs) first--
  for (let other = first; other < count && (at[other] ?? 0) - now <= batchMs; other++) {
    if (target[other] === owner && status[other] === status[row] && source[other] === source[row]) return true
  }
  return false
}

function rowsOf(section: Section, owners: Int32Array, mirrors: ReadonlySet<number>, keyOf: StatusKeyOf): Uint8Array {
  const { target } = section.columns
  const rows = new Uint8Array(section.count)
  for (let row = 0; row < section.count; row++) {
    const owner = owners[target?.[row] ?? environment] ?? environment
    if (owner !== environment && mirrors.has(keyOf(section, row))) rows[row] = 1
  }
  return rows
}
