import type { Job } from '../../src/game.ts'
import type { Answer } from './answers.ts'
import type { FightScript, School, Slot } from './script.ts'

/** In the place of an actor: the world itself. */
export const nobody = -1

/** Everybody in a pull; `id` is the index in its list. */
export interface SimActor {
  readonly id: number
  readonly kind: 'player' | 'enemy' | 'pet'
  /** Whose pet it is. */
  readonly owner?: number
  readonly name: string
  readonly slot?: Slot
  readonly job?: Job
  /** BNpcBase id of an enemy, else 0. */
  readonly gameId: number
  readonly nameId: number
  readonly maxHp: number
}

/** An actor as it stood at one moment. */
export interface Seen {
  readonly actor: number
  readonly hp: number
  readonly maxHp: number
  readonly mp: number
  /** HP that shields hold. */
  readonly shield: number
  readonly x: number
  readonly y: number
  /** Radians, 0 is south. */
  readonly facing: number
}

/** What the server decided. amount + mitigated + absorbed = unmitigated; `blocked` is inside `mitigated`. */
export interface DecidedDamage {
  readonly school: School
  /** What HP will lose: shields are already taken off. */
  readonly amount: number
  readonly mitigated: number
  readonly blocked: number
  readonly absorbed: number
  readonly unmitigated: number
  readonly multiplier: number
  readonly critical: boolean
  readonly directHit: boolean
  readonly parried: boolean
  /** Which shield took which part. */
  readonly shields: readonly { readonly status: number; readonly source: number; readonly amount: number }[]
}

export interface GivenStatus {
  readonly status: number
  readonly stacks: number
}

/** One target's share of an action, as decided. */
export interface Struck {
  readonly before: Seen
  readonly damage?: DecidedDamage
  readonly heal?: { readonly amount: number; readonly critical: boolean }
  readonly gives: readonly GivenStatus[]
  /** A status that the one who acts builds up. */
  readonly builds?: number
  /** Helpful and harmful statuses the target had at that moment. */
  readonly statuses: readonly number[]
  /** False: ghosted, or the target was gone before it landed. Settled later, so it is the one thing that changes. */
  lands: boolean
}

interface Timed {
  /** Ms from the start of the pull. */
  readonly at: number
}

export interface LandedDamage extends DecidedDamage {
  readonly overkill: number
}

/** Everything that happened in a pull, in order: the one truth behind both writers. */
export type Happening =
  | (Timed & {
      readonly kind: 'begin-cast'
      readonly source: Seen
      readonly target: number
      readonly ability: number
      readonly durationMs: number
    })
  | (Timed & { readonly kind: 'cancel-cast'; readonly source: number; readonly ability: number })
  | (Timed & {
      readonly kind: 'decided'
      readonly source: Seen
      readonly ability: number
      readonly packet: number
      readonly struck: readonly Struck[]
      /** The party's, not the one's who pressed it. */
      readonly isLimitBreak?: boolean
    })
  | (Timed & {
      readonly kind: 'landed'
      readonly source: number
      readonly ability: number
      readonly packet: number
      readonly isLimitBreak?: boolean
      readonly after: Seen
      /** Amount is what HP lost; amount + overkill is what was decided. */
      readonly damage?: LandedDamage
      readonly heal?: { readonly amount: number; readonly overheal: number; readonly critical: boolean }
      readonly statuses: readonly number[]
    })
  | (Timed & {
      readonly kind: 'tick'
      readonly source: number
      readonly status: number
      readonly before: Seen
      readonly after: Seen
      readonly damage?: LandedDamage
      readonly heal?: { readonly amount: number; readonly overheal: number }
    })
  | (Timed & {
      readonly kind: 'gain'
      /** `nobody` for what a raise leaves. */
      readonly source: number
      readonly target: number
      readonly status: number
      readonly durationMs: number
      readonly stacks: number
      /** What it had before; 0 for a new one. */
      readonly stacksBefore: number
      readonly ability: number
      readonly packet: number
      readonly refreshed: boolean
      readonly shield: number
    })
  /** A stack was used up; the time left stays. */
  | (Timed & {
      readonly kind: 'spent'
      readonly source: number
      readonly target: number
      readonly status: number
      readonly stacks: number
      readonly leftMs: number
    })
  | (Timed & {
      readonly kind: 'loss'
      readonly source: number
      readonly target: number
      readonly status: number
      readonly stacks: number
      readonly shield: number
    })
  | (Timed & {
      readonly kind: 'death'
      readonly target: number
      /** The log has no line for it. */
      readonly isUntold?: boolean
      /** Absent for a fall, as is the rest. */
      readonly killer?: number
      /** A status, if a tick killed. */
      readonly ability?: number
      readonly isStatus?: boolean
    })
  | (Timed & { readonly kind: 'seen'; readonly actor: Seen })
  | (Timed & { readonly kind: 'appears'; readonly actor: Seen })
  | (Timed & { readonly kind: 'targetable'; readonly actor: number; readonly targetable: boolean })
  /** Somebody's statuses and shields as a whole: a log tells them when a shield is gone that no hit took. */
  | (Timed & {
      readonly kind: 'listed'
      readonly actor: Seen
      readonly statuses: readonly (GivenStatus & { readonly source: number; readonly leftMs: number })[]
    })
  | (Timed & { readonly kind: 'marked'; readonly target: number; readonly marker: number })
  | (Timed & { readonly kind: 'tethered'; readonly source: number; readonly target: number; readonly tether: number })
  /** A waymark is set: 0 to 3 are A to D, 4 to 7 are 1 to 4. */
  | (Timed & { readonly kind: 'waymark'; readonly waymark: number; readonly x: number; readonly y: number })
  /** Somebody counts down to the pull. */
  | (Timed & { readonly kind: 'countdown'; readonly seconds: number })
  | (Timed & { readonly kind: 'gauge'; readonly value: number })
  | (Timed & { readonly kind: 'director'; readonly command: number })
  | (Timed & { readonly kind: 'combat'; readonly on: boolean })

export type HappeningOf<K extends Happening['kind']> = Extract<Happening, { kind: K }>

/** One pull as it truly was. */
export interface SimPull {
  readonly fight: FightScript
  readonly actors: readonly SimActor[]
  readonly happenings: readonly Happening[]
  /** From the first hostile action to the wipe or the victory, ms. */
  readonly durationMs: number
  readonly abilityNames: ReadonlyMap<number, string>
  readonly statusNames: ReadonlyMap<number, { readonly name: string; readonly harmful: boolean }>
  readonly answer: Answer
  /** The companion app recorded the call. */
  readonly callRecorded: boolean
  /** Planned mitigation that was not ready when its time came: a fault of the plan, for tests of the script. */
  readonly unready: readonly string[]
}
