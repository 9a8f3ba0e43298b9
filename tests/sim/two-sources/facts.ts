import type { PullContext } from '../../../src/analysis/context.ts'
import type { EventType } from '../../../src/event.ts'

/** Everything a metric may look at, as plain values; what has no order of its own is keyed by what it is. */
export function factsOf(context: PullContext) {
  const { pull, players, enemies, phases, cutoff, finalChain, faults, playEndMs, resolutions } = context
  return {
    outcome: pull.outcome,
    actors: pull.actors.map(({ level: _, ...actor }) => actor),
    levels: players.map(({ level }) => level),
    names: namesOf(context),
    deaths: context.deaths,
    lives: players.map(({ id }) => context.lives(id)),
    enemyLives: enemies.map(({ id }) => context.lives(id)),
    hits: keyed(context.hits, ({ decidedMs, source, target, ability }) => [decidedMs, source, target, ability]),
    ticks: keyed(context.ticks, ({ at, source, target, amount }) => [at, source, target, amount]),
    statuses: keyed(
      context.statuses.map(({ startMs, ...window }) => ({ ...window, startMs: startMs < 0 ? 'before' : startMs })),
      ({ startMs, status, source, target }) => [startMs, status, source, target],
    ),
    resolutions,
    mechanics: context.mechanics,
    downtime: context.downtime,
    idle: players.map(({ id }) => context.idleOf(id)),
    phases,
    cutoff,
    finalChain,
    faults,
    playEndMs,
    health: healthAtSeconds(context),
    places: placesAtCasts(context),
    ...Object.fromEntries(alike.map((type) => [type, context.of(type).filter(({ at }) => at >= 0)])),
  }
}

/** Kinds of event that are compared one by one. */
const alike = [
  'begin-cast',
  'cast',
  'cancel-cast',
  'heal',
  'instant-kill',
  'status-apply',
  'status-stack',
  'status-remove',
  'targetable',
  'head-marker',
  'tether',
  'limit-break-gauge',
] as const satisfies readonly EventType[]

function keyed<Value>(values: readonly Value[], keyOf: (value: Value) => readonly unknown[]): Record<string, Value> {
  const found: Record<string, Value> = {}
  for (const value of values) {
    const key = keyOf(value).join('_')
    let twin = 1
    while (`${key}_${twin}` in found) twin++
    found[`${key}_${twin}`] = value
  }
  return found
}

/** What is called by its name somewhere: abilities that were used, statuses that were on. */
const namesOf = (context: PullContext) => ({
  abilities: Object.fromEntries(context.of('cast').map(({ ability }) => [ability, context.abilityName(ability)])),
  statuses: Object.fromEntries(context.statuses.map(({ status }) => [status, context.statusName(status)])),
})

/** HP of everybody who is alive and has been seen, every second. */
function healthAtSeconds({ pull, health, lives }: PullContext) {
  const seconds = Array.from({ length: Math.floor(pull.durationMs / 1_000) }, (_, second) => (second + 1) * 1_000)
  return pull.actors
    .filter(({ kind }) => kind === 'player' || kind === 'enemy')
    .map(({ id }) =>
      seconds
        .filter((at) => lives(id).some(({ startMs, endMs }) => startMs <= at && at < endMs))
        .map((at) => health.at(id, at))
        .map((seen) => (seen ? { hp: seen.hp, maxHp: seen.maxHp } : 'not seen')),
    )
}

/** Where everybody stood, and looked, when they did something; half a turn to the left is half a turn to the right. */
const placesAtCasts = ({ of }: PullContext) =>
  of('cast')
    .filter(({ at }) => at >= 0)
    .map(({ at, source }) => {
      const { x, y, facing } = of('state').findLast((seen) => seen.actor === source && seen.at <= at) ?? {}
      return {
        x: x?.toFixed(2),
        y: y?.toFixed(2),
        looksTo: facing === undefined ? undefined : [Math.sin(facing), Math.cos(facing)],
      }
    })
