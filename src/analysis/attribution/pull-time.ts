import type { PullContext } from '../context.ts'
import { type Broken, brokenAnyway } from './broken.ts'

/** An enemy that strikes so long before anybody strikes back was walked into. */
const openedFirstMs = 1_000
/** A pull that went on was not ended by how it began. */
const shortMs = 30_000

/** Nobody hits a moment to the frame; from here on it is early, or late (METRICS §2). */
const offMs = 400
/** Whoever is this much off has given up on that countdown. */
const abandonedMs = 5_000

/** The pull against the countdown, and whether it was opened at all. */
export const judgePull = (context: PullContext): readonly Broken[] => [
  ...judgeCountdown(context),
  ...judgeWalkingIn(context),
]

/** Too early is whoever hit first; too late is nobody the log could name. */
function judgeCountdown(context: PullContext): readonly Broken[] {
  const last = context.of('countdown').findLast(({ at }) => at <= 0)
  if (last === undefined || last.seconds === 0) return []
  const agreedMs = last.at + last.seconds * 1_000
  const byMs = Math.abs(agreedMs)
  if (byMs < offMs || byMs > abandonedMs) return []
  const opener = firstHit(context)
  const isEarly = agreedMs > 0
  if (isEarly && opener === undefined) return []
  return [
    brokenAnyway('pull-time', {
      id: 0,
      occurrence: 1,
      grave: false,
      atMs: 0,
      about: isEarly ? 'each' : 'raid',
      players: isEarly && opener !== undefined ? [context.ownerOf(opener.source)] : [],
      evidence: isEarly ? 'before the countdown' : 'after the countdown',
      struck: [],
    }),
  ]
}

function firstHit({ hits, players, ownerOf }: PullContext) {
  const ours = new Set(players.map(({ id }) => id))
  return hits.find(({ source, target }) => ours.has(ownerOf(source)) && !ours.has(target))
}

/** Somebody walked into the boss before anybody was ready, and it was given up. */
function judgeWalkingIn(context: PullContext): readonly Broken[] {
  const { pull, hits, players } = context
  if (pull.durationMs > shortMs) return []
  const ours = new Set(players.map(({ id }) => id))
  const suffered = hits.find(({ target, source }) => ours.has(target) && !ours.has(source))
  const struck = firstHit(context)
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
      struck: [suffered.target],
    }),
  ]
}
