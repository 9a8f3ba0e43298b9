import type { Member } from '../script.ts'
import type { SimPull } from '../truth.ts'

/** A pull and the moment it began. */
export interface TimedPull {
  readonly pull: SimPull
  /** Epoch ms of the first hostile action. */
  readonly startedAt: number
}

/** Pulls of one party, one after the other. */
export interface Night {
  readonly title: string
  readonly party: readonly Member[]
  readonly pulls: readonly TimedPull[]
}
