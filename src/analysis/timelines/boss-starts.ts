import type { ActorId, EventOf, EventType } from '../../event.ts'
import type { EncounterFacts } from '../../game/facts.ts'
import type { Timeline } from '../../game/timelines.ts'
import type { Pull } from '../../report.ts'
import type { Hit } from '../facts/hits.ts'
import type { Followed } from './follow.ts'

export interface PhaseStart {
  /** 1-based, intermissions counted. */
  readonly id: number
  readonly startMs: number
}

interface Told {
  readonly pull: Pick<Pull, 'actors'>
  readonly of: <T extends EventType>(type: T) => readonly EventOf<T>[]
  readonly hits: readonly Hit[]
  readonly encounter: EncounterFacts
  readonly timeline: Timeline | undefined
  readonly followed: Followed | undefined
}

interface Sign {
  readonly at: number
  /** An enemy that the facts name, and the phases it belongs to. */
  readonly own?: readonly number[]
  readonly kind: 'hit' | 'shown' | 'acts' | 'step'
  /** What the timeline says: the phase that has come, when that begins, and when its boss is there. */
  readonly phase?: number
  readonly sinceMs?: number
  readonly dueMs?: number
}

/** A boss that shows this much later than the timeline has it was not what it meant, ms. */
const lateMs = 3_000
/** Of hits on one enemy within this time the first is enough, ms. */
const sameHitMs = 200

/**
 * A phase begins when a boss that belongs to it, and not to the phase before, can be fought: it becomes targetable or is
 * hit. An intermission's boss need not be fought: its first action counts, or whatever the timeline has of it. A phase
 * with the boss of the phase before begins when that boss becomes targetable once the timeline has come to it, or when
 * the timeline says that it should. Phases never go back.
 */
export function startsFromBosses(told: Told): PhaseStart[] {
  const { encounter } = told
  if (encounter.phases.length === 0) return []
  const isIntermission = (index: number) => encounter.phases[index]?.isIntermission === true
  const hasOwnBoss = (index: number, before: number) =>
    encounter.bosses.some(({ phases }) => phases.includes(index) && !phases.includes(before))
  const starts: PhaseStart[] = []
  let current = -1
  let awaited: { readonly index: number; readonly dueMs: number } | undefined
  const begin = (index: number, startMs: number) => {
    starts.push({ id: index + 1, startMs: Math.max(startMs, starts.at(-1)?.startMs ?? startMs) })
    current = index
    if (awaited !== undefined && awaited.index <= index) awaited = undefined
  }
  for (const { at, own, kind, phase, sinceMs, dueMs } of signsOf(told)) {
    if (awaited !== undefined && at > awaited.dueMs + lateMs) begin(awaited.index, awaited.dueMs)
    if (kind === 'step') {
      const index = (phase ?? 1) - 1
      if (index <= current || awaited !== undefined) continue
      if (isIntermission(index)) begin(index, sinceMs ?? at)
      else if (current === -1 || !hasOwnBoss(index, current)) awaited = { index, dueMs: dueMs ?? at }
    } else if (own !== undefined && kind === 'shown' && awaited !== undefined && own.includes(awaited.index)) {
      begin(awaited.index, at)
    } else if (own !== undefined && !own.includes(current)) {
      const next = own.find((index) => index > current && (kind !== 'acts' || isIntermission(index)))
      if (next !== undefined) begin(next, at)
    }
  }
  if (awaited !== undefined && told.hits.some(({ decidedMs }) => decidedMs >= (awaited?.dueMs ?? 0)))
    begin(awaited.index, awaited.dueMs)
  return starts
}

function signsOf({ pull, of, hits, encounter, timeline, followed }: Told): readonly Sign[] {
  const phasesOf = new Map(encounter.bosses.map(({ gameId, phases }) => [gameId, phases]))
  const bosses = new Map<ActorId, readonly number[]>()
  for (const { id, kind, gameId } of pull.actors) {
    const own = kind === 'enemy' && gameId !== undefined ? phasesOf.get(gameId) : undefined
    if (own !== undefined) bosses.set(id, own)
  }
  const signs: Sign[] = timeline === undefined || followed === undefined ? [] : stepsOf(timeline, followed)
  const hitLast = new Map<ActorId, number>()
  for (const { decidedMs: at, target } of hits) {
    const own = bosses.get(target)
    if (own === undefined || at - (hitLast.get(target) ?? Number.NEGATIVE_INFINITY) < sameHitMs) continue
    hitLast.set(target, at)
    signs.push({ at, own, kind: 'hit' })
  }
  for (const { at, actor, targetable } of of('targetable')) {
    const own = bosses.get(actor)
    if (targetable && own !== undefined) signs.push({ at, own, kind: 'shown' })
  }
  for (const type of ['begin-cast', 'cast'] as const)
    for (const { at, source } of of(type)) {
      const own = bosses.get(source)
      if (own?.some((index) => encounter.phases[index]?.isIntermission)) signs.push({ at, own, kind: 'acts' })
    }
  return signs.sort((one, other) => one.at - other.at)
}

/** Where the timeline took up a segment: its phase has come, whatever else is known of it. */
function stepsOf({ segments }: Timeline, { steps }: Followed): Sign[] {
  const signs: Sign[] = []
  let run = 0
  for (const step of steps) {
    const segment = segments[step.segment]
    if (segment === undefined || step.run === run) continue
    run = step.run
    const { phase, entries } = segment
    const shown = entries.find(({ kind, optional }) => kind === 'targetable' && optional === undefined)
    const sinceS = entries[0]?.at ?? step.entry.at
    const atMs = (clockS: number) => Math.round(step.atMs + (clockS - step.entry.at) * 1_000)
    signs.push({ at: step.atMs, kind: 'step', phase, sinceMs: atMs(sinceS), dueMs: atMs(shown?.at ?? sinceS) })
  }
  return signs
}
