import type { ActorId, EventOf, EventType } from '../event.ts'
import type { Pull } from '../report.ts'
import type { Hit } from './hits.ts'
import { gapsBetween, mergeSpans, type Span } from './spans.ts'

interface Told {
  readonly pull: Pick<Pull, 'actors' | 'durationMs'>
  readonly of: <T extends EventType>(type: T) => readonly EventOf<T>[]
  readonly hits: readonly Hit[]
}

/** What says that an enemy can be targeted, or no longer. */
interface Sign {
  readonly at: number
  readonly kind: 'shown' | 'gone' | 'hit'
}

interface Foe {
  readonly signs: Sign[]
  /** Of being hit and of doing something. */
  lastMs: number
}

/**
 * When no enemy can be targeted, within the pull. Only enemies that the party hits at some time count. One can be
 * targeted from when the source says so, or from its first hit, until the source says so or it dies. Who is neither
 * hit nor does anything more was gone since then if somebody else is fought at least 5 s later: sources that tell no
 * targetability tell no more. A party that merely stops is no downtime.
 */
export function findDowntime(told: Told): readonly Span[] {
  const { durationMs } = told.pull
  const foes = [...foesIn(told).values()].map((foe) => ({ ...foe, spans: spansOf(foe.signs) }))
  const starts = foes.flatMap(({ spans }) => spans.map(({ startMs }) => startMs)).sort((one, other) => one - other)
  const shown = foes.flatMap(({ spans, lastMs }) =>
    spans.map((span) => (span.endMs === Number.POSITIVE_INFINITY ? closed(span, lastMs, starts) : span)),
  )
  if (shown.length === 0) return []
  return gapsBetween(mergeSpans(shown), 0, durationMs)
}

/** Effects that were on their way when an enemy went, or are told late. */
const stillHitMs = 1_000
/** Among eight who play, nobody is neither hit nor acts for so long. */
const silenceMs = 5_000

function foesIn({ pull: { actors }, of, hits }: Told): ReadonlyMap<ActorId, Foe> {
  const foes = new Map<ActorId, Foe>()
  for (const { source, target, decidedMs } of hits) {
    if (actors[target]?.kind !== 'enemy' || source < 0 || actors[source]?.kind === 'enemy') continue
    const foe = foes.get(target)
    if (foe === undefined) foes.set(target, { signs: [{ at: decidedMs, kind: 'hit' }], lastMs: decidedMs })
    else {
      foe.signs.push({ at: decidedMs, kind: 'hit' })
      foe.lastMs = decidedMs
    }
  }
  for (const { at, actor, targetable } of of('targetable'))
    foes.get(actor)?.signs.push({ at, kind: targetable ? 'shown' : 'gone' })
  for (const { at, target } of of('death')) foes.get(target)?.signs.push({ at, kind: 'gone' })
  for (const type of ['begin-cast', 'cast'] as const)
    for (const { at, source } of of(type)) {
      const foe = foes.get(source)
      if (foe !== undefined && at > foe.lastMs) foe.lastMs = at
    }
  return foes
}

function spansOf(signs: Sign[]): readonly Span[] {
  const spans: Span[] = []
  let startMs: number | undefined
  let goneMs = Number.NEGATIVE_INFINITY
  for (const { at, kind } of signs.sort((one, other) => one.at - other.at)) {
    if (kind === 'gone') {
      if (startMs !== undefined) spans.push({ startMs, endMs: at })
      startMs = undefined
      goneMs = at
    } else if (startMs === undefined && (kind === 'shown' || at > goneMs + stillHitMs)) startMs = at
  }
  return startMs === undefined ? spans : [...spans, { startMs, endMs: Number.POSITIVE_INFINITY }]
}

function closed({ startMs, endMs }: Span, lastMs: number, starts: readonly number[]): Span {
  const seenMs = Math.max(lastMs, startMs)
  const next = starts.find((start) => start > seenMs)
  return { startMs, endMs: next !== undefined && next - seenMs >= silenceMs ? seenMs : endMs }
}
