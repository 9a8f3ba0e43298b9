import type { ActorId, CombatEvent, EventOf, EventType } from '../event.ts'
import type { EncounterFacts, GameFacts } from '../facts.ts'
import type { Actor, Pull } from '../report.ts'

export interface Life {
  readonly startMs: number
  readonly endMs: number
}

/** One target's share of one ability use: what was decided, joined with what landed. */
export interface Hit {
  readonly decidedMs: number
  /** Absent when it never landed. */
  readonly landedMs?: number
  readonly source: ActorId
  readonly target: ActorId
  readonly ability: number
  readonly amount: number
  readonly absorbed: number
  readonly overkill: number
  readonly unmitigated?: number
  readonly multiplier?: number
  readonly instantKill: boolean
}

export interface StatusWindow {
  readonly status: number
  readonly source: ActorId
  readonly target: ActorId
  readonly startMs: number
  readonly endMs: number
  readonly stacks: number
}

export interface Phase {
  /** 1-based, intermissions counted. */
  readonly id: number
  /** `P1`, or the name the facts give an intermission. */
  readonly name: string
  readonly startMs: number
  readonly endMs: number
}

/** What a metric may look at: everything is worked out on first use, once per pull. */
export interface PullContext {
  readonly pull: Pull
  readonly facts: GameFacts
  /** The known fight, if it is one. */
  readonly encounter: EncounterFacts | undefined
  /** Events of one kind, in order. */
  of<T extends EventType>(type: T): readonly EventOf<T>[]
  all(): readonly CombatEvent[]
  readonly players: readonly Actor[]
  readonly enemies: readonly Actor[]
  actor(id: ActorId): Actor | undefined
  /** The player behind a pet, or the actor itself. */
  ownerOf(id: ActorId): ActorId
  readonly hits: readonly Hit[]
  readonly statuses: readonly StatusWindow[]
  readonly phases: readonly Phase[]
  /** Alive intervals by actor. */
  lives(id: ActorId): readonly Life[]
}
