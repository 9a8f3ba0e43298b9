import type { BeginCast, CancelCast } from '../../event.ts'
import { withEvents } from '../../events/change-table.ts'
import type { RecordedPull } from '../../report.ts'
import type { Step } from './steps.ts'

/**
 * FFLogs tells that a cast begins and that it went off, never that it was broken off (GAME.md §7.20); a network log
 * tells that, too (line 23). A cast that neither goes off nor is told to end is given an end: when its caster begins or
 * does something else, dies, or when it should have gone off. One person casts one thing at a time; an enemy may act
 * while it casts, so there only death or time tells. What would have gone off after the pull's end is left open.
 */
export const cancelCasts: Step = {
  name: 'cancel-casts',
  quirk: 'a cast begins and nothing tells that it was broken off',
  repair(pull) {
    const begun = pull.events.of('begin-cast')
    if (begun.length === 0) return { pull, repaired: 0 }
    const deeds = deedsOf(pull, new Set(begun.map(({ source }) => source)))
    const cancelled = begun.flatMap((cast) => cancelOf(cast, deeds.get(cast.source) ?? [], pull))
    if (cancelled.length === 0) return { pull, repaired: 0 }
    return { pull: { ...pull, events: withEvents(pull.events, cancelled) }, repaired: cancelled.length }
  },
}

/** What somebody who casts did otherwise, in order. */
interface Deed {
  readonly type: 'begin-cast' | 'cast' | 'cancel-cast' | 'death'
  readonly at: number
  readonly ability: number
}

/** A cast is told to have gone off this late at most: logs come in batches, and servers count in thirds of a second. */
const lateMs = 1_500
/** Attacks that go on by themselves: melee and ranged. */
const autoAttacks: ReadonlySet<number> = new Set([7, 8])
/** Of one ms: a cast goes off before the next begins. */
const endsFirst = ['cast', 'cancel-cast', 'begin-cast'] as const

function cancelOf(
  { at, source, ability, durationMs }: BeginCast,
  deeds: readonly Deed[],
  pull: RecordedPull,
): CancelCast[] {
  const isPerson = pull.actors[source]?.kind === 'player'
  const isTimed = durationMs > 0
  if (!isTimed && !isPerson) return []
  const dueMs = isTimed ? at + durationMs : Number.POSITIVE_INFINITY
  let endMs = dueMs
  for (let index = firstAt(deeds, at); index < deeds.length; index++) {
    const deed = deeds[index]
    if (deed === undefined || deed.at > dueMs + lateMs) break
    if (isTimed && deed.at === at) continue // that was the end of the one before
    if (deed.type === 'cancel-cast' || (deed.type === 'cast' && deed.ability === ability)) return []
    const isOther = deed.at > at && isPerson && !autoAttacks.has(deed.ability)
    if (deed.type === 'death' || isOther) endMs = Math.min(endMs, deed.at)
    if (deed.type === 'death' || (isOther && deed.type === 'begin-cast')) break
  }
  return endMs <= pull.durationMs ? [{ type: 'cancel-cast', at: endMs, source, ability }] : []
}

function deedsOf({ events }: RecordedPull, casters: ReadonlySet<number>): ReadonlyMap<number, readonly Deed[]> {
  const deeds = new Map([...casters].map((caster) => [caster, [] as Deed[]]))
  for (const type of endsFirst) {
    const section = events.sections.find((own) => own.type === type)
    const { at, source, ability } = section?.columns ?? {}
    for (let row = 0; row < (section?.count ?? 0); row++) {
      deeds.get(source?.[row] ?? -1)?.push({ type, at: at?.[row] ?? 0, ability: ability?.[row] ?? 0 })
    }
  }
  for (const { at, target } of events.of('death')) deeds.get(target)?.push({ type: 'death', at, ability: 0 })
  for (const own of deeds.values()) own.sort((one, other) => one.at - other.at)
  return deeds
}

/** Deeds lie in order. */
function firstAt(deeds: readonly Deed[], at: number): number {
  let low = 0
  let high = deeds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((deeds[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
