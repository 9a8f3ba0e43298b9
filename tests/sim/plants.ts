import type { Slot } from './script.ts'

/** One thing that goes wrong, planted on a mechanic of the script. */
export type Plant =
  /** Stands where nobody should stand. */
  | { readonly kind: 'hit-by-avoidable'; readonly mechanic: string; readonly who: Slot }
  /** Is not there to share: the others take more. */
  | { readonly kind: 'missed-stack'; readonly mechanic: string; readonly who: Slot }
  /** Leaves a tower one short. */
  | { readonly kind: 'missed-soak'; readonly mechanic: string; readonly who: Slot }
  /** Presses after the hit was decided and before it lands. */
  | { readonly kind: 'late-mitigation'; readonly mechanic: string; readonly who: Slot; readonly use: string }
  | { readonly kind: 'missed-mitigation'; readonly mechanic: string; readonly who: Slot; readonly use: string }
  /** Carries a spread onto a neighbour: both take both. */
  | { readonly kind: 'overlap'; readonly mechanic: string; readonly who: Slot; readonly victim: Slot }
  /** Keeps the boss for the second hit that the other tank should take. */
  | { readonly kind: 'missed-swap'; readonly mechanic: string; readonly who: Slot }
  /** Is knocked or walks off the arena; no killing blow. */
  | { readonly kind: 'fall'; readonly mechanic: string; readonly who: Slot }
  /** Somebody calls it: everybody stops and jumps. */
  | { readonly kind: 'called-wipe'; readonly afterMs: number; readonly mechanic: string }

/** What one pull shall be like. */
export interface PullPlan {
  readonly seed: number
  readonly plants: readonly Plant[]
  /** Player damage as a share of the usual; low enough, and the boss enrages. */
  readonly damageShare?: number
  /** The pull is won when this phase is passed (practice, or a fight whose end is not scripted). */
  readonly winAfterPhase?: number
  /** Nobody is raised from this moment on, ms. */
  readonly noRaisesAfterMs?: number
  /** The director's wipe line comes before the last death line, as real logs often have it. */
  readonly wipeBeforeLastDeath?: boolean
  /** The melee of D1's limit break goes off at this moment, ms. */
  readonly limitBreakAtMs?: number
  /** The log has no line for the deaths of these. */
  readonly untoldDeaths?: readonly Slot[]
  /** The companion app recorded the call (FFLogs `wipeCalledTime`). */
  readonly callRecorded?: boolean
}
