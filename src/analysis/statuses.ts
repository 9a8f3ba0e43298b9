import type { ActorId, EventOf, EventType } from '../event.ts'

export interface StatusWindow {
  readonly status: number
  readonly source: ActorId
  readonly target: ActorId
  readonly startMs: number
  readonly endMs: number
  /** The most it had. */
  readonly stacks: number
}

type EventsOf = <T extends EventType>(type: T) => readonly EventOf<T>[]
type StatusEvent = EventOf<'status-apply' | 'status-stack' | 'status-remove'>

interface Open {
  readonly status: number
  readonly source: ActorId
  readonly target: ActorId
  readonly startMs: number
  expectedEndMs: number
  stacks: number
}

interface Pull {
  readonly durationMs: number
  readonly of: EventsOf
  /** The blows they died to where there were any: statuses go then, and not when the death is told. */
  readonly deaths: readonly { readonly target: ActorId; readonly at: number }[]
}

/**
 * Status windows, repaired: a removal that nobody applied starts with the pull, what was applied again while it ran is
 * one window, and what nobody removed ends by its duration or the bearer's death (METRICS §0).
 */
export function findStatuses({ durationMs, of, deaths }: Pull) {
  const windows: StatusWindow[] = []
  const open = new Map<number, Open>()
  const known = new Set<number>()
  const close = (key: number, { status, source, target, startMs, stacks }: Open, endMs: number) => {
    windows.push({ status, source, target, startMs, endMs: Math.max(endMs, startMs), stacks })
    open.delete(key)
  }
  for (const event of inOrder(of)) {
    const key = keyOf(event)
    const window = open.get(key)
    if (window && event.at > window.expectedEndMs + removalSlackMs) close(key, window, window.expectedEndMs)
    const running = open.get(key)
    if (event.type === 'status-remove') {
      if (running) close(key, running, event.at)
      else if (!known.has(key)) close(key, start(event, Math.min(0, event.at)), event.at)
    } else if (running) {
      running.stacks = Math.max(running.stacks, event.stacks)
      if (event.type === 'status-apply') running.expectedEndMs = expectedEnd(event)
    } else if (event.type === 'status-apply') {
      open.set(key, start(event, event.refreshed && !known.has(key) ? Math.min(0, event.at) : event.at))
    } else {
      open.set(key, start(event, known.has(key) ? event.at : Math.min(0, event.at)))
    }
    known.add(key)
  }
  for (const [key, window] of open) close(key, window, unremovedEnd(window, deaths, durationMs))
  windows.sort((one, other) => one.startMs - other.startMs)
  return { windows, ...finder(windows) }
}

/** Actors are fewer than 2^14, the environment comes before them, and statuses have at most 24 bits, on FFLogs, too. */
const keyOf = ({ status, source, target }: StatusEvent): number =>
  (status * 2 ** 14 + source + 1) * 2 ** 14 + target + 1

/** A removal may come this much after the duration ran out and still be that window's end. */
const removalSlackMs = 2_000

const start = (event: StatusEvent, startMs: number): Open => ({
  status: event.status,
  source: event.source,
  target: event.target,
  startMs,
  expectedEndMs: event.type === 'status-apply' ? expectedEnd(event) : Number.POSITIVE_INFINITY,
  stacks: event.type === 'status-remove' ? 0 : event.stacks,
})

const expectedEnd = ({ at, durationMs }: EventOf<'status-apply'>) =>
  durationMs > 0 ? at + durationMs : Number.POSITIVE_INFINITY

function unremovedEnd({ target, startMs, expectedEndMs }: Open, deaths: Pull['deaths'], pullEndMs: number) {
  const died = deaths.find((death) => death.target === target && death.at >= startMs)?.at
  return Math.min(expectedEndMs, died ?? Number.POSITIVE_INFINITY, Math.max(pullEndMs, startMs))
}

/** At the same ms: what runs out before what is applied, so that a renewal is a new window only after a real gap. */
function inOrder(of: EventsOf): StatusEvent[] {
  const events: StatusEvent[] = [...of('status-remove'), ...of('status-apply'), ...of('status-stack')]
  return events.sort((one, other) => one.at - other.at)
}

function finder(windows: readonly StatusWindow[]) {
  const byTarget = Map.groupBy(windows, ({ target }) => target)
  const of = (target: ActorId): readonly StatusWindow[] => byTarget.get(target) ?? []
  return {
    of,
    on: (target: ActorId, atMs: number) => of(target).filter(({ startMs, endMs }) => startMs <= atMs && atMs < endMs),
  }
}
