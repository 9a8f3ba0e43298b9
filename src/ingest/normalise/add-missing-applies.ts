import type { StatusApply } from '../../event.ts'
import { withEvents } from '../../events/change-table.ts'
import type { Section } from '../../events/columns.ts'
import { openStatusKeys, type StatusKeyOf } from '../../events/status-keys.ts'
import type { EventTable } from '../../events/table.ts'
import type { Step } from './steps.ts'

/**
 * A status is told to end and nobody told that it began (GAME.md §7.18): out of range of whoever logged, or lost. It
 * gets an application at the last moment it is known to have been off: when it last ended or, where this status has a
 * duration, that long before its end, whichever is later. What was never told before and may have run since before the
 * pull is left to `analysis/statuses.ts`, which lets it begin with the pull; an end told twice is an echo and stays one.
 */
export const addMissingApplies: Step = {
  name: 'add-missing-applies',
  quirk: 'a status ends that nobody told had begun',
  repair(pull) {
    const missing = findMissing(pull.events, openStatusKeys(pull.actors.length))
    if (missing.length === 0) return { pull, repaired: 0 }
    return { pull: { ...pull, events: withEvents(pull.events, missing) }, repaired: missing.length }
  },
}

/** Later than any pull lasts, and a small number still. */
const never = 2 ** 30
/** A second end so soon after the first is the same one. */
const echoMs = 2_000
/** An end may be told this long after the duration ran out, as analysis has it. */
const slackMs = 2_000

function findMissing({ sections }: EventTable, keyOf: StatusKeyOf): readonly StatusApply[] {
  const [applies, stacks, removals] = (['status-apply', 'status-stack', 'status-remove'] as const).map((wanted) =>
    sections.find(({ type }) => type === wanted),
  )
  if (removals === undefined) return []
  const longest = longestDurations(applies)
  const runsUntil = new Map<number, number>() // while it runs, when it should end
  const offSince = new Map<number, number>()
  const missing: StatusApply[] = []
  let applied = 0
  let stacked = 0
  for (let row = 0; row < removals.count; row++) {
    const at = atOf(removals, row)
    for (; applies !== undefined && applied < applies.count && atOf(applies, applied) < at; applied++) {
      runsUntil.set(keyOf(applies, applied), endOf(applies, applied))
    }
    for (; stacks !== undefined && stacked < stacks.count && atOf(stacks, stacked) < at; stacked++) {
      const key = keyOf(stacks, stacked)
      if (!runsUntil.has(key)) runsUntil.set(key, never)
    }
    const key = keyOf(removals, row)
    const until = runsUntil.get(key)
    if (until === undefined || at > until + slackMs) {
      const startMs = earliestStart(until ?? offSince.get(key), at, longest.get(statusOf(removals, row)))
      if (startMs !== undefined) missing.push(applyAt(startMs, removals, row))
    }
    runsUntil.delete(key)
    offSince.set(key, at)
  }
  return missing
}

/** Undefined where that may have been before the pull, and where this is an echo. */
function earliestStart(offMs: number | undefined, at: number, longestMs = Number.POSITIVE_INFINITY) {
  if (offMs !== undefined && at - offMs <= echoMs) return undefined
  const startMs = Math.max(offMs ?? Number.NEGATIVE_INFINITY, at - longestMs)
  return startMs > 0 ? startMs : undefined
}

/** The longest that each status was told to run, of those that run out at all. */
function longestDurations(applies: Section | undefined): ReadonlyMap<number, number> {
  const longest = new Map<number, number>()
  for (let row = 0; applies !== undefined && row < applies.count; row++) {
    const durationMs = applies.columns.durationMs?.[row] ?? 0
    const status = statusOf(applies, row)
    if (durationMs > (longest.get(status) ?? 0)) longest.set(status, durationMs)
  }
  return longest
}

const atOf = (section: Section, row: number): number => section.columns.at?.[row] ?? 0
const statusOf = (section: Section, row: number): number => section.columns.status?.[row] ?? 0

function endOf(applies: Section, row: number): number {
  const durationMs = applies.columns.durationMs?.[row] ?? 0
  return durationMs > 0 ? atOf(applies, row) + durationMs : never
}

const applyAt = (at: number, removals: Section, row: number): StatusApply => ({
  type: 'status-apply',
  at,
  source: removals.columns.source?.[row] ?? -1,
  target: removals.columns.target?.[row] ?? -1,
  status: statusOf(removals, row),
  durationMs: 0,
  stacks: 1,
  refreshed: false,
  ability: 0,
})
