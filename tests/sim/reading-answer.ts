import type { Confounder } from './plants.ts'
import type { Slot } from './script.ts'

/** The kinds of fault of METRICS §2. */
export type FaultKind =
  | 'hit by what nobody should be hit by'
  | 'shared what is for one'
  | 'alone in what is to be shared'
  | 'fewer soakers than needed'
  | 'wrong role hit'
  | 'gained a status that is only gained by mistake'
  | 'missed a soak or tower'
  | 'late or early pull'
  | 'died to something survivable others survived'
  | 'missed planned mitigation'
  | 'raise lost'
  | 'fell'

/** How a press of the plan went wrong (METRICS §3). */
export type PressVerdict = 'late' | 'missed' | 'early' | 'wrong target'

/** Something a reader must find. */
export interface FindAnswer {
  /** Index in `faults`. */
  readonly fault: number
  readonly kind: FaultKind
  readonly press?: PressVerdict
  readonly who: string
  readonly slot: Slot
  /** Who cannot be told from them by any log: the other one of a pair, or of two who carried a spread into each other. */
  readonly partner?: string
  readonly mechanic: string
  /** Of the mechanic's hits, where it has any. */
  readonly abilities: readonly number[]
  readonly atMs: number
  /** It is what the end of the pull follows from. */
  readonly isOrigin: boolean
  /** Indexes in `deaths` of those it led to. */
  readonly deaths: readonly number[]
}

/** Something that is nobody's fault, or not the fault of whom it happened to. */
export type BlamelessAnswer =
  /** Came of others: after a call, of a wipe, of bad luck. */
  | { readonly kind: 'fallout'; readonly death: number; readonly who: string }
  /** Died of somebody else's fault. */
  | { readonly kind: 'victim'; readonly death: number; readonly who: string; readonly fault: number }
  | { readonly kind: 'confounder'; readonly what: Confounder }
  /** Players that stood up again and again, or fell with Weakness on. */
  | { readonly kind: 'raise chain'; readonly who: string; readonly raises: number }

/** What the death of half the living to one use was a matter of (METRICS §2). */
export type RaidDeathKind = 'mechanic' | 'mitigation' | 'healing' | 'cascade'

export interface RaidDeathAnswer {
  readonly ability: number
  /** When the first of them died, ms. */
  readonly atMs: number
  /** Either is right: whom a failed mechanic kills dies of the mechanic, and of the mistake that failed it. */
  readonly kinds: readonly RaidDeathKind[]
}

export interface ReadingAnswer {
  readonly find: readonly FindAnswer[]
  readonly blameless: readonly BlamelessAnswer[]
  /** The first use that killed half of those alive, of a wipe; absent where none did, or nobody can say why. */
  readonly raidDeath?: RaidDeathAnswer
}
