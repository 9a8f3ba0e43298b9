import type { ActorId, CombatEvent, EventOf, EventType } from '../event.ts'
import type { EncounterFacts, GameFacts } from '../game/facts.ts'
import type { Mitigations } from '../game/mitigations.ts'
import type { Timeline } from '../game/timelines.ts'
import type { Actor, Pull } from '../report.ts'
import type { Fault } from './attribution/fault.ts'
import type { Cutoff } from './ending/ending.ts'
import type { Rows } from './facts/columns.ts'
import type { Health } from './facts/health.ts'
import type { Hit } from './facts/hits.ts'
import type { Life, PlayerDeath } from './facts/lives.ts'
import type { Mechanic } from './facts/mechanics.ts'
import type { Names } from './facts/names.ts'
import type { Phase } from './facts/phases.ts'
import type { Place } from './facts/places.ts'
import type { Resolution } from './facts/resolutions.ts'
import type { Span } from './facts/spans.ts'
import type { StatusWindow } from './facts/statuses.ts'
import type { SlotTold } from './roles/find-slots.ts'
import type { Knowledge } from './rules/knowledge.ts'
import type { RuleBook } from './rules/rule-book.ts'
import type { Followed } from './timelines/follow.ts'

export { buildContext } from './build-context.ts'
export type { Cutoff, Fault, Health, Hit, Life, Mechanic, Phase, Place, PlayerDeath, Resolution, Span, StatusWindow }

/** What a metric may look at: everything is worked out on first use, once per pull. */
export interface PullContext extends Names {
  readonly pull: Pull
  readonly facts: GameFacts
  /** What the static agreed on, and what it has shown before. */
  readonly knowledge: Knowledge
  /** The known fight, if it is one. */
  readonly encounter: EncounterFacts | undefined
  /** The level everybody is brought down to in a known fight: what an action does, and for how long, depends on it. */
  readonly levelSync: number | undefined
  /** What makes hits on players smaller, with its numbers at their level. */
  readonly mitigations: Mitigations
  /** The first hostile action between party and enemies: what was before it has negative times. */
  readonly startMs: 0
  /** Events of one kind, in order. */
  of<T extends EventType>(type: T): readonly EventOf<T>[]
  all(): readonly CombatEvent[]
  /** Events of one kind as they lie in memory: for what is asked of every one of the many. */
  rows<T extends EventType>(type: T): Rows<T>
  readonly players: readonly Actor[]
  readonly enemies: readonly Actor[]
  actor(id: ActorId): Actor | undefined
  /** Which place of the party each player has, as far as anybody can say. */
  readonly slots: ReadonlyMap<ActorId, SlotTold>
  /** The player behind a pet, or the actor itself. */
  ownerOf(id: ActorId): ActorId
  /** What was decided joined with what landed, in order of the decision; ticks are apart. */
  readonly hits: readonly Hit[]
  /** Damage over time and the like: landed, never decided. */
  readonly ticks: readonly EventOf<'damage'>[]
  /** Enemy hits on players, one entry per use of an ability, in order; plain attacks left out. */
  readonly resolutions: readonly Resolution[]
  /** What enemies cast and whom it hit, one entry per use of an ability, in order; plain attacks left out. */
  readonly mechanics: readonly Mechanic[]
  /** When no enemy could be targeted: in order, merged, within the pull. */
  readonly downtime: readonly Span[]
  /** When a player could not act: downtime, dead, or kept from it by a status; in order, merged, within the pull. */
  idleOf(player: ActorId): readonly Span[]
  readonly statuses: readonly StatusWindow[]
  /** What an actor carried at a moment. */
  statusesOn(id: ActorId, atMs: number): readonly StatusWindow[]
  /** What the fight does and when, where somebody has timed it; its clock is not the pull's. */
  readonly timeline: Timeline | undefined
  /** How the pull went along that timeline. */
  readonly followed: Followed | undefined
  readonly phases: readonly Phase[]
  phaseAt(atMs: number): Phase
  /** Alive intervals of an actor. */
  lives(id: ActorId): readonly Life[]
  /** How many players live at a moment. */
  aliveAt(atMs: number): number
  /** Deaths of players in order of their death events. */
  readonly deaths: readonly PlayerDeath[]
  readonly health: Health
  /** Where everybody was at a moment, as far as that is told. */
  placesAt(atMs: number): ReadonlyMap<ActorId, Place>
  /** Where somebody was last told to be at a moment, in the last half minute. */
  lastPlace(actor: ActorId, atMs: number): Pick<Place, 'x' | 'y'> | undefined
  /** Where the pull was lost; what follows is fallout. Absent on a kill, and where nobody can say. */
  readonly cutoff: Cutoff | undefined
  /** The deaths it ended with, oldest first. */
  readonly finalChain: readonly PlayerDeath[]
  /** What holds in this fight, and who says so. */
  readonly rules: RuleBook
  /** Broken rules before the cutoff, oldest first. */
  readonly faults: readonly Fault[]
  /** From here on six lie dead within 15 s: the rest is not play. */
  readonly playEndMs: number
}
