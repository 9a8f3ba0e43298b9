import type { Unit } from '../format.ts'
import type { Job } from '../game.ts'
import type { Bursts } from './blocks/bursts.ts'
import type { Covers } from './blocks/covers.ts'
import type { Progress } from './blocks/progress.ts'
import type { Race } from './blocks/race.ts'

export type { Bursts } from './blocks/bursts.ts'
export type { CoverState, Covers } from './blocks/covers.ts'
export type { Progress } from './blocks/progress.ts'
export type { Race } from './blocks/race.ts'

export interface Stat {
  readonly kind: 'stat'
  readonly stats: readonly {
    readonly label: string
    readonly value: number
    readonly unit: Unit
    readonly n?: number
  }[]
}

export interface Bars {
  readonly kind: 'bars'
  readonly title: string
  readonly unit: Unit
  /** `low` and `high`: between what the true value lies, where `value` was counted from few. */
  readonly bars: readonly {
    readonly label: string
    readonly value: number
    readonly note?: string
    readonly low?: number
    readonly high?: number
  }[]
  /** Where the scale ends; the largest bar if left out. */
  readonly max?: number
}

export interface Line {
  readonly kind: 'line'
  readonly title: string
  readonly unit: Unit
  readonly lines: readonly {
    readonly label: string
    readonly points: readonly (readonly [x: number, y: number])[]
    /** Between what the true values lie, where they were counted from few. */
    readonly band?: readonly (readonly [x: number, low: number, high: number])[]
  }[]
  readonly xUnit: Unit
  /** What the whole numbers on the x axis are called, from 0: nights, say. */
  readonly xLabels?: readonly string[]
}

export interface Table {
  readonly kind: 'table'
  readonly title: string
  readonly columns: readonly { readonly label: string; readonly align: 'left' | 'right' }[]
  readonly rows: readonly (readonly string[])[]
}

/** One pull at a glance: times in ms from the start of the pull, HP as shares 0 to 1. */
export interface Timeline {
  readonly kind: 'timeline'
  readonly title: string
  readonly durationMs: number
  readonly phases: readonly { readonly name: string; readonly startMs: number; readonly endMs: number }[]
  readonly bosses: readonly {
    readonly name: string
    readonly points: readonly (readonly [atMs: number, share: number])[]
  }[]
  /** How many of the party live, as steps. */
  readonly alive: readonly (readonly [atMs: number, count: number])[]
  readonly partySize: number
  readonly deaths: readonly { readonly atMs: number; readonly name: string; readonly ability: string }[]
  readonly raises: readonly { readonly atMs: number; readonly name: string }[]
  /** Raid buffs and mitigation, as spans. */
  readonly windows: readonly { readonly label: string; readonly startMs: number; readonly endMs: number }[]
}

/** Part of the floor, in yalms; `facing` as in `State`: 0 is south, growing to the east. */
export type Area =
  | { readonly shape: 'circle'; readonly x: number; readonly y: number; readonly radius: number }
  | { readonly shape: 'donut'; readonly x: number; readonly y: number; readonly inner: number; readonly radius: number }
  | {
      readonly shape: 'cone'
      readonly x: number
      readonly y: number
      readonly radius: number
      readonly facing: number
      /** The whole of it, radians. */
      readonly angle: number
    }
  | {
      /** From the middle of one of its short sides. */
      readonly shape: 'rect'
      readonly x: number
      readonly y: number
      readonly facing: number
      readonly length: number
      readonly width: number
    }

/** Somebody's place: yalms, x to the east, y to the south. */
export interface Standing {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly facing?: number
  /** How old the place is, ms; absent when it was told within a second. */
  readonly ageMs?: number
}

/** Where everybody stood at one moment of a pull. */
export interface Arena {
  readonly kind: 'arena'
  readonly title: string
  readonly atMs: number
  /** The floor within its walls; absent where nobody has measured it. */
  readonly ground?: {
    readonly shape: 'circle' | 'rect'
    readonly x: number
    readonly y: number
    readonly halfWidth: number
    readonly halfHeight: number
  }
  readonly people: readonly (Standing & {
    readonly job?: Job
    /** The place in the party that the lead gave: `MT`, `H1`. */
    readonly slot?: string
    /** `dying`: of what this picture shows. */
    readonly life: 'alive' | 'dying' | 'dead'
    readonly hit: boolean
  })[]
  /** Those of the party whose places are not known well enough. */
  readonly unseen: readonly string[]
  readonly enemies: readonly Standing[]
  /** 0 to 3 are A to D, 4 to 7 are 1 to 4. */
  readonly waymarks: readonly { readonly waymark: number; readonly x: number; readonly y: number }[]
  /** What hit; its areas are empty where its shape is not known for sure. */
  readonly blow?: { readonly name: string; readonly areas: readonly Area[] }
}

export interface Note {
  readonly kind: 'note'
  readonly text: string
}

/** The one language between analysis and surfaces. */
export type Block = Stat | Bars | Line | Table | Timeline | Arena | Covers | Progress | Bursts | Race | Note
