import type { ActorId, EventOf, EventType } from '../../event.ts'
import { windowsByTarget } from './windows-by-target.ts'

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

/** One status of one bearer from one source: its last window, and whether that goes on. */
interface Run {
  window: { -readonly [Field in keyof StatusWindow]: StatusWindow[Field] }
  expectedEndMs: number
  isOn: boolean
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
  const { early, later, begin } = openWindows()
  const runs = new Map<number, Map<number, Run>>()
  for (const event of inOrder(of)) {
    const ofStatus = runs.get(event.status) ?? new Map<number, Run>()
    const key = pairOf(event)
    const run = ofStatus.get(key)
    if (run?.isOn && event.at > run.expectedEndMs + removalSlackMs) close(run, run.expectedEndMs)
    if (run === undefined) {
      // Whatever is refreshed, stacked or removed before it was applied was on when the record began.
      const wasOn = event.type === 'status-apply' ? event.refreshed : true
      ofStatus.set(key, change(begin(event, wasOn ? Math.min(0, event.at) : event.at), event))
      runs.set(event.status, ofStatus)
    } else if (run.isOn) change(run, event)
    else if (event.type !== 'status-remove') ofStatus.set(key, change(begin(event, event.at), event))
  }
  for (const ofStatus of runs.values())
    for (const run of ofStatus.values()) if (run.isOn) close(run, unremovedEnd(run, deaths, durationMs))
  const windows = [...early.sort((one, other) => one.startMs - other.startMs), ...later]
  return { windows, ...windowsByTarget(windows) }
}

/** A removal may come this much after the duration ran out and still be that window's end. */
const removalSlackMs = 2_000

/** Windows in order of their start: those from before the pull are few and come as they are found out. */
function openWindows() {
  const early: StatusWindow[] = []
  const later: StatusWindow[] = []
  const begin = ({ status, source, target }: StatusEvent, startMs: number): Run => {
    const window = { status, source, target, startMs, endMs: startMs, stacks: 0 }
    const list = startMs <= 0 ? early : later
    list.push(window)
    return { window, expectedEndMs: Number.POSITIVE_INFINITY, isOn: true }
  }
  return { early, later, begin }
}

function change(run: Run, event: StatusEvent): Run {
  if (event.type === 'status-remove') {
    close(run, event.at)
    return run
  }
  run.window.stacks = Math.max(run.window.stacks, event.stacks)
  if (event.type === 'status-apply')
    run.expectedEndMs = event.durationMs > 0 ? event.at + event.durationMs : Number.POSITIVE_INFINITY
  return run
}

function close(run: Run, endMs: number): void {
  run.window.endMs = Math.max(endMs, run.window.startMs)
  run.isOn = false
}

/** Actors are fewer than 2^14, and the environment comes before them: two of them make a small number. */
const pairOf = ({ source, target }: StatusEvent): number => (source + 1) * 2 ** 14 + target + 1

function unremovedEnd({ window, expectedEndMs }: Run, deaths: Pull['deaths'], pullEndMs: number) {
  const died = deaths.find(({ target, at }) => target === window.target && at >= window.startMs)?.at
  return Math.min(expectedEndMs, died ?? Number.POSITIVE_INFINITY, Math.max(pullEndMs, window.startMs))
}

/** At the same ms: what runs out before what is applied, so that a renewal is a new window only after a real gap. */
function inOrder(of: EventsOf): readonly StatusEvent[] {
  const lists = [of('status-remove'), of('status-apply'), of('status-stack')] as const
  const places = [0, 0, 0]
  const merged: StatusEvent[] = []
  const count = lists.reduce((sum, { length }) => sum + length, 0)
  while (merged.length < count) {
    let next: StatusEvent | undefined
    let from = 0
    for (let list = 0; list < 3; list++) {
      const event = lists[list]?.[places[list] ?? 0]
      if (event !== undefined && (next === undefined || event.at < next.at)) {
        next = event
        from = list
      }
    }
    if (next === undefined) break
    merged.push(next)
    places[from] = (places[from] ?? 0) + 1
  }
  return merged
}
