import type { Slot } from './script.ts'

/** How a press of the plan went (METRICS §3). */
export type PressVerdict = 'hit' | 'late' | 'early' | 'wrong-target' | 'missed' | 'unavailable' | 'dead' | 'not-reached'

/** One entry of the plan that the party's jobs have a cover for, and what came of it. */
export interface PressAnswer {
  /** Key of the script's mechanic. */
  readonly mechanic: string
  readonly slot: Slot
  /** Action id. */
  readonly use: number
  /** When the hit it was for was decided, ms; absent if that never came. */
  readonly decidedMs?: number
  /** Absent where somebody had lost the connection: nothing is to be said of them. */
  readonly verdict?: PressVerdict
}
