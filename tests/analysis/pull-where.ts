import { buildContext, type PullContext } from '../../src/analysis/context.ts'
import { type Knowledge, nothingKnown } from '../../src/analysis/rules/knowledge.ts'
import { runMetrics } from '../../src/analysis/run-metrics.ts'
import type { AnalysedPull } from '../../src/analysis/study.ts'
import { type ActorId, type CombatEvent, environment } from '../../src/event.ts'
import { tableOf } from '../../src/events/recorder.ts'
import { readFacts } from '../../src/game/facts.ts'
import type { Actor, Pull } from '../../src/report.ts'

/** A party of eight, two enemies, a pet of Gwen's, and nobody. */
const cast = {
  ayla: { kind: 'player', name: 'Ayla Stone', job: 'WAR' },
  bram: { kind: 'player', name: 'Bram Oakes', job: 'GNB' },
  cira: { kind: 'player', name: 'Cira Vale', job: 'WHM' },
  dorn: { kind: 'player', name: 'Dorn Hale', job: 'SCH' },
  edda: { kind: 'player', name: 'Edda Frost', job: 'NIN' },
  finn: { kind: 'player', name: 'Finn Marsh', job: 'DRG' },
  gwen: { kind: 'player', name: 'Gwen Ash', job: 'BRD' },
  hale: { kind: 'player', name: 'Hale Brook', job: 'BLM' },
  boss: { kind: 'enemy', name: 'Living Liquid', gameId: 11335 },
  add: { kind: 'enemy', name: 'Liquid Hand', gameId: 11336 },
  chaser: { kind: 'enemy', name: 'Cruise Chaser', gameId: 11342 },
  justice: { kind: 'enemy', name: 'Brute Justice', gameId: 11340 },
  pet: { kind: 'pet', name: 'Tail', owner: 6 },
  limit: { kind: 'limit-break', name: 'Limit Break' },
} as const satisfies Record<string, Omit<Actor, 'id'>>

export type Name = keyof typeof cast | 'nobody'

const names = Object.keys(cast)
const idOf = (name: Name): ActorId => (name === 'nobody' ? environment : names.indexOf(name))

/** An actor's id in every pull of these tests. */
export const actor = idOf

type ActorField = 'source' | 'target' | 'actor' | 'killer' | 'attacker'
type Named<Event> = Event extends CombatEvent
  ? Pick<Event, 'type' | 'at'> & {
      readonly [Field in Exclude<keyof Event, 'type' | 'at'>]?: Field extends ActorField ? Name : Event[Field]
    }
  : never

/** An event with actors by name; what is left out is nothing in particular. */
export type NamedEvent = Named<CombatEvent>

export type Setting = Partial<
  Pick<
    Pull,
    | 'durationMs'
    | 'outcome'
    | 'encounter'
    | 'phases'
    | 'wipeCalledMs'
    | 'bossHp'
    | 'fightHp'
    | 'number'
    | 'abilityNames'
  >
>

const facts = readFacts()

/** The pull in which exactly this happened. */
export const pullWhere = (...events: readonly (NamedEvent | readonly NamedEvent[])[]): PullContext =>
  pullOf({}, ...events)

/** The same, with something said about the pull itself: two minutes long and a wipe unless told. */
export function pullOf(setting: Setting, ...events: readonly (NamedEvent | readonly NamedEvent[])[]): PullContext {
  return pullKnowing(nothingKnown, setting, ...events)
}

/** The same, judged by what a static agreed on and has shown before. */
export function pullKnowing(
  knowledge: Knowledge,
  setting: Setting,
  ...events: readonly (NamedEvent | readonly NamedEvent[])[]
): PullContext {
  const told = events.flat().map(toEvent)
  return buildContext(pullRow(setting), tableOf(told), facts, knowledge)
}

/** A pull with the result of every metric. */
export function analysed(setting: Setting, ...events: readonly (NamedEvent | readonly NamedEvent[])[]): AnalysedPull {
  const context = pullOf(setting, ...events)
  return { pull: context.pull, ...runMetrics(context) }
}

/** A hit as sources tell one: decided, and landed 0.7 s later unless it never was. */
export function hit(
  at: number,
  ability: number,
  target: Name,
  more: {
    readonly source?: Name
    readonly amount?: number
    readonly overkill?: number
    readonly unmitigated?: number
    readonly packet?: number
    readonly lands?: boolean
  } = {},
): NamedEvent[] {
  const { source = 'boss', lands = true, packet = at, overkill = 0, amount = 1_000, ...rest } = more
  const between = { source, target, ability, packet }
  const decided: NamedEvent = { type: 'damage-decided', at, ...between, amount: amount + overkill, unpaired: !lands }
  return lands ? [decided, { type: 'damage', at: at + landsAfterMs, ...between, amount, overkill, ...rest }] : [decided]
}

/** A hit that kills, and the death two seconds later. */
export const kill = (at: number, ability: number, target: Name, more: Parameters<typeof hit>[3] = {}): NamedEvent[] => [
  ...hit(at, ability, target, { amount: 50_000, overkill: 10_000, ...more }),
  { type: 'death', at: at + landsAfterMs + 2_000, target, killer: more.source ?? 'boss', ability },
]

/** A hit lands this long after its decision. */
export const landsAfterMs = 700

const pullRow = (setting: Setting): Pull => ({
  id: 1,
  staticId: 1,
  number: 1,
  report: { source: 'netlog', code: 'abc', title: 'a night', startedAt: 0 },
  source: 'netlog',
  sourceKey: '0',
  fightName: 'A fight',
  startedAt: 0,
  durationMs: 120_000,
  outcome: 'wipe',
  actors: Object.values(cast).map((told, id) => ({ id, ...told })),
  abilityNames: {},
  statusNames: {},
  phases: [],
  parser: 'netlog 1',
  storedAt: 0,
  ...setting,
})

const blank = { source: environment, target: environment, ability: 0, packet: 0, amount: 0 }
const blow = { critical: false, directHit: false, blocked: false, parried: false }
const status = { source: environment, target: environment, status: 0 }

/** What a field is when a test does not care. */
const defaults: { readonly [Type in CombatEvent['type']]: Omit<Extract<CombatEvent, { type: Type }>, 'type' | 'at'> } =
  {
    'begin-cast': { ...blank, durationMs: 0 },
    cast: blank,
    'cancel-cast': blank,
    'damage-decided': { ...blank, ...blow, unpaired: false },
    damage: { ...blank, ...blow, absorbed: 0, overkill: 0, tick: false },
    'heal-decided': { ...blank, critical: false, unpaired: false },
    heal: { ...blank, overheal: 0, critical: false, tick: false },
    absorbed: { ...blank, status: 0, attacker: environment },
    'instant-kill': blank,
    'status-apply': { ...status, durationMs: 0, stacks: 0, refreshed: false, ability: 0 },
    'status-stack': { ...status, stacks: 0 },
    'status-remove': status,
    death: { target: environment, killer: environment, ability: 0 },
    state: { actor: environment, hp: 0, maxHp: 100_000 },
    targetable: { actor: environment, targetable: true },
    'head-marker': { target: environment, marker: 0 },
    tether: { source: environment, target: environment, tether: 0 },
    'limit-break-gauge': { value: 0, bars: 3 },
    director: { command: 0 },
    waymark: { waymark: 0, placed: true, x: 0, y: 0 },
    sign: { target: environment, sign: 0, placed: true },
    countdown: { seconds: 0 },
  }

const actorFields: ReadonlySet<string> = new Set<ActorField>(['source', 'target', 'actor', 'killer', 'attacker'])

function toEvent(named: NamedEvent): CombatEvent {
  const told = Object.entries(named).map(([field, value]) => [
    field,
    actorFields.has(field) ? idOf(value as Name) : value,
  ])
  return { ...defaults[named.type], ...Object.fromEntries(told) } as CombatEvent
}
