import type { Projection } from './projection.ts'

/** A night of one fight: what logs tell of it, and what somebody says. Depths are counted in phases (`depthOf`). */
export interface NightTold {
  /** Epoch ms: its first pull; noon of its day where nothing was logged. */
  readonly startedAt: number
  /** In order; null where nobody knows how far. */
  readonly depths: readonly (number | null)[]
  readonly inCombatMs: number
  /** From the first pull to the end of the last. */
  readonly longMs: number
  readonly said?: { readonly depth: number; readonly pulls?: number; readonly note?: string; readonly by: string }
}

export interface Trajectory {
  /** Of the fight, in order. */
  readonly phases: readonly string[]
  readonly nights: readonly NightTold[]
  /** Logged pulls; those that were only said are not among them. */
  readonly pulls: number
  readonly saidPulls: number
  readonly inCombatMs: number
  readonly longMs: number
  /** The deepest; `number` the pull's, absent where somebody says so. */
  readonly best?: { readonly depth: number; readonly at: number; readonly number?: number }
  readonly kills: number
  /** How many of the logged pulls whose depth is known came to each phase: in all, and in the last nights. */
  readonly reached: readonly { readonly name: string; readonly k: number; readonly lateK: number }[]
  readonly known: number
  readonly lateKnown: number
  readonly lateNights: number
  readonly projection?: Projection
}

/** Whatever the night came to, by logs or by word. */
export function bestOfNight({ depths, said }: NightTold): number | undefined {
  const known = [...depths.filter((depth) => depth !== null), ...(said ? [said.depth] : [])]
  return known.length === 0 ? undefined : Math.max(...known)
}
