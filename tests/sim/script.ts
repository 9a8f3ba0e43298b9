import type { Job } from '../../src/game.ts'
import type { School, StatusScript } from './action-script.ts'

export type { ActionScript, BySchool, School, StatusScript } from './action-script.ts'

/** The eight places of a party, as raid plans write them. */
export const slots = ['MT', 'OT', 'H1', 'H2', 'D1', 'D2', 'D3', 'D4'] as const
export type Slot = (typeof slots)[number]

export interface Member {
  readonly slot: Slot
  readonly name: string
  readonly job: Job
  readonly pet?: PetScript
}

/** Whoever fights for a player: what it does again and again, in damage before luck. */
export interface PetScript {
  readonly name: string
  readonly gameId: number
  readonly action: { readonly id: number; readonly name: string }
  readonly everyMs: number
  readonly damage: number
}

/** Who is hit by a hit that everybody plays right. */
export type Law =
  | { readonly kind: 'all' }
  | { readonly kind: 'tank'; readonly who: 'main' | 'off' | 'both' | 'shared' }
  /** The amount is shared by those of the group who are there. */
  | { readonly kind: 'stack'; readonly groups: readonly (readonly Slot[])[] }
  /** Each of these alone. */
  | { readonly kind: 'spread'; readonly on: readonly Slot[] }
  /** Each group soaks its tower; one short and `failure` hits everybody. */
  | { readonly kind: 'tower'; readonly groups: readonly (readonly Slot[])[]; readonly failure: HitScript }
  /** Nobody who plays it right. */
  | { readonly kind: 'avoid' }
  /** Everybody is left with 1 HP. */
  | { readonly kind: 'to-one' }
  /** It only shows: a jump, a glance, a spell whose harm comes from elsewhere. */
  | { readonly kind: 'nobody' }

export interface HitScript {
  readonly ability: number
  readonly name: string
  /** Ms after the mechanic's cast is over. */
  readonly afterMs: number
  readonly law: Law
  readonly school: School
  /** Before any mitigation, to somebody in cloth; shared amounts are for the whole group. */
  readonly amount: number
  readonly gives?: readonly StatusScript[]
  /** Nobody can get it wrong: in the game it is a cast bar, strikes one alone, or is shared by others than here. */
  readonly sure?: true
  /** Throws everybody about: who gets it wrong is thrown off the arena. */
  readonly knocks?: boolean
  /** With fewer alive than this, `otherwise` comes instead (a body check). */
  readonly needs?: { readonly alive: number; readonly otherwise: HitScript }
  /** With more of the boss left than this share, `otherwise` comes instead (an enrage). */
  readonly gate?: { readonly boss: string; readonly share: number; readonly otherwise: HitScript }
}

/** Yalms, as the game counts them: x to the east, y to the south. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** The ground a fight is fought on; whoever leaves it falls or dies to its edge. */
export interface ArenaScript {
  readonly shape: 'circle' | 'square'
  readonly centre: Place
  /** From the centre to the edge, yalms. */
  readonly radius: number
}

/** Levels that ultimates sync a party down to. */
export type LevelSync = 70 | 80 | 90 | 100

/** A synced party as shares of one at level 100: rounded from parses of each level. */
export const strengthAt: Readonly<Record<LevelSync, { readonly hp: number; readonly damage: number }>> = {
  70: { hp: 0.18, damage: 0.12 },
  80: { hp: 0.31, damage: 0.2 },
  90: { hp: 0.46, damage: 0.38 },
  100: { hp: 1, damage: 1 },
}

export type Formation = 'boss' | 'clock' | 'pairs' | 'groups' | 'stack' | 'wide'

export interface MechanicScript {
  /** Unique in its fight: plans and planted faults name it. */
  readonly key: string
  /** When the cast is over, ms from the start of the phase. */
  readonly atMs: number
  readonly by: string
  readonly cast?: { readonly ability: number; readonly name: string; readonly ms: number }
  readonly formation: Formation
  /** The other tank takes the boss for it. */
  readonly swap?: boolean
  /** Where towers, safe spots and the like put somebody, instead of the formation's place. */
  readonly places?: Partial<Record<Slot, Place>>
  readonly hits: readonly HitScript[]
}

export interface BossScript {
  readonly key: string
  readonly name: string
  /** BNpcBase id, and BNpcName id where we know it. */
  readonly gameId: number
  readonly nameId?: number
  readonly maxHp: number
  readonly x: number
  readonly y: number
  /** Id and ms between its auto-attacks, and their amount. */
  readonly auto?: { readonly ability: number; readonly everyMs: number; readonly amount: number }
}

export interface PhaseScript {
  /** 1-based, as FFLogs counts. */
  readonly id: number
  readonly name: string
  readonly boss: string
  /** What comes before its boss can be attacked; only then the phase counts as begun, ms. */
  readonly prologueMs?: number
  /** The phase is over when its boss falls, or after this many ms whatever happens. */
  readonly lengthMs?: number
  /** Quiet between this phase and the next. */
  readonly gapMs: number
  /** When each enemy can be attacked, ms from the start of the phase. */
  readonly targetable: readonly { readonly boss: string; readonly fromMs: number; readonly toMs: number }[]
  readonly mechanics: readonly MechanicScript[]
}

export interface FightScript {
  readonly key: string
  readonly name: string
  /** Zone name of a network log. */
  readonly zone: string
  readonly territoryId: number
  readonly encounterId: number
  readonly gameZoneId: number
  /** 100 if absent. Amounts and HP of the script are those of its level. */
  readonly levelSync?: LevelSync
  /** A circle of 20 yalms around 100, 100 if absent. */
  readonly arena?: ArenaScript
  /** Instance id of the director lines. */
  readonly director: number
  readonly bosses: readonly BossScript[]
  readonly phases: readonly PhaseScript[]
  /** As FFLogs numbers it: 100 for ultimates, and if absent; 101 for savage. */
  readonly difficulty?: number
  /** Names of all phases of the real fight; the script may know only the first. Empty where FFLogs counts none. */
  readonly phaseNames: readonly string[]
  /** Which mitigation goes on which mechanic. */
  readonly plan: readonly PlannedMitigation[]
}

export interface PlannedMitigation {
  readonly mechanic: string
  readonly slot: Slot
  /** Key of a mitigation of that job. */
  readonly use: string
  /** Ms before the mechanic's first hit; 5,000 if absent. */
  readonly leadMs?: number
}
