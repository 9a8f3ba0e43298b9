import { expect, test } from 'vitest'
import { futuresRewritten } from './fru/fight.ts'
import { pullWith } from './pulls.ts'
import type { Happening, SimPull } from './truth.ts'

const long = pullWith([], { winAfterPhase: 3 })
const messy = pullWith(
  [
    { kind: 'hit-by-avoidable', mechanic: 'blasting-zone', who: 'D3' },
    { kind: 'missed-mitigation', mechanic: 'diamond-dust', who: 'MT', use: 'reprisal' },
    { kind: 'late-mitigation', mechanic: 'diamond-dust', who: 'H2', use: 'kerachole' },
  ],
  { winAfterPhase: 3, seed: 9 },
)

test('the same seed plays the same pull, another seed another', () => {
  const text = (pull: SimPull): string => JSON.stringify(pull.happenings)
  const again = pullWith([], { winAfterPhase: 3 })
  expect(text(again)).toBe(text(long))
  expect(again.answer).toEqual(long.answer)
  expect(text(pullWith([], { seed: 5 }))).not.toBe(text(pullWith([])))
})

test('played right, the script is passed without a death, and the plan is possible', () => {
  expect(long.answer).toMatchObject({ outcome: 'kill', ended: 'kill', deaths: [], raises: [], faults: [] })
  expect(long.unready).toEqual([])
  expect(long.answer.phases.map(({ id }) => id)).toEqual([1, 2, 3])
})

test('second and third phase last as long as in the game', () => {
  const [, second, third] = long.answer.phases
  expect((third?.startMs ?? 0) - (second?.startMs ?? 0)).toBe(277_800)
  expect(long.durationMs - (third?.startMs ?? 0)).toBe(167_000)
})

test.each([
  ['clean', long],
  ['messy', messy],
])('happenings of a %s pull are in order of time', (_, pull) => {
  const times = pull.happenings.map(({ at }) => at)
  expect(times).toEqual([...times].sort((a, b) => a - b))
})

test.each([
  ['clean', long],
  ['messy', messy],
])('the identities of damage hold on every hit of a %s pull', (_, pull) => {
  for (const it of pull.happenings) {
    for (const damage of it.kind === 'decided' ? it.struck.flatMap((each) => each.damage ?? []) : []) {
      expect(damage.amount + damage.mitigated + damage.absorbed).toBe(damage.unmitigated)
      if (damage.mitigated !== 0) {
        const passed = damage.unmitigated * damage.multiplier - damage.blocked
        expect(Math.abs(damage.amount + damage.absorbed - passed)).toBeLessThan(1)
      }
    }
    if (it.kind !== 'landed' || !it.damage) continue
    const { amount, overkill, absorbed, mitigated, unmitigated } = it.damage
    expect(amount + mitigated + absorbed + overkill).toBe(unmitigated)
    if (overkill > 0) expect(it.after.hp).toBe(0)
  }
})

test.each([
  ['clean', long],
  ['messy', messy],
])('HP of a %s pull moves by what landed, and by nothing else', (_, pull) => {
  const known = new Map<number, number>()
  for (const it of pull.happenings) {
    const after = seenAfter(it)
    if (!after) continue
    const before = known.get(after.actor) ?? after.maxHp
    const rose = it.kind === 'seen' && (before === 0 || after.hp === 0)
    if (!rose) expect(after.hp).toBe(before + changeOf(it))
    known.set(after.actor, after.hp)
  }
})

test.each([
  ['clean', long],
  ['messy', messy],
])('every death of a %s pull follows its lethal hit by two seconds', (_, pull) => {
  for (const death of pull.answer.deaths.filter(({ ability }) => ability)) {
    expect(death.deathMs - death.lethalMs).toBeGreaterThan(1_990)
    expect(death.deathMs - death.lethalMs).toBeLessThan(2_020)
    expect(death.hpBefore).toBeGreaterThan(0)
  }
  const told = pull.happenings.filter((it) => it.kind === 'death' && pull.actors[it.target]?.kind === 'player')
  expect(told.map(({ at }) => at)).toEqual(pull.answer.deaths.map(({ deathMs }) => deathMs).sort((a, b) => a - b))
})

test('nobody acts, and no enemy is hit, while they cannot', () => {
  const targetable = new Map<number, boolean>()
  const dead = new Set<number>()
  for (const it of messy.happenings) {
    if (it.kind === 'targetable') targetable.set(it.actor, it.targetable)
    if (it.kind === 'landed' && it.after.hp === 0) dead.add(it.after.actor)
    if (it.kind === 'seen') it.actor.hp > 0 ? dead.delete(it.actor.actor) : dead.add(it.actor.actor)
    if (it.kind !== 'decided') continue
    expect(dead.has(it.source.actor)).toBe(false)
    for (const { before, damage } of it.struck) {
      if (damage && messy.actors[before.actor]?.kind === 'enemy') expect(targetable.get(before.actor)).toBe(true)
    }
  }
})

test('every mechanic of the script goes off at its time', () => {
  const start = new Map(long.answer.phases.map(({ id, startMs }) => [id, startMs]))
  const decided = long.happenings.flatMap((it) => (it.kind === 'decided' ? [`${it.ability} ${it.at}`] : []))
  const told = new Set(decided)
  for (const phase of futuresRewritten.phases) {
    for (const { key, atMs, hits } of phase.mechanics) {
      const at = (start.get(phase.id) ?? 0) + atMs
      if (phase.id === 1 && at > (start.get(2) ?? 0) - phase.gapMs) continue
      const found = hits
        .filter(({ gate }) => !gate)
        .every(({ ability, afterMs }) => told.has(`${ability} ${at + afterMs}`))
      expect(found, key).toBe(true)
    }
  }
})

function seenAfter(it: Happening) {
  if (it.kind === 'landed' || it.kind === 'tick') return it.after
  return it.kind === 'seen' || it.kind === 'appears' ? it.actor : undefined
}

function changeOf(it: Happening): number {
  if (it.kind !== 'landed' && it.kind !== 'tick') return 0
  return (it.heal?.amount ?? 0) - (it.damage?.amount ?? 0)
}
