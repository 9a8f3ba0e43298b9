import type { Unit } from '../format.ts'

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
  readonly bars: readonly { readonly label: string; readonly value: number; readonly note?: string }[]
}

export interface Line {
  readonly kind: 'line'
  readonly title: string
  readonly unit: Unit
  readonly lines: readonly { readonly label: string; readonly points: readonly (readonly [x: number, y: number])[] }[]
  readonly xUnit: Unit
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

export interface Note {
  readonly kind: 'note'
  readonly text: string
}

/** The one language between analysis and surfaces. (The arena block arrives with positions.) */
export type Block = Stat | Bars | Line | Table | Timeline | Note
