import type { Countdown, HeadMarker, Sign, Tether, Waymark } from './events/marks.ts'

export type { Countdown, HeadMarker, Sign, Tether, Waymark }

/** Index of an actor in its pull's `actors`. */
export type ActorId = number

/** The source or target of what nobody did: falls, walls, doom. */
export const environment: ActorId = -1

/** `at` is in ms from the start of the pull; what happened before the first hostile action is negative. */
interface Timed {
  readonly at: number
}

interface Between extends Timed {
  readonly source: ActorId
  readonly target: ActorId
}

/** `ability` is a game action id. */
type Ability = { readonly ability: number }

/** Joins what the server decided with what landed, together with target and ability; 0 when the source gives none. */
type Packet = { readonly packet: number }

export interface BeginCast extends Between, Ability {
  readonly type: 'begin-cast'
  readonly durationMs: number
}

/** An action went off (instant, or at the end of its cast). */
export interface Cast extends Between, Ability, Packet {
  readonly type: 'cast'
}

export interface CancelCast extends Timed, Ability {
  readonly type: 'cancel-cast'
  readonly source: ActorId
}

interface Blow {
  readonly critical: boolean
  readonly directHit: boolean
  readonly blocked: boolean
  readonly parried: boolean
}

/** The server decided damage: mitigation counts as it was at this moment, HP has not moved yet. */
export interface DamageDecided extends Between, Ability, Packet, Blow {
  readonly type: 'damage-decided'
  readonly amount: number
  /** Damage before any mitigation, where the source knows. */
  readonly unmitigated?: number
  /** Share that mitigation left, where the source knows. */
  readonly multiplier?: number
  /** Of what school it is, as `school` in `game.ts` numbers them, where the source tells. */
  readonly school?: number
  /** The effect never landed: ghosted, or the target died first. It was still a hit. */
  readonly unpaired: boolean
}

/** Damage moved HP. A tick has no decided half. */
export interface Damage extends Between, Ability, Packet, Blow {
  readonly type: 'damage'
  readonly amount: number
  readonly absorbed: number
  readonly overkill: number
  readonly unmitigated?: number
  readonly multiplier?: number
  /** For a tick `ability` is the status id. */
  readonly tick: boolean
}

export interface HealDecided extends Between, Ability, Packet {
  readonly type: 'heal-decided'
  readonly amount: number
  readonly critical: boolean
  readonly unpaired: boolean
}

/** Healing landed; `amount` moved HP, `overheal` did not. */
export interface Heal extends Between, Ability, Packet {
  readonly type: 'heal'
  readonly amount: number
  readonly overheal: number
  readonly critical: boolean
  readonly tick: boolean
}

/** A shield took part of a hit. `source` cast the shield, `attacker` and `ability` made the hit. */
export interface Absorbed extends Between, Ability {
  readonly type: 'absorbed'
  readonly status: number
  readonly attacker: ActorId
  readonly amount: number
}

/** Killed outright, without an amount. */
export interface InstantKill extends Between, Ability, Packet {
  readonly type: 'instant-kill'
}

interface Status extends Between {
  /** Game status id. */
  readonly status: number
}

/** Also for a refresh: `refreshed` tells them apart. */
export interface StatusApply extends Status {
  readonly type: 'status-apply'
  readonly durationMs: number
  readonly stacks: number
  readonly refreshed: boolean
  /** The action that applied it, where the source knows; else 0. */
  readonly ability: number
}

export interface StatusStack extends Status {
  readonly type: 'status-stack'
  readonly stacks: number
}

export interface StatusRemove extends Status {
  readonly type: 'status-remove'
}

/** What a source says of a death. The killer may be wrong (falls): `analysis` decides. */
export interface Death extends Timed {
  readonly type: 'death'
  readonly target: ActorId
  readonly killer: ActorId
  /** The killing action where the source names it; else 0. */
  readonly ability: number
}

/** An actor as it was seen: HP and place. Absent fields were not told. */
export interface State extends Timed {
  readonly type: 'state'
  readonly actor: ActorId
  readonly hp: number
  readonly maxHp: number
  readonly mp?: number
  /** Yalms; y grows to the south, the arena's centre is usually 100, 100. */
  readonly x?: number
  readonly y?: number
  /** Radians, 0 is south, grows counter-clockwise, as the game has it. */
  readonly facing?: number
  /** Share of max HP that shields hold, 0 to 1 and above. */
  readonly shield?: number
}

export interface Targetable extends Timed {
  readonly type: 'targetable'
  readonly actor: ActorId
  readonly targetable: boolean
}

/** The limit gauge: `value` in its own units (10,000 a bar). */
export interface LimitBreakGauge extends Timed {
  readonly type: 'limit-break-gauge'
  readonly value: number
  readonly bars: number
}

/** The duty's director spoke: commence, barrier, wipe, victory (command ids in `game.ts`). */
export interface Director extends Timed {
  readonly type: 'director'
  readonly command: number
}

/** Everything that can happen in a pull. */
export type CombatEvent =
  | BeginCast
  | Cast
  | CancelCast
  | DamageDecided
  | Damage
  | HealDecided
  | Heal
  | Absorbed
  | InstantKill
  | StatusApply
  | StatusStack
  | StatusRemove
  | Death
  | State
  | Targetable
  | HeadMarker
  | Tether
  | LimitBreakGauge
  | Director
  | Waymark
  | Sign
  | Countdown

export type EventType = CombatEvent['type']
export type EventOf<T extends EventType> = Extract<CombatEvent, { type: T }>
