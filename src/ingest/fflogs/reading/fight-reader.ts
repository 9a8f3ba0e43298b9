import type { AppError } from '../../../errors.ts'
import type { RecordedPull } from '../../../report.ts'
import type { Answer } from '../answer.ts'
import type { Fight, MasterData } from '../queries.ts'

/** `all`: everything that happened; `taken`: the hits on the party once more, with the statuses on whoever was hit. */
export type Stream = 'all' | 'taken'

/** One page of a fight's events, as FFLogs answered it or as the ledger kept it. */
export interface Page {
  readonly stream: Stream
  /** `startTime` it was asked with, ms from the start of the report. */
  readonly startMs: number
  /** What happened then or later is left out: it is told by the page that starts there. */
  readonly untilMs?: number
  /** Fresh bytes are handed over: they are empty afterwards. */
  readonly body: Uint8Array
  /** Whether the body is compressed, as the ledger keeps it. */
  readonly compressed?: boolean
}

export interface TakenPage {
  /** As FFLogs tells it: where the next page starts; null where it knows of none. */
  readonly nextMs: number | null
  readonly rateLimitData: Answer['rateLimitData']
  /** Why nothing of it could be used; then it is not to be kept. */
  readonly failure?: AppError
  /** The body as the ledger keeps it; empty for one that came from there. */
  readonly kept: Uint8Array
}

/** What FFLogs says about a fight beside its events. */
export interface ToldFight {
  /** Epoch ms. */
  readonly reportStart: number
  readonly fight: Fight
  readonly master: MasterData
}

/** What was read of a fight that is no part of its pull. */
export interface ReadingTally {
  readonly events: number
  /** Events with a field of the wrong kind: they are left out. */
  readonly unusable: number
  /** How often each type occurred that nobody knows; those that are passed over on purpose do not count. */
  readonly unknownTypes: Readonly<Record<string, number>>
  /** How much each step of repair mended, by its name; `listed-statuses` are those that a hit lists and nobody applied. */
  readonly repairs: Readonly<Record<string, number>>
  /** How many actors and abilities occur that the master data does not know: it may be older than they are. */
  readonly unnamed: number
}

export interface ReadFight {
  /** Its events are packed. */
  readonly pull: RecordedPull
  readonly tally: ReadingTally
}

/** One fight that is being read, page by page in order, the pages of `all` before or after those of `taken`. */
export interface FightReader {
  take(page: Page): Promise<TakenPage>
  /** The pull that all pages tell. The reader is closed then. */
  finish(told: ToldFight): Promise<ReadFight>
  /** Forgets what was read. */
  close(): void
}
