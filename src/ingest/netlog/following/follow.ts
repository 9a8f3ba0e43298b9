import { setTimeout as pause } from 'node:timers/promises'
import type { RecordedPull } from '../../../report.ts'
import type { OpenReport } from '../../source.ts'
import { type GrowingLog, openSearch } from '../files/newest-log.ts'
import { openTail } from '../files/tail.ts'
import { type LogMoment, openLogParser } from '../log-parser.ts'
import { openForeteller } from './foretell.ts'

/** How things stand each time everything that was written has been read. */
export type FollowState =
  | { readonly kind: 'waiting' }
  /** `isThere` is false while the file is gone or cannot be opened. */
  | { readonly kind: 'following'; readonly moment: LogMoment; readonly isThere: boolean }

export interface FollowOptions {
  /** Stops after what is at hand; nothing is told as ended that goes on. */
  readonly signal: AbortSignal
  /** Reading goes on once it is done. */
  onState(state: FollowState): Promise<void>
}

/** Often enough that a raider does not wait for it, seldom enough for a network share. */
const lookEveryMs = 150
const searchEveryMs = 1_000

/**
 * Follows a log that is being written, or the newest one of a folder and then the next: one report for each, whose
 * pulls come as they end. A pull comes twice, first `provisional` a moment after its end was called. Stopped anywhere
 * and started again, it tells the same pulls.
 */
export async function* followLogs(place: string, options: FollowOptions): AsyncGenerator<OpenReport> {
  const { signal, onState } = options
  while (!signal.aborted) {
    const log = await openSearch(place)()
    if (log !== undefined) {
      yield { info: log.info, pulls: () => readGrowing(place, log, options) }
    } else {
      await onState({ kind: 'waiting' })
    }
    await rest(log === undefined ? searchEveryMs : lookEveryMs, signal)
  }
}

/** Ends when the log is another one under its name, or when a newer one has begun. */
async function* readGrowing(place: string, log: GrowingLog, options: FollowOptions): AsyncGenerator<RecordedPull> {
  const { signal, onState } = options
  const parser = openLogParser()
  const tail = openTail(log.path)
  const foreteller = openForeteller(parser)
  const isLast = openLookout(place, log)
  while (!signal.aborted) {
    const growth = await tail.look()
    if (growth.kind === 'grown') yield* parser.read(growth.piece)
    if (growth.kind === 'grown' && !growth.isAll) continue
    if (growth.kind === 'other' || !(await isLast())) return yield* parser.end()
    const called = foreteller.tell(performance.now())
    if (called !== undefined) yield called
    await onState({ kind: 'following', moment: parser.moment(), isThere: growth.kind !== 'absent' })
    await rest(lookEveryMs, signal)
  }
}

/** Looks from time to time whether a newer log has begun. */
function openLookout(place: string, { path }: GrowingLog): () => Promise<boolean> {
  if (place === path) return async () => true
  const search = openSearch(place)
  let lookedAt = performance.now()
  return async () => {
    if (performance.now() - lookedAt < searchEveryMs) return true
    lookedAt = performance.now()
    const newest = await search()
    return newest === undefined || newest.path === path
  }
}

const rest = (ms: number, signal: AbortSignal): Promise<unknown> => pause(ms, undefined, { signal }).catch(() => {})
