import type { ActorId, EventOf, EventType } from '../event.ts'
import type { EncounterFacts } from '../facts.ts'
import type { Pull } from '../report.ts'
import type { Hit } from './hits.ts'

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
  readonly hits: readonly Hit[]
}

interface Start {
  readonly id: number
  readonly startMs: number
  readonly name?: string
}

/**
 * The source's phases where it has them, else what the bosses tell, else one phase. A pull may begin later than the
 * first phase: after DSR's checkpoint it begins at the second (GAME.md §7.25).
 */
export function findPhases(told: Told): readonly Phase[] {
  const { pull, encounter } = told
  const starts = pull.phases.length > 0 ? pull.phases : startsFromBosses(told)
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

/**
 * A phase begins when a boss that belongs to it, and not to the phase before, can be fought: it becomes targetable or
 * is hit. An intermission's boss need not be fought, so there its first action counts. Phases never go back.
 */
function startsFromBosses({ pull, of, encounter, hits }: Told): Start[] {
  if (encounter === undefined || encounter.bosses.length === 0) return []
  const phasesOf = new Map(encounter.bosses.map(({ gameId, phases }) => [gameId, phases]))
  const bosses = new Map<ActorId, readonly number[]>()
  for (const { id, kind, gameId } of pull.actors) {
    const phases = kind === 'enemy' && gameId !== undefined ? phasesOf.get(gameId) : undefined
    if (phases) bosses.set(id, phases)
  }
  const isIntermission = (index: number) => encounter.phases[index]?.isIntermission === true
  const starts: Start[] = []
  for (const { at, boss, fought } of signs(of, hits, bosses)) {
    const current = (starts.at(-1)?.id ?? 0) - 1
    const own = bosses.get(boss) ?? []
    if (own.includes(current)) continue
    const next = own.find((index) => index > current && (fought || isIntermission(index)))
    if (next !== undefined) starts.push({ id: next + 1, startMs: at })
  }
  return starts
}

interface Sign {
  readonly at: number
  readonly boss: ActorId
  readonly fought: boolean
}

function signs(of: Told['of'], hits: readonly Hit[], bosses: ReadonlyMap<ActorId, unknown>): Sign[] {
  const found: Sign[] = []
  const seen = (at: number, boss: ActorId, fought: boolean) => {
    if (bosses.has(boss)) found.push({ at, boss, fought })
  }
  for (const { decidedMs, target } of hits) seen(decidedMs, target, true)
  for (const { at, actor, targetable } of of('targetable')) if (targetable) seen(at, actor, true)
  for (const { at, source } of of('begin-cast')) seen(at, source, false)
  for (const { at, source } of of('cast')) seen(at, source, false)
  return found.sort((one, other) => one.at - other.at)
}
