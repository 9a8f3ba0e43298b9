import { status } from '../../game.ts'
import type { PullContext } from '../context.ts'
import { isAlive } from './able.ts'
import { type Broken, brokenAnyway } from './broken.ts'

/** Whoever takes a raise stands this soon after the offer is gone, at the latest. */
const upWithinMs = 3_000
/** An offer that ends so near to the end ended with it. */
const endMs = 3_000

/** An offer to be raised that was there, went, and nobody stood up. */
export function judgeRaises(context: PullContext): readonly Broken[] {
  const players = new Set(context.players.map(({ id }) => id))
  const offers = context.statuses.filter((window) => window.status === status.raise && players.has(window.target))
  return offers.flatMap((offer) => {
    const { target: player, startMs, endMs: goneMs } = offer
    const death = context.deaths.findLast((each) => each.player === player && each.diedMs <= startMs)
    if (death === undefined || isAlive(context, player, startMs) || goneMs > context.pull.durationMs - endMs) return []
    const isUp = context.lives(player).some((life) => life.startMs > startMs && life.startMs <= goneMs + upWithinMs)
    const isStillOffered = offers.some(
      (other) => other !== offer && other.target === player && other.startMs <= goneMs + 100 && other.endMs > goneMs,
    )
    if (isUp || isStillOffered) return []
    const occurrence = offers.filter((other) => other.startMs <= startMs).length
    return [
      brokenAnyway('raise-lost', {
        id: 0,
        occurrence,
        grave: false,
        atMs: goneMs,
        about: 'each',
        players: [player],
        evidence: 'raise ran out',
        struck: [],
      }),
    ]
  })
}
