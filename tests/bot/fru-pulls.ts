import type { CombatEvent } from '../../src/event.ts'
import { tableOf } from '../../src/events/recorder.ts'
import { readFacts } from '../../src/game/facts.ts'
import type { Actor, RecordedPull, ReportInfo } from '../../src/report.ts'

export const facts = readFacts()

/** An ability that should hit nobody, by the authored table of the fight. */
export const avoidable = facts.faultRules('fru').find(({ kind }) => kind === 'avoidable')?.id ?? 0

/** An evening's start, as fights are told in ms from it. */
export const evening = Date.UTC(2026, 6, 1, 18)

export const reportOf = (code: string): ReportInfo => ({
  source: 'fflogs',
  code,
  title: 'Tuesday',
  startedAt: evening,
})

export const players = [
  { name: 'Ayla Stone', job: 'WAR' },
  { name: 'Bram Reed', job: 'WHM' },
  { name: 'Cato Finch', job: 'DRG' },
  { name: 'Dorn Vale', job: 'BRD' },
] as const

const boss = players.length

const actors: readonly Actor[] = [
  ...players.map((player, id): Actor => ({ ...player, id, kind: 'player' })),
  { id: boss, kind: 'enemy', name: 'Fatebreaker', gameId: 17819 },
]

export interface Told {
  /** Which pull of the evening, from 1: its fight id too. */
  readonly nth: number
  readonly phase?: number
  readonly bossHp?: number
  readonly outcome?: RecordedPull['outcome']
  /** Two minutes unless said. */
  readonly durationMs?: number
  /** Epoch ms; by its number within the evening unless said. */
  readonly startedAt?: number
  /** When somebody called it, ms from its start. */
  readonly calledMs?: number
}

/** A pull of Futures Rewritten in which Cato is hit by what nobody should be hit by, and everybody dies a little later. */
export const fruPull = ({
  nth,
  phase = 1,
  bossHp = 0.4,
  outcome = 'wipe',
  durationMs = 120_000,
  startedAt = evening + nth * 300_000,
  calledMs,
}: Told): RecordedPull & { encounter: string } => ({
  source: 'fflogs',
  sourceKey: String(nth),
  territoryId: 1238,
  encounterId: 1079,
  encounter: 'fru',
  fightName: 'Futures Rewritten (Ultimate)',
  startedAt,
  durationMs,
  outcome,
  actors,
  abilityNames: { [avoidable]: 'Burnt Strike', 7: 'Attack' },
  statusNames: {},
  phases: Array.from({ length: phase }, (_, index) => ({ id: index + 1, startMs: index * 10_000 })),
  bossHp,
  ...(calledMs === undefined ? {} : { wipeCalledMs: calledMs }),
  parser: 'fflogs 1',
  events: tableOf(outcome === 'kill' ? [] : events),
})

const blow = { critical: false, directHit: false, blocked: false, parried: false, packet: 0, source: boss }
const full = { hp: 100_000, maxHp: 100_000 }

const hit = (at: number, target: number, ability: number, amount: number, overkill = 0): CombatEvent[] => [
  { type: 'damage-decided', at, target, ability, amount, unpaired: false, ...blow },
  { type: 'damage', at: at + 500, target, ability, amount, absorbed: 0, overkill, tick: false, ...blow },
]

const told: readonly CombatEvent[] = [
  ...players.map((_, actor): CombatEvent => ({ type: 'state', at: 0, actor, ...full })),
  {
    type: 'damage',
    at: 100,
    target: boss,
    ability: 7,
    amount: 1,
    absorbed: 0,
    overkill: 0,
    tick: false,
    ...blow,
    source: 0,
  },
  ...hit(60_000, 2, avoidable, 50_000),
  ...players.flatMap((_, target) => hit(110_000 + target * 100, target, 7, 100_000, 20_000)),
  ...players.map(
    (_, target): CombatEvent => ({ type: 'death', at: 112_500 + target * 100, target, killer: boss, ability: 7 }),
  ),
]

const events = told.toSorted((one, other) => one.at - other.at)
