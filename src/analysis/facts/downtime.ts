import type { ActorId, EventOf, EventType } from '../../event.ts'
import type { EncounterFacts } from '../../game/facts.ts'
import type { Pull } from '../../report.ts'
import type { Hit } from './hits.ts'
import { gapsBetween, mergeSpans, type Span } from './spans.ts'

interface Told {
  readonly pull: Pick<Pull, 'actors' | 'durationMs'>
  readonly of: <T extends EventType>(type: T) => readonly EventOf<T>[]
  readonly hits: readonly Hit[]
  readonly encounter: Pick<EncounterFacts, 'bosses'> | undefined
}

interface Foe {
  /** When the party hit it, in order. */
  readonly hitsMs: number[]
  /** When it was said to be there, or gone. */
  readonly told: { readonly at: number; readonly isGone: boolean }[]
  /** Of being hit and of doing something. */
  lastMs: number
}

/**
 * When no enemy can be targeted, within the pull. Only enemies that the party hits at some time count, and known bosses
 * who are shown: a party that gave up may hit nobody any more. One can be targeted from when the source says so, or from its first hit, until the source says so or it dies. Who is neither
 * hit nor does anything more was gone since then if somebody else is fought at least 5 s later: sources that tell no
 * targetability tell no more. A party that merely stops is no downtime.
 */
export function findDowntime(told: Told): readonly Span[] {
  const { durationMs } = told.pull
  const foes = [...foesIn(told).values()].map((foe) => ({ ...foe, spans: spansOf(foe) }))
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

function foesIn({ pull: { actors }, of, hits, encounter }: Told): ReadonlyMap<ActorId, Foe> {
  const foes = new Map<ActorId, Foe>()
  for (const { source, target, decidedMs } of hits) {
    if (actors[target]?.kind !== 'enemy' || source < 0 || actors[source]?.kind === 'enemy') continue
    const foe = foes.get(target)
    if (foe === undefined) foes.set(target, { hitsMs: [decidedMs], told: [], lastMs: decidedMs })
    else {
      foe.hitsMs.push(decidedMs)
      foe.lastMs = decidedMs
    }
  }
  const bosses = new Set(encounter?.bosses.map(({ gameId }) => gameId))
  for (const { at, actor, targetable } of of('targetable')) {
    const isNewBoss = targetable && !foes.has(actor) && bosses.has(actors[actor]?.gameId ?? 0)
    if (isNewBoss) foes.set(actor, { hitsMs: [], told: [], lastMs: at })
    foes.get(actor)?.told.push({ at, isGone: !targetable })
  }
  for (const { at, target } of of('death')) foes.get(target)?.told.push({ at, isGone: true })
  for (const type of ['begin-cast', 'cast'] as const)
    for (const { at, source } of of(type)) {
      const foe = foes.get(source)
      if (foe !== undefined && at > foe.lastMs) foe.lastMs = at
    }
  return foes
}

/** From when it was shown, or hit with nobody having said so, until it was gone. */
function spansOf({ hitsMs, told }: Foe): readonly Span[] {
  const spans: Span[] = []
  let backMs = firstAfter(hitsMs, Number.NEGATIVE_INFINITY)
  let startMs = Number.POSITIVE_INFINITY
  for (const { at, isGone } of told.sort((one, other) => one.at - other.at)) {
    if (backMs < Math.min(at, startMs)) startMs = backMs
    if (!isGone) startMs = Math.min(startMs, at)
    else {
      if (startMs < at) spans.push({ startMs, endMs: at })
      startMs = Number.POSITIVE_INFINITY
      backMs = firstAfter(hitsMs, at + stillHitMs)
    }
  }
  startMs = Math.min(startMs, backMs)
  return startMs === Number.POSITIVE_INFINITY ? spans : [...spans, { startMs, endMs: Number.POSITIVE_INFINITY }]
}

const firstAfter = (times: readonly number[], atMs: number): number =>
  times.find((time) => time > atMs) ?? Number.POSITIVE_INFINITY

function closed({ startMs, endMs }: Span, lastMs: number, starts: readonly number[]): Span {
  const seenMs = Math.max(lastMs, startMs)
  const next = starts.find((start) => start > seenMs)
  return { startMs, endMs: next !== undefined && next - seenMs >= silenceMs ? seenMs : endMs }
}
