import type { ActorId, BeginCast } from '../../event.ts'
import { perPull } from './per-pull.ts'

/** An action of a player that went off. */
export interface Use {
  readonly ability: number
  readonly target: ActorId
  /** When it was begun, and when it went off; the same for what is instant. */
  readonly startMs: number
  readonly doneMs: number
  /** Length of its cast bar as it was, speed included; 0 for what is instant. */
  readonly castMs: number
  /** It was begun before the source begins: start and bar are as without speed. */
  readonly isBegunBefore?: true
}

/**
 * What each player did, in order of when it was begun. A cast that was given up is not in it. Some sources begin with the
 * pull: the first thing somebody does, if it has a bar and is done sooner than that is full, was begun before.
 */
export const usesOf = perPull((context): ReadonlyMap<ActorId, readonly Use[]> => {
  const { gcds } = context.facts.speed()
  const uses = new Map(context.players.map(({ id }) => [id, [] as Use[]]))
  const casting = new Map<ActorId, BeginCast>()
  const begun = context.of('begin-cast')
  let next = 0
  for (const { at, source, target, ability } of context.of('cast')) {
    const own = uses.get(source)
    if (own === undefined) continue
    for (let begin = begun[next]; begin !== undefined && begin.at <= at; begin = begun[++next])
      if (uses.has(begin.source)) casting.set(begin.source, begin)
    const last = own.at(-1)
    if (last?.ability === ability && at - last.doneMs < echoMs) continue
    const begin = casting.get(source)
    const isEnd = begin?.ability === ability && at - begin.at <= begin.durationMs + lateMs
    if (isEnd) casting.delete(source)
    const barMs = gcds.get(ability)?.castMs ?? 0
    const isBeforePull = (last?.doneMs ?? -1) < 0 && at > 0 && at < barMs
    if (isEnd) own.push({ ability, target, startMs: begin.at, doneMs: at, castMs: begin.durationMs || at - begin.at })
    else if (isBeforePull)
      own.push({ ability, target, startMs: at - barMs, doneMs: at, castMs: barMs, isBegunBefore: true })
    else own.push({ ability, target, startMs: at, doneMs: at, castMs: 0 })
  }
  return uses
})

/** One use may be told once for each of its targets. */
const echoMs = 100
/** A cast goes off about half a second before its bar is full, or this much after. */
const lateMs = 1_500
