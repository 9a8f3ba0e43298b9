import type { Job } from '../../../src/game.ts'
import type { ActionScript, StatusScript } from '../script.ts'

/** How one job plays, as far as a log shows it. Potencies are rounded; what matters is the rhythm. */
export interface Kit {
  readonly job: Job
  readonly maxHp: number
  /** Damage and healing of one potency, before buffs. */
  readonly perPotency: number
  readonly healPerPotency: number
  /** What is thrown first, and then around and around. */
  readonly opening: ActionScript
  readonly loop: readonly ActionScript[]
  /** Sequences that go before the loop when their time has come. */
  readonly bursts: readonly {
    readonly firstMs: number
    readonly everyMs: number
    readonly use: readonly ActionScript[]
  }[]
  /** Pressed between two GCDs as soon as they are ready. */
  readonly weaves: readonly ActionScript[]
  readonly auto?: { readonly id: number; readonly name: string; readonly everyMs: number; readonly damage: number }
  /** What the plan may ask for, by key. */
  readonly mitigations: Readonly<Record<string, ActionScript>>
  /** What mends the party and one person, the cheapest first. */
  readonly partyHeals: readonly ActionScript[]
  readonly singleHeals: readonly ActionScript[]
  readonly raise?: ActionScript
  /** Kept on whoever holds the boss. */
  readonly guard?: ActionScript
  /** What everybody of this job walks in with. */
  readonly stance?: StatusScript
  /** A trait that shortens every GCD by this share. */
  readonly haste?: number
}

/** Most who deal damage mend nobody. */
export const noHeals = { partyHeals: [], singleHeals: [], healPerPotency: 20 } as const

/** An instant weaponskill or spell. */
export const skill = (id: number, name: string, damage: number, recastMs = 2_500): ActionScript => ({
  id,
  name,
  damage,
  recastMs,
  gcd: true,
  reach: 'enemy',
})

/** A spell with a cast time. */
export const spell = (id: number, name: string, damage: number, castMs: number): ActionScript => ({
  id,
  name,
  damage,
  castMs,
  recastMs: 2_500,
  gcd: true,
  reach: 'enemy',
})

/** An ability between two GCDs. */
export const ability = (id: number, name: string, damage: number, recastS: number): ActionScript => ({
  id,
  name,
  damage,
  recastMs: recastS * 1_000,
  reach: 'enemy',
})

export const status = (
  id: number,
  name: string,
  durationS: number,
  more: Omit<StatusScript, 'id' | 'name' | 'durationMs'> = {},
): StatusScript => ({ id, name, durationMs: durationS * 1_000, ...more })

/** An ability that gives statuses. */
export const giving = (
  id: number,
  name: string,
  recastS: number,
  reach: 'enemy' | 'party' | 'self' | 'one',
  ...gives: readonly StatusScript[]
): ActionScript => ({ id, name, recastMs: recastS * 1_000, reach, gives })

/** What mends everybody at once. */
export const partyHeal = (id: number, name: string, recastS: number, potency: number): ActionScript => ({
  id,
  name,
  recastMs: recastS * 1_000,
  reach: 'party',
  heal: potency,
})

/** All damage times this factor. */
export const all = (factor: number): { readonly physical: number; readonly magical: number } => ({
  physical: factor,
  magical: factor,
})
