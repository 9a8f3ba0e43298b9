import type { ActorId, EventOf, EventType } from '../../event.ts'
import { raiseAbilities, status } from '../../game.ts'

/** What tells whether a player lives: times in order. */
export interface Trace {
  /** What they did, and what they began. */
  readonly done: readonly number[]
  readonly begun: readonly number[]
  /** Given a status that only somebody raised has. */
  readonly raised: readonly number[]
  readonly deaths: readonly number[]
  /** Spells on them that bring somebody back. */
  readonly raises: readonly { readonly at: number; readonly by: ActorId }[]
  readonly transcendent: readonly { readonly at: number; readonly untilMs: number }[]
}

interface Told {
  readonly of: <T extends EventType>(type: T) => readonly EventOf<T>[]
  readonly players: ReadonlySet<ActorId>
}

/** The traces of every player, each kind of event looked through once. */
export function tracesOf({ of, players }: Told): ReadonlyMap<ActorId, Trace> {
  const drafts = new Map([...players].map((player) => [player, emptyTrace()]))
  for (const { source, target, ability, at } of of('cast')) {
    drafts.get(source)?.done.push(at)
    if (raiseAbilities.has(ability)) drafts.get(target)?.raises.push({ at, by: source })
  }
  for (const { source, at } of of('begin-cast')) drafts.get(source)?.begun.push(at)
  for (const { target, at } of of('death')) drafts.get(target)?.deaths.push(at)
  for (const apply of of('status-apply')) {
    if (!comebackStatuses.has(apply.status)) continue
    const own = drafts.get(apply.target)
    own?.raised.push(apply.at)
    if (apply.status === status.transcendent) own?.transcendent.push({ at: apply.at, untilMs: endOf(apply) })
  }
  for (const removal of of('status-remove')) {
    if (removal.status !== status.transcendent) continue
    const last = drafts.get(removal.target)?.transcendent.findLast(({ at }) => at <= removal.at)
    if (last) last.untilMs = Math.min(last.untilMs, removal.at)
  }
  return drafts
}

/** When they first did or began something after a moment. */
export function actedAfter({ done, begun }: Trace, atMs: number): number | undefined {
  return done.find((at) => at > atMs) ?? begun.find((at) => at > atMs)
}

const comebackStatuses: ReadonlySet<number> = new Set([status.weakness, status.brinkOfDeath, status.transcendent])

/** What Transcendent lasts where nobody says. */
const transcendentMs = 5_000

const endOf = ({ at, durationMs }: EventOf<'status-apply'>): number =>
  at + (durationMs > 0 ? durationMs : transcendentMs)

const emptyTrace = () => ({
  done: [] as number[],
  begun: [] as number[],
  raised: [] as number[],
  deaths: [] as number[],
  raises: [] as { at: number; by: ActorId }[],
  transcendent: [] as { at: number; untilMs: number }[],
})
