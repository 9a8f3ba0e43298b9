import { type ActorId, environment } from '../../../event.ts'
import type { EventRecorder } from '../../../events/recorder.ts'

/** A fight while its pages are read: its times are still those of the report, its actors in the order they turned up. */
export interface Recording {
  readonly events: EventRecorder
  readonly met: MetActors
  /** As each actor was last seen: when, HP, MP, place, facing, shield. */
  readonly looks: Float64Array[]
  /** Statuses that were there before the fight: they get their time when it is known when the pull starts. */
  readonly auras: number[]
  readonly levels: Map<number, number>
  /** Abilities that occur, as FFLogs numbers them. */
  readonly abilities: Set<number>
  readonly applied: SameMoment
  readonly hits: ListedHit[]
  /** When the limit gauge was first told, ms from the start of the report. */
  gaugeMs: number | undefined
}

/** Statuses that were applied in one ms, by who on whom: the number of their event. */
export interface SameMoment {
  at: number
  readonly applied: Map<number, number>
  readonly stacked: Map<number, { readonly event: number; readonly stacks: number }>
}

/** The statuses that a hit lists: its target's, and among them what weakens whoever hits. */
export interface ListedHit {
  readonly at: number
  readonly source: ActorId
  readonly target: ActorId
  readonly statuses: readonly number[]
}

export const openRecording = (events: EventRecorder): Recording => ({
  events,
  met: openMet(),
  looks: [],
  auras: [],
  levels: new Map(),
  abilities: new Set(),
  applied: { at: Number.NaN, applied: new Map(), stacked: new Map() },
  hits: [],
  gaugeMs: undefined,
})

/** Numbers actors as they turn up. Every copy of an enemy is one of its own; without an instance it is the first. */
export interface MetActors {
  /** NaN and below 0 is nobody. */
  numberOf(actorId: number, instance: number): ActorId
  readonly all: readonly { readonly actorId: number; readonly instance: number }[]
}

function openMet(): MetActors {
  const all: { actorId: number; instance: number }[] = []
  const firsts: ActorId[] = []
  const copies = new Map<number, ActorId>()
  const meet = (actorId: number, instance: number): ActorId => all.push({ actorId, instance }) - 1
  return {
    all,
    numberOf(actorId, instance) {
      if (!(actorId >= 0)) return environment
      if (instance > 1) {
        const key = actorId * 65_536 + instance
        const known = copies.get(key) ?? meet(actorId, instance)
        copies.set(key, known)
        return known
      }
      const known = firsts[actorId] ?? meet(actorId, 1)
      firsts[actorId] = known
      return known
    },
  }
}
