import type { RolePin, Slot, Strat } from '../../strat/strat.ts'

/**
 * What a static's own clean resolutions say of an enemy's action (METRICS §2, the last layer): nobody died of them, and
 * nobody hit carried Vulnerability.
 */
export interface LearnedRule {
  /** Action id. */
  readonly ability: number
  /**
   * `avoidable` hits nobody · `for-one` one at a time · `for-tank` tanks · `for-tanks` two of them together ·
   * `for-several` is shared · `for-all` hits everybody · `failed` comes only when something went wrong.
   */
  readonly kind: 'avoidable' | 'for-one' | 'for-tank' | 'for-tanks' | 'for-several' | 'for-all' | 'failed'
  /** Of what is shared: how many take one when it goes well. */
  readonly sharers?: { readonly least: number; readonly most: number }
  /** In what share of clean resolutions somebody was hit, 0 to 1, by occurrence and place. */
  readonly usual?: Readonly<Record<number, Readonly<Partial<Record<Slot, number>>>>>
  /**
   * What the rule’s threshold stands on (METRICS, before §0): the most of a clean use and the least of one that failed.
   * Of `for-all` it is the share of max HP taken, of all others how many one packet struck.
   */
  readonly bounds?: { readonly cleanMost: number; readonly failingLeast?: number }
  /** Of `failed`: the action that it comes instead of. */
  readonly insteadOf?: number
  /** How many clean resolutions it stands on. */
  readonly clean: number
  /** 0 to 1. */
  readonly confidence: number
}

/** What a static agreed on and what it has shown before, as far as a pull is judged by it. */
export interface Knowledge {
  /** The strat in force when the pull happened, with the number of its version. */
  readonly strat?: Strat & { readonly version: number }
  /** Of this fight. */
  readonly pins: readonly RolePin[]
  readonly learned: readonly LearnedRule[]
}

export const nothingKnown: Knowledge = { pins: [], learned: [] }
