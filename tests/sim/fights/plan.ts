import type { ArenaScript, BySchool, Formation, HitScript, Place, School, Slot, StatusScript } from '../script.ts'

/** A fight as its script is built from: what the known timeline does not say. */
export interface FightPlan {
  /** As the encounter is called in `vendor/`: timeline, phases, level sync and labels of actions come from there. */
  readonly encounter: string
  /** As FFLogs calls the pull. */
  readonly name: string
  /** Instance id of the director lines; ours, where nobody tells the game's. */
  readonly director: number
  readonly arena: ArenaScript
  /** Whoever is attacked first comes first: adds before their boss. */
  readonly enemies: readonly EnemyPlan[]
  readonly phases: readonly PhasePlan[]
  /** By action id; what is not here is what others say it is. */
  readonly book: Readonly<Record<number, Meaning>>
  /** Of actions, where others have none or only say what it is. */
  readonly names?: Readonly<Record<number, string>>
  /** What is gained by being hit by what nobody should be hit by. */
  readonly mistake?: StatusScript
}

export interface EnemyPlan {
  readonly key: string
  readonly name: string
  /** BNpcBase id. */
  readonly gameId: number
  /** Known HP, or how many seconds a usual party needs for it. */
  readonly maxHp?: number
  readonly lastsS?: number
  readonly place?: Place
  /** Action id of its auto-attack: without one it has no helpers either. */
  readonly auto?: number
}

export interface PhasePlan {
  readonly id: number
  readonly boss: string
  /** Pieces of the timeline's clock, from and to; each goes on where the one before ended, or at the third number. */
  readonly take: readonly (readonly [fromS: number, toS: number, atS?: number])[]
  readonly prologueS?: number
  readonly lengthS?: number
  readonly gapS: number
  /** Who can be attacked when, seconds of the phase; for its boss alone the timeline tells, if this does not. */
  readonly windows?: Readonly<Record<string, readonly (readonly [fromS: number, toS: number])[]>>
  /** What the timeline does not know of, seconds of the phase. */
  readonly also?: readonly (readonly [atS: number, action: number])[]
  /** What ends the pull: clock of the timeline, who must be down by then, and how much may be left (0 if absent). */
  readonly ends?: readonly (readonly [clockS: number, enemy: string, share?: number])[]
}

/** What an action does when it goes off. */
export interface Meaning {
  readonly hits: readonly MeantHit[]
  readonly formation: Formation
  readonly by?: string
  readonly castMs?: number
  readonly places?: Partial<Record<Slot, Place>>
  readonly swap?: boolean
}

/** A hit; amounts are shares of what somebody in cloth has. */
export interface MeantHit {
  /** The cast's own id if absent. */
  readonly ability?: number
  readonly afterMs?: number
  readonly law: HitScript['law'] | { readonly kind: 'tower'; readonly groups: readonly (readonly Slot[])[] }
  readonly share: number
  readonly school?: School
  readonly gives?: readonly StatusScript[]
  /** Nobody can get it wrong, as in `HitScript`. */
  readonly sure?: true
  readonly knocks?: boolean
  /** With more than this share of this enemy left everybody dies. */
  readonly gate?: { readonly boss: string; readonly share: number }
  /** What follows if a tower is one short. */
  readonly failure?: number
}

export const vulnerable = (id: number, name: string, durationS: number, taken: BySchool): StatusScript => ({
  id,
  name,
  durationMs: durationS * 1_000,
  harmful: true,
  taken,
})
