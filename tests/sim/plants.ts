import type { Slot } from './script.ts'

/** One thing that goes wrong, planted on a mechanic of the script. */
export type Plant =
  /** Stands where nobody should stand. */
  | { readonly kind: 'hit-by-avoidable'; readonly mechanic: string; readonly who: Slot }
  /** Is not there to share: the others take more. */
  | { readonly kind: 'missed-stack'; readonly mechanic: string; readonly who: Slot }
  /** Carries what is to be shared away from the others, and takes it alone. */
  | { readonly kind: 'alone'; readonly mechanic: string; readonly who: Slot }
  /** Leaves a tower one short. */
  | { readonly kind: 'missed-soak'; readonly mechanic: string; readonly who: Slot }
  /** Presses after the hit was decided and before it lands. */
  | { readonly kind: 'late-mitigation'; readonly mechanic: string; readonly who: Slot; readonly use: string }
  | { readonly kind: 'missed-mitigation'; readonly mechanic: string; readonly who: Slot; readonly use: string }
  /** Presses so early that it has run out when the hit is decided. */
  | { readonly kind: 'early-mitigation'; readonly mechanic: string; readonly who: Slot; readonly use: string }
  /** Gives it to somebody the hit does not touch. */
  | { readonly kind: 'wrong-target'; readonly mechanic: string; readonly who: Slot; readonly use: string }
  /** Carries a spread onto a neighbour: both take both. */
  | { readonly kind: 'overlap'; readonly mechanic: string; readonly who: Slot; readonly victim: Slot }
  /** Stands with the tank when the tank is hit. */
  | { readonly kind: 'wrong-role'; readonly mechanic: string; readonly who: Slot }
  /** Keeps the boss for the second hit that the other tank should take. */
  | { readonly kind: 'missed-swap'; readonly mechanic: string; readonly who: Slot }
  /** Gains Damage Down and is not hurt: something only a mistake gives. */
  | { readonly kind: 'gained-status'; readonly mechanic: string; readonly who: Slot }
  /** Is grazed by what nobody should be hit by, and so dies to what the others survive. */
  | { readonly kind: 'grazed'; readonly mechanic: string; readonly who: Slot }
  /** Is knocked or walks off the arena; no killing blow. */
  | { readonly kind: 'fall'; readonly mechanic: string; readonly who: Slot }
  /** Dead, lets the first raise run out. */
  | { readonly kind: 'raise-lost'; readonly mechanic: string; readonly who: Slot }
  /** Hits the boss before the countdown is over, or the one who pulls lets it run past its end. */
  | { readonly kind: 'early-pull' | 'late-pull'; readonly who: Slot; readonly byMs: number; readonly mechanic: 'pull' }
  /** Mends nobody for so long before a mechanic hits, and until it has: the party meets it hurt. */
  | { readonly kind: 'no-healing'; readonly mechanic: string; readonly who: Slot; readonly forMs: number }
  /** Walks into the boss before anybody is ready: it is given up, and everybody jumps. */
  | { readonly kind: 'body-pull'; readonly who: Slot; readonly mechanic: 'pull' }
  /** The pull is let go of with everybody alive: all stop, and the fight is set back. */
  | { readonly kind: 'reset'; readonly afterMs: number; readonly mechanic: string }
  /** Somebody calls it: everybody stops and jumps. */
  | { readonly kind: 'called-wipe'; readonly afterMs: number; readonly mechanic: string }

/** What ends a pull by common consent: nobody made it as a mistake. */
export type Ending = Extract<Plant, { kind: 'called-wipe' | 'reset' }>

export const isEnding = (plant: Plant): plant is Ending => plant.kind === 'called-wipe' || plant.kind === 'reset'

/** What happens, looks like a mistake or hides one, and is nobody's fault. */
export type Confounder =
  /** A hit is decided and never lands: its target was gone, or so the server thought. */
  | { readonly kind: 'ghosted-hit'; readonly mechanic: string; readonly who: Slot }
  /** The hits of a mechanic land this much later than usual. */
  | { readonly kind: 'late-hit'; readonly mechanic: string; readonly byMs: number }
  /** Loses the connection: stands still and does nothing for a while. */
  | { readonly kind: 'disconnect'; readonly who: Slot; readonly atMs: number; readonly forMs: number }
  /** Outlives what kills everybody, runs on, and falls this much later. */
  | { readonly kind: 'survivor'; readonly who: Slot; readonly forMs: number }
  /** A tank takes a mechanic's blow with an invulnerability: no damage, or an HP of 0 that is no death. */
  | { readonly kind: 'invulnerable'; readonly mechanic: string; readonly who: 'MT' | 'OT' }
  /** A mechanic that nobody could live through, whatever they did. */
  | { readonly kind: 'unsurvivable'; readonly mechanic: string }
  /** Statuses on a boss are told of a helper, too, and those on a player with a pet of the pet. */
  | { readonly kind: 'mirrored-statuses' }

/** Somebody plays the job less well than they could, which no mechanic asks about. */
export type Slip =
  /** Does nothing for a while. */
  | { readonly kind: 'drop'; readonly who: Slot; readonly atMs: number; readonly forMs: number }
  /** Presses one more ability than fits before the next GCD. */
  | { readonly kind: 'clip'; readonly who: Slot; readonly atMs: number }
  /** Keeps the raid buff of this two-minute window (0 is the opener) to oneself for so long. */
  | { readonly kind: 'held-buff'; readonly who: Slot; readonly window: number; readonly byMs: number }

/** What one pull shall be like. */
export interface PullPlan {
  readonly seed: number
  readonly plants: readonly Plant[]
  readonly confounders?: readonly Confounder[]
  readonly slips?: readonly Slip[]
  /**
   * Everybody has a speed of their own, and keeps GCDs, casts, locks and cooldowns to the millisecond. Absent where pulls
   * are played by ear, as the sample was.
   */
  readonly exact?: boolean
  /** Damage of enemies as a share of the script's: plans are written for one party, others lack some of its covers. */
  readonly enemyShare?: number
  /** One mechanic whose hits are worth so much more than written: its covers are what the party lives by. */
  readonly harder?: { readonly mechanic: string; readonly share: number }
  /** Damage of enemies is this share up or down; 0.04 if absent. */
  readonly variance?: number
  /** Somebody counts down before the pull; a pull is early or late against its end. */
  readonly countdown?: boolean
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
