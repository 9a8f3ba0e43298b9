import type { EventOf, EventType } from '../../event.ts'
import type { EncounterFacts } from '../../game/facts.ts'
import type { Timeline } from '../../game/timelines.ts'
import type { Pull } from '../../report.ts'
import { startsFromBosses } from '../timelines/boss-starts.ts'
import type { Followed } from '../timelines/follow.ts'
import { startsFromGaps } from '../timelines/gap-starts.ts'
import type { Health } from './health.ts'
import type { Hit } from './hits.ts'
import type { Span } from './spans.ts'

export interface Phase {
  /** 1-based, intermissions counted. */
  readonly id: number
  /** `P1`, or the name the facts give an intermission. */
  readonly name: string
  readonly startMs: number
  readonly endMs: number
}

interface Told {
  readonly pull: Pull
  readonly of: <T extends EventType>(type: T) => readonly EventOf<T>[]
  readonly encounter: EncounterFacts | undefined
  /** The fight's known timeline, and how the pull went along it. */
  readonly timeline: Timeline | undefined
  readonly followed: Followed | undefined
  readonly hits: readonly Hit[]
  readonly downtime: readonly Span[]
  readonly health: Health
}

interface Start {
  readonly id: number
  readonly startMs: number
  readonly name?: string
}

/**
 * The source's phases where it has them; else what bosses and the known timeline tell; in a fight nobody has described
 * what targetability and HP tell; else one phase. A pull may begin later than the first phase: after DSR's checkpoint
 * it begins at the second (GAME.md §7.25).
 */
export function findPhases(told: Told): readonly Phase[] {
  const { pull, encounter } = told
  const starts = pull.phases.length > 0 ? pull.phases : ownStarts(told)
  const [first, ...later] = starts.length > 0 ? starts : [{ id: 1, startMs: 0 }]
  const inOrder: Start[] = [{ id: 1, ...first, startMs: 0 }, ...later]
  return inOrder.map(({ id, startMs, name }, index) => ({
    id,
    name: encounter?.phases[id - 1] === undefined && name ? name : phaseName(encounter, id),
    startMs,
    endMs: inOrder[index + 1]?.startMs ?? pull.durationMs,
  }))
}

/** `P3` counts only phases that are no intermission, as FFLogs and raiders do. */
export function phaseName(encounter: EncounterFacts | undefined, id: number): string {
  const own = encounter?.phases[id - 1]
  if (encounter === undefined || own === undefined) return `P${id}`
  if (own.isIntermission) return own.name
  return `P${encounter.phases.slice(0, id).filter(({ isIntermission }) => !isIntermission).length}`
}

function ownStarts(told: Told): readonly Start[] {
  const { pull, of, encounter, hits } = told
  if (encounter === undefined || encounter.bosses.length === 0) return startsFromGaps(told)
  const { timeline, followed } = told
  return startsFromBosses({ pull, of, encounter, hits, timeline, followed })
}
