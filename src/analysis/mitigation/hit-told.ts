import type { PlayerRef } from '../blame.ts'

/** A cover that could have been on as well. */
export interface Offer {
  /** `Reprisal MT`. */
  readonly cover: string
  /** What it would have left more of the lowest player, a share of max HP; absent where nobody can say how much. */
  readonly gain?: number
  /** It was spent on this, which was lived through with room to spare: `{ability}_{occurrence}`. */
  readonly from?: string
}

/** A blow to the party, what was on it, and what could have been. */
export interface HitTold {
  readonly ability: { readonly id: number; readonly name: string }
  readonly occurrence: number
  /** When the harshest of its hits was decided, ms. */
  readonly atMs: number
  readonly on: 'raid' | 'tanks'
  /** What it and what followed at once left of the lowest player, a share of max HP; below 0 what they lacked. */
  readonly margin?: number
  readonly lowest?: PlayerRef
  /** `under`: less than 5 % was left, or somebody died · `tight`: up to 20 %. */
  readonly state?: 'under' | 'tight' | 'comfortable'
  /** Something that the catalogue does not know made it larger or smaller: no margin is told, nor what a cover would have brought. */
  readonly doubtful?: boolean
  /** Covers that were on the lowest player, or on whoever was hit first. */
  readonly used: readonly string[]
  /** Of what was close: covers that could have been pressed and delayed nothing, and those that were on cooldown. */
  readonly free: readonly string[]
  readonly onCooldown: readonly string[]
  /** Of what was close: what each free cover would have brought, and what could have been taken from elsewhere. */
  readonly offers?: readonly Offer[]
}
