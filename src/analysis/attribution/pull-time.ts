import type { PullContext } from '../context.ts'
import { type Broken, brokenAnyway } from './broken.ts'

/** An enemy that strikes so long before anybody strikes back was walked into. */
const openedFirstMs = 1_000
/** A pull that went on was not ended by how it began. */
const shortMs = 30_000

/** Somebody walked into the boss before anybody was ready, and it was given up. */
export function judgePull(context: PullContext): readonly Broken[] {
  const { pull, hits, players } = context
  if (pull.durationMs > shortMs) return []
  const ours = new Set(players.map(({ id }) => id))
  const suffered = hits.find(({ target, source }) => ours.has(target) && !ours.has(source))
  const struck = hits.find(({ source }) => ours.has(context.ownerOf(source)))
  if (suffered === undefined || suffered.decidedMs > openedFirstMs) return []
  if (struck !== undefined && struck.decidedMs - suffered.decidedMs < openedFirstMs) return []
  return [
    brokenAnyway('pull-time', {
      id: 0,
      occurrence: 1,
      grave: true,
      atMs: suffered.decidedMs,
      about: 'each',
      players: [suffered.target],
      evidence: 'struck first',
      struck: [],
    }),
  ]
}
