import type { ActorId } from '../../event.ts'
import type { PullContext } from '../context.ts'
import { usesOf } from '../playing/uses.ts'

/** Nobody who plays does nothing for so long while there is something to hit: three GCDs. */
const silentMs = 7_500
/** Whoever stops has pressed something within so long. */
const gcdMs = 2_500

/** Somebody did nothing at all around a moment, though they lived and there was an enemy: nobody was at the keys. */
export function wasSilent(context: PullContext, player: ActorId, fromMs: number, toMs: number): boolean {
  const times = (usesOf(context).get(player) ?? []).flatMap(({ startMs, doneMs }) => [startMs, doneMs])
  let lastMs = 0
  for (const at of [...times.sort((one, other) => one - other), context.playEndMs]) {
    if (at > fromMs && lastMs + gcdMs < toMs && at - lastMs - idleBetween(context, player, lastMs, at) >= silentMs)
      return true
    if (lastMs >= toMs) return false
    lastMs = Math.max(lastMs, at)
  }
  return false
}

function idleBetween({ idleOf }: PullContext, player: ActorId, fromMs: number, toMs: number): number {
  return idleOf(player).reduce(
    (sum, { startMs, endMs }) => sum + Math.max(0, Math.min(endMs, toMs) - Math.max(startMs, fromMs)),
    0,
  )
}
