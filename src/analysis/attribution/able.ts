import type { ActorId } from '../../event.ts'
import { status } from '../../game.ts'
import type { PullContext } from '../context.ts'
import { isInvulnerable } from '../mitigation/on-hit.ts'

export const isAlive = ({ lives }: Pick<PullContext, 'lives'>, player: ActorId, atMs: number): boolean =>
  lives(player).some(({ startMs, endMs }) => startMs <= atMs && atMs < endMs)

/** Nothing can hurt them: just raised, or a tank's last resort. */
export const isSafe = (context: PullContext, player: ActorId, atMs: number): boolean =>
  isTranscendent(context, player, atMs) || isInvulnerable(context, player, atMs)

/** Alive, and stood up long enough ago to be there. */
export const isUp = (context: PullContext, player: ActorId, atMs: number): boolean =>
  isAlive(context, player, atMs) && !isFresh(context, player, atMs)

/** Alive, not just raised or off the arena, and at the keys: whoever is not can miss nothing. */
export const isAble = (context: PullContext, player: ActorId, atMs: number): boolean =>
  isUp(context, player, atMs) && !isFalling(context, player, atMs) && !isAway(context, player, atMs)

/** Nobody who plays does nothing for so long while there is something to hit. */
const awayMs = 7_000
/** Whoever was raised has to stand up and get there. */
const freshMs = 5_000

const isTranscendent = ({ statusesOn }: PullContext, player: ActorId, atMs: number): boolean =>
  statusesOn(player, atMs).some((window) => window.status === status.transcendent)

const isFresh = ({ lives }: PullContext, player: ActorId, atMs: number): boolean =>
  lives(player).some(({ startMs, endMs }) => startMs > 0 && startMs <= atMs && atMs < endMs && atMs - startMs < freshMs)

/** Off the arena so long before a log tells the death, ms. */
const fallMs = 2_500

const isFalling = ({ deaths }: PullContext, player: ActorId, atMs: number): boolean =>
  deaths.some(
    ({ player: dead, blow, diedMs }) =>
      dead === player && blow === undefined && diedMs > atMs + 1 && diedMs - atMs <= fallMs,
  )

/** No action begun or done around a moment, though there was time to act: the connection may be gone. */
function isAway(context: PullContext, player: ActorId, atMs: number): boolean {
  const since = atMs - awayMs
  const lull = context.idleOf(player).some(({ startMs, endMs }) => startMs < atMs && endMs > since)
  const acts = (type: 'cast' | 'begin-cast') =>
    within(context.of(type), since, atMs).some(({ source }) => source === player)
  return !lull && !acts('cast') && !acts('begin-cast')
}

/** Of a list in order, what happened between two moments. */
function within<Event extends { readonly at: number }>(
  events: readonly Event[],
  fromMs: number,
  untilMs: number,
): readonly Event[] {
  const start = firstFrom(events, fromMs)
  return events.slice(start, firstFrom(events, untilMs + 1, start))
}

function firstFrom(events: readonly { readonly at: number }[], atMs: number, from = 0): number {
  let [low, high] = [from, events.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((events[middle]?.at ?? 0) < atMs) low = middle + 1
    else high = middle
  }
  return low
}
