import type { ActorId } from './event.ts'
import type { EventTable } from './events/table.ts'
import type { Job } from './game.ts'

export type SourceKind = 'fflogs' | 'netlog'

export type Outcome = 'kill' | 'wipe' | 'unknown'

export interface Actor {
  /** Its index in the pull's `actors`. */
  readonly id: ActorId
  readonly kind: 'player' | 'pet' | 'enemy' | 'limit-break' | 'other'
  readonly name: string
  readonly job?: Job
  readonly level?: number
  readonly world?: string
  /** BNpcBase id, which is FFLogs' gameID and the id the game facts use. */
  readonly gameId?: number
  /** Whose pet this is, or for which boss a helper acts. */
  readonly owner?: ActorId
}

/** A phase as a source names it; `id` is 1-based and counts intermissions. */
export interface SourcePhase {
  readonly id: number
  readonly startMs: number
  /** `P2`, or an intermission's own name, where the source says; what the facts know of the encounter comes first. */
  readonly name?: string
}

/** One pull as a source tells it, before it is stored. */
export interface RecordedPull {
  readonly source: SourceKind
  /** Which pull of its report: the FFLogs fight id, or a log's start time in epoch ms. */
  readonly sourceKey: string
  readonly territoryId?: number
  /** FFLogs encounter id. */
  readonly encounterId?: number
  /** Name of the fight as the source gives it: the zone of a log, the fight of a report. */
  readonly fightName: string
  /** Epoch ms of the first hostile action between party and enemies. */
  readonly startedAt: number
  readonly durationMs: number
  readonly outcome: Outcome
  readonly actors: readonly Actor[]
  /** Names of actions and statuses by game id, in the report's language. */
  readonly abilityNames: Readonly<Record<number, string>>
  readonly statusNames: Readonly<Record<number, string>>
  /** In order of `at`; order within one ms is the source's. */
  readonly events: EventTable
  readonly phases: readonly SourcePhase[]
  /** Share left of the current boss and of the whole fight, 0 to 1, where the source says. */
  readonly bossHp?: number
  readonly fightHp?: number
  /** When somebody called the wipe, ms from the start of the pull. */
  readonly wipeCalledMs?: number
  /** What read it, for the footer: `netlog 1`, `fflogs 1`. */
  readonly parser: string
  /** A fight on the way, not a boss: it is stored and never told in a channel. */
  readonly trash?: boolean
  /** Told before its last lines were written; the next account of the same pull in the same report replaces it. */
  readonly provisional?: boolean
  /** Lines of it that do not match their own hash: somebody or something changed the log. */
  readonly brokenHashes?: number
}

/** A report: a file of pulls, wherever it lies. */
export interface ReportInfo {
  readonly source: SourceKind
  /** FFLogs code, or the SHA-256 of a log's first line. */
  readonly code: string
  readonly title: string
  /** Epoch ms. */
  readonly startedAt: number
}

/** A pull as it is stored, without its events. */
export interface Pull extends Omit<RecordedPull, 'events'> {
  readonly id: number
  readonly staticId: number
  /** Counts up within the static, in the order pulls arrived. */
  readonly number: number
  readonly report: ReportInfo
  /** Key of a known encounter in the game facts (`tea`, `m9s`), else absent. */
  readonly encounter?: string
  /** Epoch ms when it was stored. */
  readonly storedAt: number
}
