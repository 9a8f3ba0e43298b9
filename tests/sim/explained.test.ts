import { expect, test } from 'vitest'
import { futuresRewritten } from './fru/fight.ts'
import { kitOf } from './jobs/index.ts'
import { raised } from './jobs/role.ts'
import { party } from './party.ts'
import { pullWith } from './pulls.ts'
import type { ActionScript, HitScript, School, StatusScript } from './script.ts'
import type { Happening, SimPull } from './truth.ts'

const pull = pullWith([{ kind: 'missed-swap', mechanic: 'quadruple-slap-2', who: 'OT' }], { winAfterPhase: 3 })
const scripts = new Map(allStatuses().map((status) => [status.id, status]))

test('every multiplier on a player follows from the statuses that the log told', () => {
  const held = new Map<number, Set<number>>()
  let checked = 0
  for (const it of pull.happenings) {
    follow(held, it)
    if (it.kind !== 'decided' || pull.actors[it.source.actor]?.kind !== 'enemy') continue
    const boss = bossOf(pull, it.source.actor)
    for (const { before, damage } of it.struck) {
      if (!damage) continue
      const taken = product(held.get(before.actor), damage.school, 'taken')
      const dealt = product(held.get(boss), damage.school, 'dealt')
      expect(damage.multiplier).toBeCloseTo(taken * dealt, 9)
      checked++
    }
  }
  expect(checked).toBeGreaterThan(300)
})

test('statuses listed with a hit are those the log told', () => {
  const held = new Map<number, Set<number>>()
  for (const it of pull.happenings) {
    follow(held, it)
    if (it.kind !== 'decided') continue
    for (const { before, statuses } of it.struck) expect(new Set(statuses)).toEqual(held.get(before.actor) ?? new Set())
  }
})

test('shields give what they hold, and no more', () => {
  const left = new Map<string, number>()
  for (const it of pull.happenings) {
    if (it.kind === 'gain' && it.shield > 0) left.set(`${it.target} ${it.status}`, it.shield)
    if (it.kind !== 'decided') continue
    for (const { before, damage } of it.struck) {
      for (const { status, amount } of damage?.shields ?? []) {
        const key = `${before.actor} ${status}`
        const rest = (left.get(key) ?? 0) - amount
        expect(rest).toBeGreaterThanOrEqual(0)
        left.set(key, rest)
      }
    }
  }
})

function follow(held: Map<number, Set<number>>, it: Happening): void {
  if (it.kind !== 'gain' && it.kind !== 'loss') return
  const statuses = held.get(it.target) ?? new Set()
  held.set(it.target, statuses)
  if (it.kind === 'gain') statuses.add(it.status)
  else statuses.delete(it.status)
}

function product(statuses: ReadonlySet<number> | undefined, school: School, side: 'taken' | 'dealt'): number {
  return [...(statuses ?? [])].reduce((factor, id) => factor * (scripts.get(id)?.[side]?.[school] ?? 1), 1)
}

/** Helpers hit with what weakens the boss of their name. */
function bossOf({ actors }: SimPull, source: number): number {
  const name = actors[source]?.name
  return actors[source]?.maxHp === 44 ? (actors.find((each) => each.name === name)?.id ?? source) : source
}

function allStatuses(): StatusScript[] {
  const given = (actions: readonly ActionScript[]): StatusScript[] => actions.flatMap(({ gives }) => gives ?? [])
  const kits = party.map(({ job }) => kitOf(job))
  const actions = kits.flatMap((kit) => [
    ...kit.loop,
    ...kit.bursts.flatMap(({ use }) => use),
    ...kit.weaves,
    ...Object.values(kit.mitigations),
  ])
  const hits = futuresRewritten.phases.flatMap(({ mechanics }) => mechanics.flatMap((each) => each.hits))
  const ofHits = (list: readonly HitScript[]): StatusScript[] => list.flatMap(({ gives }) => gives ?? [])
  return [...given(actions), ...ofHits(hits), ...Object.values(raised)]
}
