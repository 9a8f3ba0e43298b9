import type { PhaseCourse } from '../damage/course.ts'
import type { Interval } from '../shares/wilson.ts'
import type { LostTo } from './lost-to.ts'

/** What keeps a party from getting past a phase. */
export type GateVerdict = 'damage' | 'mechanics' | 'mitigation' | 'unclear'

export type Way = Exclude<GateVerdict, 'unclear'>

export interface PhaseGate {
  /** 1-based, intermissions counted. */
  readonly id: number
  readonly name: string
  /** Pulls that came to it, and those that got past it. */
  readonly reached: number
  readonly passed: number
  /** How the others were lost. */
  readonly lost: Readonly<Record<LostTo, number>>
  /** Pulls lost to anything but `other`: the n of every share here. */
  readonly judged: number
  /** How many speak for each way: pulls that died and were too slow speak for damage once another met the enrage. */
  readonly counts: Readonly<Record<Way, number>>
  /** Their share of those judged, Wilson 95 %; absent where none were. */
  readonly shares?: Readonly<Record<Way, Interval>>
  /** Of the pulls that were lost before the enrage and whose pace can be told, how many were fast enough. */
  readonly pace: { readonly on: number; readonly of: number }
  /** Pulls that came to the enrage with at most one death, and what was left then, the middle one. */
  readonly cleanMisses: number
  readonly leftShare?: number
  readonly verdict: GateVerdict
}

export interface Gate {
  readonly pulls: number
  /** In order. */
  readonly phases: readonly PhaseGate[]
  /** The phase that most of these pulls were lost in, the later of equals. */
  readonly wall?: number
  /** How the HP of that phase went in these pulls, those that came furthest first; absent where no enrage is known. */
  readonly courses?: readonly WallCourse[]
}

export interface WallCourse {
  /** The pull's. */
  readonly number: number
  readonly course: PhaseCourse
  /** From the start of the phase. */
  readonly enrageMs: number
  /** HP that may be left when (`PhaseCheck`). */
  readonly needed?: readonly (readonly [atMs: number, leftHp: number])[]
}

/** Fewer lost pulls say nothing of what keeps losing them. */
export const leastPulls = 5
