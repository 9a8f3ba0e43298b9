import { buildContext, type PullContext } from '../../../src/analysis/context.ts'
import type { CombatEvent } from '../../../src/event.ts'
import { tableOf } from '../../../src/events/recorder.ts'
import { readFacts } from '../../../src/game/facts.ts'
import type { Job } from '../../../src/game.ts'
import type { Actor, Pull } from '../../../src/report.ts'
import type { Slot } from '../../../src/strat/strat.ts'

const facts = readFacts()
const encounter = 'fru'

/** A pull of a party in which nothing happens but plain attacks, told by whom they hit. Everybody is called by their job. */
export function contextOfParty(
  party: readonly Job[],
  pins: Readonly<Record<string, Slot>> = {},
  attacked: readonly Job[] = [],
): PullContext {
  const players = party.map((job, id): Actor => ({ id, kind: 'player', name: job, job }))
  const boss: Actor = { id: party.length, kind: 'enemy', name: 'Boss' }
  const told = Object.entries(pins).map(([name, slot]) => ({ encounter, name, slot }))
  const events = attacked.flatMap((job, index) => attack(1_000 + index * everyMs, boss.id, party.indexOf(job)))
  return buildContext(pullOf([...players, boss]), tableOf(events), facts, { pins: told, learned: [] })
}

const everyMs = 3_000
const plainAttack = 7

function attack(at: number, source: number, target: number): readonly CombatEvent[] {
  const blow = { critical: false, directHit: false, blocked: false, parried: false }
  const between = { source, target, ability: plainAttack, packet: at, amount: 1_000, ...blow }
  return [
    { type: 'damage-decided', at, ...between, unpaired: false },
    { type: 'damage', at: at + 700, ...between, absorbed: 0, overkill: 0, tick: false },
  ]
}

const pullOf = (actors: readonly Actor[]): Pull => ({
  id: 1,
  staticId: 1,
  number: 1,
  report: { source: 'netlog', code: 'abc', title: 'a night', startedAt: 0 },
  source: 'netlog',
  sourceKey: '0',
  fightName: 'A fight',
  encounter,
  startedAt: 0,
  durationMs: 120_000,
  outcome: 'wipe',
  actors,
  abilityNames: {},
  statusNames: {},
  phases: [],
  parser: 'netlog 1',
  storedAt: 0,
})
