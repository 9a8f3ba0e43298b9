import type { Job } from '../../src/game.ts'
import type { Slot } from './script.ts'

export interface SpanAnswer {
  readonly startMs: number
  readonly endMs: number
}

/** How somebody kept the global cooldown (METRICS §4). */
export interface GcdAnswer {
  readonly who: string
  readonly slot: Slot
  readonly job: Job
  /** What gear and trait make of 2.5 s, without any status, ms. */
  readonly gcdMs: number
  /** Begun when something could be done; broken-off casts are none. */
  readonly count: number
  /**
   * Σ length of the GCDs begun outside `idle` ÷ time outside it, 0 to 1; the length is the recast, or the cast and
   * 100 ms if that is longer, and what runs into `idle` or over an end of the pull is cut off. Corpse time is no play.
   */
  readonly uptime: number
  /** The same with nothing cut off. */
  readonly uptimeUncut: number
  /** When this one could do nothing: no enemy to hit, or dead. */
  readonly idle: readonly SpanAnswer[]
  /** The next GCD came more than half a recast late, idle time aside: when it could have come, and when it came. */
  readonly drops: readonly SpanAnswer[]
  /** Planted: when the press that did not fit was made, ms. */
  readonly clips: readonly number[]
}

/** A window of raid buffs, opened by its first; what comes within 30 s belongs to it. */
export interface BurstAnswer extends SpanAnswer {
  readonly buffs: readonly { readonly who: string; readonly status: number; readonly atMs: number }[]
  readonly tinctures: readonly { readonly who: string; readonly atMs: number }[]
}

export interface PhaseAnswer extends SpanAnswer {
  readonly id: number
  /** By player, pets with their owners, limit breaks apart. */
  readonly damage: Readonly<Record<string, number>>
  /** What the script asks for: so much HP of an enemy off by that moment, and the rate it takes from the phase's start. */
  readonly asks: readonly {
    readonly boss: string
    readonly hp: number
    readonly byMs: number
    readonly targetableMs: number
    readonly perSecond: number
    /** HP above what was asked when the moment came; absent if it never came. */
    readonly leftHp?: number
  }[]
}

/** What a raise cost. */
export interface RaiseCost {
  readonly who: string
  readonly by: string
  readonly castMs: number
  readonly upMs?: number
  /** From the lethal hit until standing up. */
  readonly deadMs?: number
  /** Stood still for it so long; 0 with Swiftcast, or a red mage's second spell. */
  readonly hardMs: number
  readonly weakness: 'weakness' | 'brink of death'
}

export interface PlayingAnswer {
  /** No enemy can be attacked. */
  readonly downtime: readonly SpanAnswer[]
  readonly gcd: readonly GcdAnswer[]
  readonly bursts: readonly BurstAnswer[]
  readonly phases: readonly PhaseAnswer[]
  readonly raises: readonly RaiseCost[]
}
