import type { DamageDecided, HealDecided, State } from '../../../event.ts'
import { openSpelling, type Spelling } from '../lines/spelling.ts'

/** What was not told yet. */
export const untold = -1

/** Somebody or something the log has named, as it was last told. */
export interface Combatant {
  /** Game id. */
  readonly id: number
  /** Its place in the world's `slots`, by which events name it while their pull is read. */
  slot: number
  name: string
  job: number
  level: number
  world: string
  /** BNpcBase and BNpcName ids; 0 for players. */
  baseId: number
  nameId: number
  /** Game id of whose pet this is; 0 for none. */
  owner: number
  hp: number
  /** HP before the last time somebody looked, and when that was: a look in the same ms as a blow already shows it. */
  hpBefore: number
  lookedAt: number
  maxHp: number
  mp: number
  /** Percent of max HP. */
  shield: number
  x: number
  y: number
  heading: number
  placed: boolean
  /** In which letters a line last said where it is: whoever stands still is told at the same place again and again. */
  readonly placeSpelling: Spelling
  /** As it was last written down, and the number of that event. */
  readonly written: Written
  writtenNumber: number
  /** It left the zone; forgotten once its pull is over. */
  gone: boolean
  /** Those it has, one of each kind from each source, in the order they came. */
  readonly statuses: ActiveStatus[]
  /** Which action last put a status on it, by status id. */
  readonly causes: Map<number, { readonly ability: number; readonly at: number }>
  /** The action it used last: its further targets come as further lines. */
  readonly lastCast: { at: number; ability: number; packet: number }
  /** Decided for this target and not landed yet, oldest first. */
  readonly pending: Pending[]
}

/** One event for all that is ever written of a combatant: what was not told is NaN. */
export type Written = { -readonly [Field in keyof State]-?: State[Field] & {} }

/** Before anything was written. */
export const never = Number.NEGATIVE_INFINITY

export interface ActiveStatus {
  readonly status: number
  /** Undefined for the environment. */
  readonly source: Combatant | undefined
  readonly since: number
  readonly durationMs: number
  readonly stacks: number
}

/** One packet's effects on one target. */
export interface Pending {
  readonly at: number
  readonly packet: number
  readonly effects: readonly DecidedEffect[]
}

/** While a pull is read, `at` counts from the log's start and actors are slots. */
export interface DecidedEffect {
  /** By which the recorder knows it. */
  readonly number: number
  readonly event: DamageDecided | HealDecided
}

export const isPlayer = (id: number): boolean => id >= 0x10000000 && id < 0x20000000
export const isNpc = (id: number): boolean => id >= 0x40000000 && id < 0x50000000

export const openCombatant = (id: number, slot: number): Combatant => ({
  id,
  slot,
  name: '',
  job: 0,
  level: 0,
  world: '',
  baseId: 0,
  nameId: 0,
  owner: 0,
  hp: untold,
  hpBefore: untold,
  lookedAt: 0,
  maxHp: untold,
  mp: untold,
  shield: untold,
  x: 0,
  y: 0,
  heading: 0,
  placed: false,
  placeSpelling: openSpelling(),
  written: {
    type: 'state',
    at: never,
    actor: 0,
    hp: untold,
    maxHp: untold,
    mp: Number.NaN,
    x: Number.NaN,
    y: Number.NaN,
    facing: Number.NaN,
    shield: Number.NaN,
  },
  writtenNumber: 0,
  gone: false,
  statuses: [],
  causes: new Map(),
  lastCast: { at: 0, ability: 0, packet: 0 },
  pending: [],
})
