import type { Mechanic } from './mechanics.ts'

/** One use of an ability on the party: everyone it hit within a second. */
export type Resolution = Mechanic

/** Hits of one use within this are one resolution (METRICS §2). */
export const resolutionMs = 1_000

/** Those that hit somebody. */
export const findResolutions = (mechanics: readonly Mechanic[]): readonly Resolution[] =>
  mechanics.filter(({ hits }) => hits.length > 0)

/** Hits of one ability, use by use. */
export function groupUses<Sign extends { readonly decidedMs: number }>(signs: readonly Sign[]): Sign[][] {
  const uses: Sign[][] = []
  for (const sign of signs) {
    const use = uses.at(-1)
    if (use === undefined || sign.decidedMs - (use[0]?.decidedMs ?? 0) > resolutionMs) uses.push([sign])
    else use.push(sign)
  }
  return uses
}

/** The plain attacks that most enemies share. */
export const isCommonAttack = (ability: number): boolean => commonAttacks.has(ability)

const commonAttacks: ReadonlySet<number> = new Set([7, 8, 870, 871, 872])
