import type { ActorId, CombatEvent, EventOf, EventType } from '../event.ts'
import type { EventTable } from '../events/table.ts'
import { type EncounterFacts, findEncounter, type GameFacts } from '../facts.ts'
import type { Actor, Pull } from '../report.ts'
import { findDowntime } from './downtime.ts'
import { type Cutoff, findCutoff, findFinalChain } from './ending.ts'
import { type Fault, findFaults } from './faults.ts'
import { findHealth, type Health } from './health.ts'
import { findHits, type Hit } from './hits.ts'
import { findIdle, perActor } from './idle.ts'
import { findLives, type Life, type PlayerDeath } from './lives.ts'
import { findMechanics, type Mechanic } from './mechanics.ts'
import { type Names, namesIn } from './names.ts'
import { findPhases, type Phase } from './phases.ts'
import { findPlaces, type Place } from './places.ts'
import { findPlayEnd } from './play-end.ts'
import { findResolutions, isCommonAttack, type Resolution } from './resolutions.ts'
import type { Span } from './spans.ts'
import { findStatuses, type StatusWindow } from './statuses.ts'

export type { Cutoff, Fault, Health, Hit, Life, Mechanic, Phase, Place, PlayerDeath, Resolution, Span, StatusWindow }

/** What a metric may look at: everything is worked out on first use, once per pull. */
export interface PullContext extends Names {
  readonly pull: Pull
  readonly facts: GameFacts
  /** The known fight, if it is one. */
  readonly encounter: EncounterFacts | undefined
  /** The level everybody is brought down to in a known fight: what an action does, and for how long, depends on it. */
  readonly levelSync: number | undefined
  /** The first hostile action between party and enemies: what was before it has negative times. */
  readonly startMs: 0
  /** Events of one kind, in order. */
  of<T extends EventType>(type: T): readonly EventOf<T>[]
  all(): readonly CombatEvent[]
  readonly players: readonly Actor[]
  readonly enemies: readonly Actor[]
  actor(id: ActorId): Actor | undefined
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
  /** Where the pull was lost; what follows is fallout. Absent on a kill, and where nobody can say. */
  readonly cutoff: Cutoff | undefined
  /** The deaths it ended with, oldest first. */
  readonly finalChain: readonly PlayerDeath[]
  /** Broken rules before the cutoff, oldest first. */
  readonly faults: readonly Fault[]
  /** From here on six lie dead within 15 s: the rest is not play. */
  readonly playEndMs: number
}

export function buildContext(pull: Pull, events: EventTable, facts: GameFacts): PullContext {
  const { actors, territoryId, encounterId } = pull
  const players = actors.filter(({ kind }) => kind === 'player')
  const of = events.of
  const encounter =
    facts.encounters.find(({ key }) => key === pull.encounter) ?? findEncounter(facts, { territoryId, encounterId })
  const playerIds = new Set(players.map(({ id }) => id))
  const strikes = once(() => findHits(of))
  const health = once(() => findHealth(events))
  const lives = once(() => findLives({ pull, of, players: playerIds, health: health(), ...strikes() }))
  const fallen = () => [
    ...lives().deaths.map(({ player, diedMs }) => ({ target: player, at: diedMs })),
    ...of('death').filter(({ target }) => !playerIds.has(target)),
  ]
  const statuses = once(() => findStatuses({ durationMs: pull.durationMs, of, deaths: fallen() }))
  const phases = once(() => findPhases({ pull, of, encounter, hits: strikes().hits }))
  const resolutions = once(() => findResolutions({ pull, of, encounter, players: playerIds, hits: strikes().hits }))
  const names = namesIn(pull, facts, encounter)
  const attacks = new Set(encounter?.autoAttacks)
  const mechanics = once(() =>
    findMechanics({
      pull,
      of,
      hits: strikes().hits,
      isAttack: (ability) => isCommonAttack(ability) || attacks.has(ability),
      nameOf: names.sharedName,
    }),
  )
  const downtime = once(() => findDowntime({ pull, of, hits: strikes().hits }))
  const idle = perActor((id) =>
    findIdle({
      durationMs: pull.durationMs,
      downtime: downtime(),
      lives: lives().of(id),
      statuses: statuses().of(id),
      lockStatuses: facts.lockStatuses,
    }),
  )
  const playEnd = once(() => findPlayEnd(lives().deaths, pull.durationMs))
  const owners = new Map(actors.flatMap(({ id, owner }) => (owner === undefined ? [] : [[id, owner] as const])))

  const cutoff = once(() => findCutoff(context))
  const finalChain = once(() => findFinalChain(context))
  const faults = once(() => findFaults(context))
  const context: PullContext = {
    ...names,
    pull,
    facts,
    encounter,
    levelSync: encounter?.levelSync,
    startMs: 0,
    of,
    all: events.all,
    players,
    enemies: actors.filter(({ kind }) => kind === 'enemy'),
    actor: (id) => actors[id],
    ownerOf: (id) => owners.get(id) ?? id,
    get hits() {
      return strikes().hits
    },
    get ticks() {
      return strikes().ticks
    },
    get resolutions() {
      return resolutions()
    },
    get mechanics() {
      return mechanics()
    },
    get downtime() {
      return downtime()
    },
    idleOf: idle,
    get statuses() {
      return statuses().windows
    },
    statusesOn: (id, atMs) => statuses().on(id, atMs),
    get phases() {
      return phases()
    },
    phaseAt: (atMs) => phaseAt(phases(), atMs),
    lives: (id) => lives().of(id),
    aliveAt: (atMs) =>
      players.filter(({ id }) =>
        lives()
          .of(id)
          .some((life) => holds(life, atMs)),
      ).length,
    get deaths() {
      return lives().deaths
    },
    get health() {
      return health()
    },
    placesAt: (atMs) => findPlaces(events, atMs),
    get cutoff() {
      return cutoff()
    },
    get finalChain() {
      return finalChain()
    },
    get faults() {
      return faults()
    },
    get playEndMs() {
      return playEnd()
    },
  }
  return context
}

const holds = ({ startMs, endMs }: Life, atMs: number) => startMs <= atMs && atMs < endMs

function phaseAt(phases: readonly Phase[], atMs: number): Phase {
  const found = phases.findLast(({ startMs }) => startMs <= atMs) ?? phases[0]
  if (found === undefined) throw new Error('a pull has at least one phase')
  return found
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
