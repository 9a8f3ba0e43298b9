import type { Actor, Outcome, RecordedPull, ReportInfo } from '../../report.ts'
import { countNamed, isSameParty } from './party.ts'

export type Span = Pick<RecordedPull, 'startedAt' | 'durationMs'>

/** As much of a pull, as one source tells it, as decides which pull it is. */
export interface Account extends Span {
  readonly outcome: Outcome
  /** Undefined when the source did not see the party enter. */
  readonly territoryId?: number | undefined
  /** FFLogs' id of the encounter, and the game facts' key of it. */
  readonly encounterId?: number | undefined
  readonly encounter?: string | undefined
  /** Undefined while nobody has read who fought. */
  readonly actors?: readonly Actor[] | undefined
  /** Taken for trash, also when nothing in a part of a log says that it was a boss. */
  readonly trash?: boolean
  readonly report: Pick<ReportInfo, 'source' | 'code' | 'startedAt'>
}

/** Two raiders' clocks, or a log's and FFLogs', differ by up to this. */
export const clockSkewMs = 10_000

/** A fight falls silent for no longer than this: a log that began earlier than that before the first blow saw the start. */
const headMs = 90_000
/** How far apart two accounts of one pull may lie: nobody wipes, returns and engages again within this of the last blow. */
export const lapseMs = 25_000
/** Two readers may see the first blow this far apart. */
const firstBlowMs = 2_000

/**
 * Whether two accounts of one static tell of the same pull. They share the duty or encounter, as far as both know it.
 * They share the party: a static may raid in two groups at once, so when both name at least three people, half of the
 * smaller party is in the other; where names are hidden that says nothing. And they share the time: both begin within
 * 10 s of each other, which is how far clocks differ, and overlap for half of the shorter, less those 10 s; an account
 * whose log began less than 90 s before it may lack its start and need only touch the other one (within 10 s, or 25 s
 * where the other knows no end). Two accounts of one report have one clock: they overlap for half of the shorter.
 */
export function isSamePull(one: Account, other: Account): boolean {
  if (isOtherFight(one, other) || isSameParty(one.actors, other.actors) === false) return false
  const overlap = overlapMs(one, other)
  const shared = Math.min(one.durationMs, other.durationMs) / 2
  if (isSameReport(one, other)) return overlap > shared
  const [first, later] = one.startedAt > other.startedAt ? [other, one] : [one, other]
  // One log stops in the middle of the pull and another begins there: meanwhile there may have been a silent transition.
  if (mayLackStart(later)) return overlap > -(first.outcome === 'unknown' ? lapseMs : clockSkewMs)
  return later.startedAt - first.startedAt <= clockSkewMs && overlap > shared - clockSkewMs
}

/** Some encounters have several ids, so ids count only where the game facts know neither. */
function isOtherFight(one: Account, other: Account): boolean {
  const differs = <Key extends keyof Account>(key: Key): boolean =>
    one[key] !== undefined && other[key] !== undefined && one[key] !== other[key]
  if (differs('territoryId') || differs('encounter')) return true
  return one.encounter === undefined && other.encounter === undefined && differs('encounterId')
}

/** Far from certain that they are one pull; where it is false they are not. */
export const mayTouch = (one: Span, other: Span): boolean => overlapMs(one, other) > -lapseMs

/** Ms that two accounts share; negative for those that do not touch, by how far they are apart. */
export const overlapMs = (one: Span, other: Span): number =>
  Math.min(one.startedAt + one.durationMs, other.startedAt + other.durationMs) -
  Math.max(one.startedAt, other.startedAt)

/**
 * Whether an account knows more of a pull than the one that is stored; the first of these that differs decides: that it
 * was a boss, its end (a kill is never a mistake: who says otherwise left early), its duty, its start, a stretch of more
 * than 10 s that the other one of the same kind lacks, or more of the people by name. Of two that know all this, the one
 * that came first stays.
 */
export function isFuller(told: Account, stored: Account): boolean {
  const isTrash = told.trash === true
  if (isTrash !== (stored.trash === true)) return !isTrash
  const knowsEnd = told.outcome !== 'unknown'
  if (knowsEnd !== (stored.outcome !== 'unknown')) return knowsEnd
  if ((told.outcome === 'kill') !== (stored.outcome === 'kill')) return told.outcome === 'kill'
  const knowsDuty = told.territoryId !== undefined
  if (knowsDuty !== (stored.territoryId !== undefined)) return knowsDuty
  if (!knowsEnd) return told.durationMs > stored.durationMs
  if (mayLackStart(stored) && told.durationMs > stored.durationMs + firstBlowMs) return true
  if (mayLackStart(told) && stored.durationMs > told.durationMs + firstBlowMs) return false
  const longerMs = told.durationMs - stored.durationMs
  // A log and FFLogs end a pull at different moments.
  if (told.report.source === stored.report.source && Math.abs(longerMs) > clockSkewMs) return longerMs > 0
  return told.actors !== undefined && countNamed(told.actors) > countNamed(stored.actors)
}

/** A part of a pull, as far as can be told: its log ends before it does, or began so shortly before it that it may have missed the start. */
export const isPart = (account: Account): boolean => account.outcome === 'unknown' || mayLackStart(account)

const mayLackStart = ({ startedAt, report }: Account): boolean => startedAt - report.startedAt < headMs

const isSameReport = ({ report: one }: Account, { report: other }: Account): boolean =>
  one.source === other.source && one.code === other.code
