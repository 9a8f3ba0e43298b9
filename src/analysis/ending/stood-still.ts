import type { ActorId } from '../../event.ts'
import type { PullContext } from '../context.ts'

/** Nobody who plays does nothing for so long while there is something to hit. */
const awayMs = 10_000

/**
 * How long somebody who had played had begun and done nothing up to a moment, though they could act all the time:
 * their connection may have been gone. Undefined for less than 10 s.
 */
export function stoodStillMs(context: PullContext, player: ActorId, atMs: number): number | undefined {
  const last = (['cast', 'begin-cast'] as const)
    .flatMap((type) => context.of(type).findLast(({ at, source }) => source === player && at <= atMs) ?? [])
    .reduce((latest, { at }) => Math.max(latest, at), Number.NEGATIVE_INFINITY)
  const stillMs = atMs - last
  if (!Number.isFinite(stillMs) || stillMs < awayMs) return undefined
  const couldAct = !context.idleOf(player).some(({ startMs, endMs }) => startMs < atMs && endMs > last)
  return couldAct ? stillMs : undefined
}
