import type { EventTable } from '../events/table.ts'
import { findEncounter, type GameFacts } from '../game/facts.ts'
import type { Timeline } from '../game/timelines.ts'
import type { Actor, Pull } from '../report.ts'
import { findFaults } from './attribution/find-faults.ts'
import type { Life, Phase, PullContext } from './context.ts'
import { findCutoff, findFinalChain } from './ending/ending.ts'
import { rowsOf } from './facts/columns.ts'
import { findDowntime } from './facts/downtime.ts'
import { findHealth } from './facts/health.ts'
import { findHits } from './facts/hits.ts'
import { findIdle, perActor } from './facts/idle.ts'
import { findLives } from './facts/lives.ts'
import { findMechanics } from './facts/mechanics.ts'
import { namesIn } from './facts/names.ts'
import { findPhases } from './facts/phases.ts'
import { findPlaces, lastPlace } from './facts/places.ts'
import { findPlayEnd } from './facts/play-end.ts'
import { findResolutions } from './facts/resolutions.ts'
import { findStatuses } from './facts/statuses.ts'
import { findSlots } from './roles/find-slots.ts'
import { type Knowledge, nothingKnown } from './rules/knowledge.ts'
import { rulesFor } from './rules/rule-book.ts'
import { follow } from './timelines/follow.ts'

/** Everything is worked out on first use, once. */
export function buildContext(
  pull: Pull,
  events: EventTable,
  facts: GameFacts,
  knowledge: Knowledge = nothingKnown,
): PullContext {
  const { actors, territoryId, encounterId } = pull
  const players = actors.filter(({ kind }) => kind === 'player')
  const of = events.of
  const encounter =
    facts.encounters.find(({ key }) => key === pull.encounter) ?? findEncounter(facts, { territoryId, encounterId })
  const playerIds = new Set(players.map(({ id }) => id))
  const strikes = once(() => findHits(events, (id) => playerIds.has(id)))
  const health = once(() => findHealth(events))
  const lives = once(() => findLives({ pull, of, players: playerIds, health: health(), ...strikes() }))
  const livesOfPlayers = once(() => players.map(({ id }) => lives().of(id)))
  const fallen = () => [
    ...lives().deaths.map(({ player, diedMs }) => ({ target: player, at: diedMs })),
    ...of('death').filter(({ target }) => !playerIds.has(target)),
  ]
  const statuses = once(() => findStatuses({ durationMs: pull.durationMs, of, deaths: fallen() }))
  const timeline = once(() => encounter && facts.timelines(encounter.key))
  const followed = once(() => {
    const known = timeline()
    return known && follow(known, of)
  })
  const phases = once(() => findPhases(context))
  const resolutions = once(() => findResolutions(mechanics()))
  const names = namesIn(pull, facts, encounter)
  const mechanics = once(() =>
    findMechanics({ pull, of, encounter, hits: strikes().hits, nameOf: names.sharedName, isCalled }),
  )
  const isCalled = (ability: number) => {
    const label = encounter && facts.catalogue().bosses.get(encounter.key)?.get(ability)?.label
    return label === undefined ? calledIn(timeline()).has(ability) : label.kind !== 'auto'
  }
  const downtime = once(() => findDowntime({ pull, of, encounter, hits: strikes().hits }))
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
  const rules = once(() => rulesFor(context))
  const faults = once(() => findFaults(context))
  const slots = once(() => findSlots(context))
  const mitigations = once(() => facts.mitigations.at(encounter?.levelSync ?? highestOf(players)))
  const context: PullContext = {
    ...names,
    pull,
    facts,
    knowledge,
    encounter,
    levelSync: encounter?.levelSync,
    get mitigations() {
      return mitigations()
    },
    startMs: 0,
    of,
    all: events.all,
    rows: (type) => rowsOf(events, type),
    players,
    enemies: actors.filter(({ kind }) => kind === 'enemy'),
    actor: (id) => actors[id],
    get slots() {
      return slots()
    },
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
    get timeline() {
      return timeline()
    },
    get followed() {
      return followed()
    },
    get phases() {
      return phases()
    },
    phaseAt: (atMs) => phaseAt(phases(), atMs),
    lives: (id) => lives().of(id),
    aliveAt: (atMs) => livesOfPlayers().reduce((count, own) => (isIn(own, atMs) ? count + 1 : count), 0),
    get deaths() {
      return lives().deaths
    },
    get health() {
      return health()
    },
    placesAt: (atMs) => findPlaces(events, atMs),
    lastPlace: (actor, atMs) => lastPlace(events, actor, atMs),
    get cutoff() {
      return cutoff()
    },
    get finalChain() {
      return finalChain()
    },
    get rules() {
      return rules()
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

/** The level of a party that nobody brings down: its highest, where somebody tells it. */
function highestOf(players: readonly Actor[]): number | undefined {
  const levels = players.flatMap(({ level }) => level ?? [])
  return levels.length === 0 ? undefined : Math.max(...levels)
}

const isIn = (lives: readonly Life[], atMs: number): boolean =>
  lives.some(({ startMs, endMs }) => startMs <= atMs && atMs < endMs)

function phaseAt(phases: readonly Phase[], atMs: number): Phase {
  const found = phases.findLast(({ startMs }) => startMs <= atMs) ?? phases[0]
  if (found === undefined) throw new Error('a pull has at least one phase')
  return found
}

/** What a timeline has a name for; it has plain attacks, too. Read once for every pull of a fight. */
function calledIn(timeline: Timeline | undefined): ReadonlySet<number> {
  if (timeline === undefined) return new Set()
  const known = calledBy.get(timeline)
  if (known !== undefined) return known
  const entries = timeline.segments.flatMap((segment) => segment.entries)
  const named = entries.filter(({ kind, name }) => kind === 'ability' && name !== '' && !/attack|^auto\b/i.test(name))
  const called = new Set(named.flatMap(({ abilities }) => abilities))
  calledBy.set(timeline, called)
  return called
}

const calledBy = new WeakMap<Timeline, ReadonlySet<number>>()

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
