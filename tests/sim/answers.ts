import type { Plant } from './plants.ts'
import type { PlayingAnswer } from './playing-answer.ts'
import type { PressAnswer } from './press-answer.ts'
import type { ReadingAnswer } from './reading-answer.ts'
import type { Slot } from './script.ts'

export type EndClass =
  | 'kill'
  | 'mechanic'
  | 'mitigation'
  | 'healing'
  | 'enrage'
  | 'body pull'
  | 'called'
  | 'reset'
  | 'unknown'
export type DeathKind = 'vulnerable' | 'wrong target' | 'avoidable' | 'unsurvivable' | 'survivable' | 'no killing blow'

export interface DeathAnswer {
  readonly who: string
  readonly slot: Slot
  /** When the lethal hit landed, or the ground was left, ms. */
  readonly lethalMs: number
  /** When the log says so, about two seconds later. */
  readonly deathMs: number
  /** Absent for a fall. */
  readonly ability?: { readonly id: number; readonly name: string; readonly isStatus: boolean }
  readonly killer?: string
  readonly kind: DeathKind
  readonly hpBefore: number
  readonly overkill: number
  /** Index of the planted fault behind it; absent for fallout. */
  readonly fault?: number
}

export interface RaiseAnswer {
  readonly who: string
  readonly by: string
  readonly ability: number
  /** When the spell was completed, and when its target stood up; absent if the pull ended first. */
  readonly castMs: number
  readonly upMs?: number
}

export interface FaultAnswer {
  readonly plant: Plant
  /** When it came true, ms. */
  readonly atMs: number
}

/** What a careful reader of the pull should find. */
export interface Answer {
  readonly seed: number
  readonly outcome: 'kill' | 'wipe'
  readonly durationMs: number
  readonly ended: EndClass
  /** The last mechanic that resolved while at least half the party lived. */
  readonly location?: {
    readonly mechanic: string
    readonly ability: number
    readonly name: string
    readonly atMs: number
  }
  /** Index in `faults` of what started the end; absent when nobody did. */
  readonly origin?: number
  readonly faults: readonly FaultAnswer[]
  readonly deaths: readonly DeathAnswer[]
  readonly raises: readonly RaiseAnswer[]
  /** When somebody called it, ms. */
  readonly calledMs?: number
  readonly phases: readonly { readonly id: number; readonly name: string; readonly startMs: number }[]
  /** The boss fought last and its share of HP left, 0 to 1. */
  readonly boss: { readonly name: string; readonly hp: number; readonly maxHp: number; readonly share: number }
  /** Share of the whole fight that was left, every phase counting the same. */
  readonly fightLeft: number
  readonly damageByPlayer: Readonly<Record<string, number>>
  /** How the jobs were played; the sample's key does without. */
  readonly playing: PlayingAnswer
  /** What must be found, and what is nobody's fault; the sample's key does without. */
  readonly reading: ReadingAnswer
  /** What came of every press of the plan, where pulls are played exactly; the sample's key does without. */
  readonly presses: readonly PressAnswer[]
}
