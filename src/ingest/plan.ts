import type { Standing } from '../quota.ts'
import type { Watch } from '../store/reports/watches.ts'

const minute = 60_000

/** A report that stands still for so long is not asked any more: the logger was stopped, or forgotten. */
export const endsAfterMs = 90 * minute
/** The longest pulls take 20 minutes, but a live log is uploaded while they last. */
const liveMs = 15 * minute
/** The slowest rhythm of a report that is still watched. */
const slowestMs = 5 * minute
/** A report that has been quiet for so long is asked every twentieth of that: slower and slower. */
const idleShare = 1 / 20

/**
 * What asking a watched report once costs: a report with its fights is 2 points (FFLOGS.md), and each new pull some four
 * more, which is one when it is spread over the questions between two pulls.
 */
export const pointsPerPoll = 3

/** When the report last gave a sign of life: it grew, or somebody wanted it. */
const aliveAt = ({ addedAt, changedAt = 0 }: Watch) => Math.max(addedAt, changedAt)

export const hasEnded = (watch: Watch, now: number): boolean => now - aliveAt(watch) >= endsAfterMs

/** Somebody is raiding: a silence of ours would be noticed. */
export const isLive = (watch: Watch, now: number): boolean => now - aliveAt(watch) < liveMs

/** How long to wait between two questions while points are plenty. `pollSeconds` is what a live report gets. */
export function rhythmMs(watch: Watch, now: number, pollSeconds: number): number {
  const liveEveryMs = pollSeconds * 1000
  const idleEveryMs = Math.min(slowestMs, (now - aliveAt(watch)) * idleShare)
  return Math.max(liveEveryMs, isLive(watch, now) ? 0 : idleEveryMs)
}

/**
 * How many times slower than its rhythm each static's reports are asked, so that the points last until the reset:
 *
 *     need of a static = pointsPerPoll × time until the reset × Σ 1 / rhythm of each of its reports
 *     spendable        = points left − reserve
 *     level            = the most a static may spend, such that Σ min(need, level) = spendable
 *     stretch          = need / level, at least 1
 *
 * So a static that needs little gets it whole, and those that need much share the rest alike, however many reports each
 * of them watches. Without points that are known there is nothing to share.
 */
export function stretches(
  watches: readonly Watch[],
  { points }: Standing,
  now: number,
  pollSeconds: number,
): ReadonlyMap<number, number> {
  const untilResetMs = (points?.resetsAt ?? 0) - now
  if (points === undefined || untilResetMs <= 0) return new Map()
  const needs = new Map<number, number>()
  for (const watch of watches) {
    const polls = untilResetMs / rhythmMs(watch, now, pollSeconds)
    needs.set(watch.staticId, (needs.get(watch.staticId) ?? 0) + polls * pointsPerPoll)
  }
  const level = fairLevel([...needs.values()], Math.max(pointsPerPoll, points.left - points.reserve))
  return new Map([...needs].map(([staticId, need]) => [staticId, Math.max(1, need / level)]))
}

/** The most that each may have of `all`, when those who want less get what they want. */
function fairLevel(needs: readonly number[], all: number): number {
  let left = all
  let among = needs.length
  for (const need of needs.toSorted((one, other) => one - other)) {
    if (need > left / among) return left / among
    left -= need
    among -= 1
  }
  return Number.POSITIVE_INFINITY
}

/** When a report is asked next. A stretched wait ends at the reset, when there are points again. */
export function nextTurn(
  watch: Watch,
  { points }: Standing,
  stretch: number,
  now: number,
  pollSeconds: number,
): number {
  const everyMs = rhythmMs(watch, now, pollSeconds)
  const resetsAt = points === undefined || points.resetsAt <= now ? Number.POSITIVE_INFINITY : points.resetsAt
  return Math.round(Math.max(now + everyMs, Math.min(now + everyMs * stretch, resetsAt)))
}

/**
 * Who is asked now, as many as there are free slots: always one of the static of which the fewest are being asked, of
 * those the one that waits longest. One static never holds more than half of the slots, whatever keeps its reports busy.
 */
export function chooseTurns(
  due: readonly Watch[],
  running: readonly Pick<Watch, 'id' | 'staticId'>[],
  slots: number,
): Watch[] {
  const busy = new Set(running.map(({ id }) => id))
  const held = new Map<number, number>()
  const take = (staticId: number) => held.set(staticId, (held.get(staticId) ?? 0) + 1)
  for (const { staticId } of running) take(staticId)

  const waiting = due.filter(({ id }) => !busy.has(id)).toSorted((one, other) => dueAt(one) - dueAt(other))
  const queues = [...Map.groupBy(waiting, ({ staticId }) => staticId).values()]
  const chosen: Watch[] = []
  while (running.length + chosen.length < slots) {
    const open = queues.filter(
      ([first]) => first !== undefined && (held.get(first.staticId) ?? 0) < Math.ceil(slots / 2),
    )
    const [next] = open.toSorted(([one], [other]) => heldBy(one) - heldBy(other) || dueAt(one) - dueAt(other))
    const watch = next?.shift()
    if (watch === undefined) break
    take(watch.staticId)
    chosen.push(watch)
  }
  return chosen

  function heldBy(watch: Watch | undefined): number {
    return (watch && held.get(watch.staticId)) ?? 0
  }
}

/** One that was never asked has waited since it was added. */
const dueAt = (watch: Watch | undefined) => watch?.nextAt ?? watch?.addedAt ?? 0
