import type { Broken } from './broken.ts'

/** Somebody who stays in a puddle made one mistake. */
const graceMs = 5_000
/** A status that comes this soon after a hit comes from it. */
const withHitMs = 2_500

/** Each mistake once: what is repeated at once, and the mark that a mistake leaves, are no more mistakes. */
export function withoutRepeats(broken: readonly Broken[]): readonly Broken[] {
  const kept: Broken[] = []
  for (const each of [...broken].sort((one, other) => one.atMs - other.atMs || rank(one) - rank(other))) {
    if (!kept.some((earlier) => repeats(each, earlier) || marks(each, earlier))) kept.push(each)
  }
  return kept
}

/** At the same moment what was done comes before what it left, and before what would have made up for it. */
const rank = ({ kind }: Broken): number => (kind === 'mitigation' ? 2 : kind === 'status' ? 1 : 0)

const repeats = (each: Broken, earlier: Broken): boolean =>
  earlier.kind === each.kind &&
  earlier.id === each.id &&
  each.atMs - earlier.atMs <= graceMs &&
  each.players.every((player) => earlier.players.includes(player)) &&
  each.struck.every((player) => earlier.struck.includes(player))

const marks = (each: Broken, earlier: Broken): boolean =>
  each.kind === 'status' &&
  earlier.kind !== 'status' &&
  each.atMs - earlier.atMs <= withHitMs &&
  each.struck.every((player) => earlier.struck.includes(player) || earlier.players.includes(player))
