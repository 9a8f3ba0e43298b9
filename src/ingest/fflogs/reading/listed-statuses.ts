import { type ActorId, environment } from '../../../event.ts'
import type { EventRecorder } from '../../../events/recorder.ts'
import type { Kind } from './kinds.ts'
import type { Recording } from './recording.ts'
import { fromStatus, isStatus, toStatus } from './status-ids.ts'
import { field, jsonOf, type ToldEvent, valueAt } from './told-event.ts'

/** Takes in which statuses a hit lists on its target: `1001191.1001832.` */
export function listHit(event: ToldEvent, kind: Kind, into: Recording): void {
  const told = kind === 'calculateddamage' ? jsonOf(event, field.buffs) : undefined
  if (typeof told !== 'string') return
  into.hits.push({
    at: Math.round(valueAt(event, field.timestamp)),
    target: into.met.numberOf(valueAt(event, field.targetID), valueAt(event, field.targetInstance)),
    source: into.met.numberOf(valueAt(event, field.sourceID), valueAt(event, field.sourceInstance)),
    statuses: told.split('.').map(Number).filter(isStatus).map(toStatus),
  })
}

/**
 * A status that a hit lists on its target and that nobody applied is there all the same: its application is added 1 ms
 * before the hit, without a duration. Its source is whoever takes it away later, else the environment, which no real
 * status comes from; then it ends 1 ms before the next hit on the same target that does not list it or
 * of which somebody told it. What is known to be on whoever hits (Reprisal, Addle) is listed of them, not of the target.
 * Gives how many were added.
 */
export function repairStatuses({ events, hits, abilities }: Recording): number {
  const told = toldStatuses(events)
  /** By target: what was added and nobody takes away. */
  const endless = new Map<ActorId, Set<number>>()
  let repaired = 0
  for (const { at, source: attacker, target, statuses } of hits.toSorted((one, other) => one.at - other.at)) {
    const own = endless.get(target) ?? new Set()
    endless.set(target, own)
    for (const status of own) {
      if (statuses.includes(status) && !isKnown(told.get(keyOf(target, status)) ?? [], at)) continue
      own.delete(status)
      events.push({ type: 'status-remove', at: at - 1, source: environment, target, status })
    }
    for (const status of statuses) {
      const changes = told.get(keyOf(target, status)) ?? []
      if (own.has(status) || isKnown(changes, at)) continue
      if (isKnown(told.get(keyOf(attacker, status)) ?? [], at)) continue
      const later = changes.findIndex((change) => change.at > at)
      const next = changes[later]
      const source = next === undefined || next.begins ? environment : next.source
      if (source === environment) own.add(status)
      else changes.splice(later, 0, { at, source, begins: true, ends: false })
      const stacks = 1
      events.push({
        type: 'status-apply',
        at: at - 1,
        source,
        target,
        status,
        durationMs: 0,
        stacks,
        refreshed: false,
        ability: 0,
      })
      abilities.add(fromStatus(status))
      repaired++
    }
  }
  return repaired
}

/** What was told of one status on one actor. One that only goes on, or loses stacks, neither begins nor ends. */
interface Change {
  readonly at: number
  readonly source: ActorId
  readonly begins: boolean
  readonly ends: boolean
}

function toldStatuses(events: EventRecorder): Map<number, Change[]> {
  const told = new Map<number, Change[]>()
  for (const type of ['status-apply', 'status-stack', 'status-remove'] as const) {
    const { columns, count } = events.shelf(type)
    for (let row = 0; row < count; row++) {
      const at = columns.at?.[row] ?? Number.NaN
      if (Number.isNaN(at)) continue
      const key = keyOf(columns.target?.[row] ?? environment, columns.status?.[row] ?? 0)
      const changes = told.get(key) ?? []
      told.set(key, changes)
      const begins = type === 'status-apply' && columns.refreshed?.[row] === 0
      changes.push({ at, source: columns.source?.[row] ?? environment, begins, ends: type === 'status-remove' })
    }
  }
  for (const changes of told.values()) changes.sort((one, other) => one.at - other.at)
  return told
}

/** What is told in the ms of the hit counts as if it had been there. What was never begun was there from the start. */
function isKnown(changes: readonly Change[], at: number): boolean {
  const bearers = new Set<ActorId>()
  for (const change of changes) {
    if (change.at > at) break
    if (!change.ends) bearers.add(change.source)
    else if (change.at < at) bearers.delete(change.source)
    else return true
  }
  const [first] = changes
  return bearers.size > 0 || (first !== undefined && first.at > at && !first.begins)
}

/** Actors are fewer than 2^14. */
const keyOf = (target: ActorId, status: number): number => status * 2 ** 14 + target
