import type { Job } from '../game.ts'

/** What an enemy's action is, in the order in which lists name them, each as a sentence about it ends. */
export const abilityKinds = {
  raidwide: 'hits everybody who lives',
  tankbuster: 'is a tank’s to take',
  'shared-tankbuster': 'is for tanks to share',
  spread: 'hits everybody for themselves: keep apart',
  stack: 'is shared by several: stand together',
  tower: 'is for those in its tower',
  knockback: 'pushes people away',
  gaze: 'is not to be looked at',
  avoidable: 'should hit nobody',
  enrage: 'ends the pull because time ran out',
  auto: 'is a plain attack',
  dot: 'goes on hurting over time',
  failure: 'happens only after a mistake',
  visual: 'is a cast bar that hits nobody by itself',
  other: 'is something else',
} as const

export type AbilityKind = keyof typeof abilityKinds

/** How sure a kind is, as a share 0 to 1, and why. */
export interface Judged {
  readonly kind: AbilityKind
  readonly confidence: number
  /** A sentence for people. */
  readonly because: string
}

/** Below this confidence an ability is for somebody to look at. */
export const sureShare = 0.7

export type AbilityCategory = 'spell' | 'weaponskill' | 'ability' | 'limit-break' | 'auto-attack' | 'item' | 'other'

/** What the game says of an action; times in ms. */
export interface ActionFacts {
  readonly id: number
  readonly name: string
  /** Absent for what enemies do. */
  readonly jobs: readonly Job[]
  readonly category: AbilityCategory
  /** Its recast is the global cooldown. */
  readonly gcd: boolean
  readonly castMs: number
  readonly recastMs: number
  readonly charges: number
}

export interface StatusFacts {
  readonly id: number
  readonly name: string
  readonly kind: 'buff' | 'debuff'
  /** The most it can have; 0 for one that does not stack. */
  readonly stacks: number
  /** What analysis knows it as. */
  readonly known?: 'fault' | 'mitigation' | 'raid-buff'
}

const placeholder = /^_rsv_|^unknown_[0-9a-f]+$/i

/** The name, unless it is empty, stands for one that the game tells only in the fight (`_rsv_13059_-1_…`), or for none (`Unknown_C3FD`). */
export const realName = (name: string | undefined): string | undefined =>
  name === undefined || name.trim() === '' || placeholder.test(name) ? undefined : name.trim()
