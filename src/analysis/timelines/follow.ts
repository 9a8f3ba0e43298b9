import type { EventOf, EventType } from '../../event.ts'
import type { Timeline, TimelineEntry } from '../../game/timelines.ts'

/** Something of the timeline that happened. */
export interface Step {
  readonly atMs: number
  /** Which of its ids it was. */
  readonly ability: number
  readonly entry: TimelineEntry
  /** Index of its segment. */
  readonly segment: number
  /** Counts the stretches in which the clock neither jumped nor was taken up anew. */
  readonly run: number
}

/** Something the timeline knows, when it does not have it. */
export interface Astray {
  readonly atMs: number
  readonly ability: number
  /** The timeline’s clock then, seconds. */
  readonly clockS: number
  /** The run it happened in. */
  readonly run: number
}

export interface Followed {
  /** In order; what several do at once is one. */
  readonly steps: readonly Step[]
  readonly astray: readonly Astray[]
}

type Of = <T extends EventType>(type: T) => readonly EventOf<T>[]

interface Candidate {
  readonly entry: TimelineEntry
  readonly segment: number
  readonly phase: number
}

interface Sign {
  readonly atMs: number
  readonly ability: number
  readonly candidates: readonly Candidate[]
}

/** How far from its time something may be that does not set the clock, seconds. */
const shownWithin = 3
/** Two different actions that agree on the clock as closely as this say what it is, ms. */
const agreeWithinMs = 800
/** So long a lone action waits for another that agrees, ms. */
const waitMs = 30_000
/** A clock that is set so far is taken up anew: something was passed over, or nobody can say what, seconds. */
const anewBeyond = 30

/**
 * Plays a pull along its timeline, as cactbot does: whatever sets the clock does so while the clock is within its
 * window, some take it elsewhere. Where a branch is told by what no log of ours has (what a boss says), two actions that
 * follow each other as somewhere else in the phase take the clock there; so do two that only a later phase has.
 */
export function follow({ segments }: Timeline, of: Of): Followed {
  const jumps = segments
    .flatMap(({ entries }) => entries)
    .filter(
      (entry): entry is Leap => entry.forced === true && entry.kind !== 'other' && entry.jumpSeconds !== undefined,
    )
  const steps: Step[] = []
  const astray: Astray[] = []
  const met = new Set<TimelineEntry>()
  let lost: { sign: Sign; at: Candidate }[] = []
  /** The timeline’s clock less the pull's, ms. */
  let offsetMs = 0
  let reachedS = 0
  let phase = 1
  let run = 0
  let segment = -1
  const take = ({ atMs, ability }: Sign, { entry, ...own }: Candidate, clockS: number) => {
    if (own.segment !== segment || (entry.sync && Math.abs(entry.at - clockS) > anewBeyond)) run += 1
    segment = own.segment
    phase = own.phase
    steps.push({ atMs, ability, entry, segment, run })
    met.add(entry)
    if (!entry.sync) return
    lost = []
    const nowS = entry.jumpSeconds ?? entry.at
    offsetMs = nowS * 1_000 - atMs
    reachedS = nowS
    if (entry.jumpSeconds === undefined && nowS >= clockS - shownWithin) return
    // It may all come again.
    for (const one of met) if (one.at >= nowS) met.delete(one)
    segment = -1
  }
  for (const sign of signsOf(segments, of)) {
    let clockS = (sign.atMs + offsetMs) / 1_000
    const leap = jumps.find(({ at, window }) => at >= reachedS && at + window[1] < clockS && at + window[1] > reachedS)
    if (leap !== undefined && !met.has(leap)) {
      offsetMs += (leap.jumpSeconds - leap.at) * 1_000
      clockS = (sign.atMs + offsetMs) / 1_000
      for (const one of met) if (one.at >= leap.jumpSeconds) met.delete(one)
      segment = -1
    }
    reachedS = clockS
    const here = nearest(sign.candidates, clockS)
    if (here !== undefined) {
      if (!met.has(here.entry)) take(sign, here, clockS)
      continue
    }
    const elsewhere = sign.candidates.filter((one) => one.entry.at > clockS && mayBe(sign, one, phase))
    const found = agreeing(sign, elsewhere, lost)
    if (found !== undefined) {
      take(found.earlier.sign, found.earlier.at, found.earlier.at.entry.at)
      take(sign, found.at, found.at.entry.at)
      continue
    }
    astray.push({ atMs: sign.atMs, ability: sign.ability, clockS, run })
    lost = [...lost.filter((one) => sign.atMs - one.sign.atMs <= waitMs), ...elsewhere.map((at) => ({ sign, at }))]
  }
  return { steps, astray }
}

type Leap = TimelineEntry & { readonly jumpSeconds: number }

/** The entry whose time it is now, as far as its window lets it be; the nearest of several. */
function nearest(candidates: readonly Candidate[], clockS: number): Candidate | undefined {
  let best: Candidate | undefined
  for (const one of candidates) {
    const { at, sync, window } = one.entry
    const [before, after] = sync ? window : [shownWithin, shownWithin]
    if (clockS < at - before || clockS > at + after) continue
    if (best === undefined || Math.abs(at - clockS) < Math.abs(best.entry.at - clockS)) best = one
  }
  return best
}

/** The phase that the clock is in may have lost it; a later one only by what the phase has not. */
const mayBe = ({ candidates }: Sign, { entry, phase }: Candidate, current: number): boolean =>
  entry.sync && (phase === current || (phase > current && !candidates.some((one) => one.phase === current)))

function agreeing(sign: Sign, elsewhere: readonly Candidate[], lost: readonly { sign: Sign; at: Candidate }[]) {
  for (const earlier of lost) {
    if (earlier.sign.ability === sign.ability || sign.atMs - earlier.sign.atMs > waitMs) continue
    for (const at of elsewhere) {
      if (at.phase !== earlier.at.phase || at.entry.jumpSeconds !== undefined) continue
      const expectedMs = (at.entry.at - earlier.at.entry.at) * 1_000
      if (expectedMs > 0 && Math.abs(sign.atMs - earlier.sign.atMs - expectedMs) <= agreeWithinMs)
        return { earlier, at }
    }
  }
  return undefined
}

/** What happened of all that the timeline knows, in order. */
function signsOf(segments: Timeline['segments'], of: Of): readonly Sign[] {
  const known = candidatesIn(segments)
  const signs: Sign[] = []
  const look = <T extends EventType>(kind: TimelineEntry['kind'], type: T, idOf: (event: EventOf<T>) => number) => {
    const byId = known.get(kind)
    if (byId === undefined || byId.size === 0) return
    for (const event of of(type)) {
      const ability = idOf(event)
      const candidates = byId.get(ability)
      if (candidates !== undefined) signs.push({ atMs: event.at, ability, candidates })
    }
  }
  look('cast', 'begin-cast', ({ ability }) => ability)
  look('ability', 'cast', ({ ability }) => ability)
  look('cancel', 'cancel-cast', ({ ability }) => ability)
  look('gain', 'status-apply', ({ status }) => status)
  look('loss', 'status-remove', ({ status }) => status)
  return signs.sort((one, other) => one.atMs - other.atMs)
}

type Candidates = ReadonlyMap<TimelineEntry['kind'], ReadonlyMap<number, readonly Candidate[]>>

/** Entries by their kind and what they are of; put in order once for every pull of a fight. */
function candidatesIn(segments: Timeline['segments']): Candidates {
  const found = ofTimelines.get(segments)
  if (found !== undefined) return found
  const known = new Map<TimelineEntry['kind'], Map<number, Candidate[]>>()
  segments.forEach(({ phase, entries }, segment) => {
    for (const entry of entries) {
      const byId = known.get(entry.kind) ?? new Map<number, Candidate[]>()
      known.set(entry.kind, byId)
      for (const id of entry.abilities) byId.set(id, [...(byId.get(id) ?? []), { entry, segment, phase }])
    }
  })
  ofTimelines.set(segments, known)
  return known
}

const ofTimelines = new WeakMap<Timeline['segments'], Candidates>()
