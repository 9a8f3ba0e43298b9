import type { Job } from '../../game.ts'
import type { Slot } from '../../strat/strat.ts'

/** What a pull shows of how the enemy's actions resolved before it was lost: what rules are learned from. */
export interface ResolutionsTold {
  /** In order of the bits of every mask: the first is bit 0. Empty for what is no party of eight. */
  readonly party: readonly { readonly name: string; readonly job?: Job; readonly slot?: Slot }[]
  /** Those that hit somebody. */
  readonly abilities: readonly AbilityUses[]
  /** Those that went off and hit nobody in all of the pull, and how often. */
  readonly unhit: readonly (readonly [id: number, uses: number])[]
}

export interface AbilityUses {
  /** Action id. */
  readonly id: number
  /** In the report’s language, else the catalogue’s. */
  readonly name: string
  /** Uses that hit nobody. */
  readonly missed?: number
  /** It has a cast bar. */
  readonly cast?: true
  /** Of what has none: the actions that resolved just before uses that killed. */
  readonly after?: readonly number[]
  readonly uses: readonly UseRow[]
}

/**
 * One use that hit somebody: `[occurrence, marks, alive, share, …packets]`. `alive` and each packet are masks of the
 * party, `share` is what it took of max HP on average, in per cent, and -1 where nobody knows.
 */
export type UseRow = readonly [occurrence: number, marks: number, alive: number, share: number, ...packets: number[]]

/** What `marks` adds up. Nobody can say who was struck together without packets: then one mask has all. */
export const mark = { killed: 1, vulnerable: 2, damageDown: 4, withoutPackets: 8 } as const

/** Nobody died of it and nobody hit carried Vulnerability (METRICS §5), or had Damage Down of it. */
export const isClean = (marks: number): boolean => (marks & (mark.killed | mark.vulnerable | mark.damageDown)) === 0

/** How many a mask of eight has. */
export const countOf = (mask: number): number => counts[mask] ?? 0

const counts = Uint8Array.from({ length: 256 }, (_, mask) => mask.toString(2).replaceAll('0', '').length)
