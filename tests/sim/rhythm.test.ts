import { expect, test } from 'vitest'
import { readFacts } from '../../src/game/facts.ts'
import { futuresRewritten } from './fru/fight.ts'
import { parties } from './parties.ts'
import type { PullPlan } from './plants.ts'
import type { Member } from './script.ts'
import { simulate } from './simulate.ts'
import type { SimPull } from './truth.ts'

const facts = readFacts()
const exactly = (party: readonly Member[], more: Partial<PullPlan> = {}): SimPull =>
  simulate(futuresRewritten, party, { seed: 6, plants: [], exact: true, enemyShare: 0.93, winAfterPhase: 1, ...more })
const pulls = Object.entries(parties).map(([name, party]) => [name, exactly(party)] as const)
const one = exactly(parties.usual)
const gcdOf = (pull: SimPull, slot: string) => pull.answer.playing.gcd.find((each) => each.slot === slot)

test.each(pulls)('nobody of %s begins a GCD before the last one is over', (_, pull) => {
  for (const { gcdMs, ...player } of pull.answer.playing.gcd) {
    const starts = startsOf(pull, player.who)
    const gaps = starts.slice(1).map(({ at }, index) => ({ ms: at - (starts[index]?.at ?? 0), after: starts[index] }))
    for (const { ms, after } of gaps) {
      const base = facts.speed().gcds.get(after?.ability ?? 0)
      if (base === undefined) continue
      // Haste is at most a fifth on top of the trait's.
      expect(ms, `${player.job} ${after?.ability}`).toBeGreaterThanOrEqual(
        base.isFixed ? base.recastMs : (base.recastMs * gcdMs * 0.79) / 2_500,
      )
    }
  }
})

test.each(pulls)('nobody of %s uses anything more often than its cooldown and charges allow', (_, pull) => {
  const uses = new Map<string, number[]>()
  for (const it of pull.happenings) {
    if (it.kind !== 'decided' || pull.actors[it.source.actor]?.kind !== 'player') continue
    const key = `${it.source.actor} ${it.ability}`
    uses.set(key, [...(uses.get(key) ?? []), it.at])
  }
  for (const [key, times] of uses) {
    const action = facts.catalogue().actions.get(Number(key.split(' ')[1]))
    if (!action || action.recastMs < 10_000 || action.gcd || rangedCovers.has(action.id)) continue
    const charges = Math.max(1, action.charges)
    times.slice(charges).forEach((at, index) => {
      expect(at - (times[index] ?? 0), `${action.name} of ${key}`).toBeGreaterThanOrEqual(action.recastMs - 50)
    })
  }
})

test.each(pulls)('%s: uptime is what the GCDs held against the time in which something could be done', (_, pull) => {
  for (const { uptime, uptimeUncut, count, who } of pull.answer.playing.gcd) {
    expect(uptime, who).toBeGreaterThan(0.85)
    expect(uptime, who).toBeLessThanOrEqual(1)
    expect(uptimeUncut).toBeGreaterThanOrEqual(uptime)
    expect(count).toBeLessThanOrEqual(startsOf(pull, who).length + 1)
  }
})

test('downtime is when no enemy can be targeted', () => {
  const { downtime } = one.answer.playing
  expect(downtime[0]).toEqual({ startMs: 36_200, endMs: 79_800 })
  expect(downtime.every(({ startMs, endMs }) => startMs < endMs)).toBe(true)
})

test('a planted drop costs uptime, and is told where it was', () => {
  const dropped = exactly(parties.usual, { slips: [{ kind: 'drop', who: 'D1', atMs: 85_000, forMs: 8_000 }] })
  const [before, after] = [gcdOf(one, 'D1'), gcdOf(dropped, 'D1')]
  expect(after?.uptime).toBeLessThan((before?.uptime ?? 0) - 0.03)
  const drop = after?.drops.find(({ startMs, endMs }) => startMs < 90_000 && endMs > 90_000)
  expect((drop?.endMs ?? 0) - (drop?.startMs ?? 0)).toBeGreaterThan(5_000)
})

test('a planted clip is one press more than fits, and delays the next GCD', () => {
  const clipped = exactly(parties.usual, { slips: [{ kind: 'clip', who: 'D2', atMs: 20_000 }] })
  const [pressedMs = 0] = gcdOf(clipped, 'D2')?.clips ?? []
  const starts = startsOf(clipped, 'Nyxa Calloway').map(({ at }) => at)
  const before = starts.findLast((at) => at < pressedMs) ?? 0
  const next = starts.find((at) => at > pressedMs) ?? 0
  expect(next - before).toBeGreaterThan(2_500)
  const pressed = clipped.happenings.filter(
    (it) => it.kind === 'decided' && it.source.actor === 5 && it.at > before && it.at < next && it.ability !== 7,
  )
  expect(pressed).toHaveLength(3)
})

test('raid buffs of one window belong together, and a held one comes later', () => {
  const [opener] = one.answer.playing.bursts
  expect(opener?.buffs.map(({ status }) => status).sort()).toEqual([1297, 1822, 2599, 786].sort())
  const held = exactly(parties.usual, { slips: [{ kind: 'held-buff', who: 'D1', window: 0, byMs: 12_000 }] })
  const at = (pull: SimPull) => pull.answer.playing.bursts[0]?.buffs.find(({ status }) => status === 786)?.atMs ?? 0
  expect(at(held)).toBeGreaterThan(at(one) + 8_000)
})

test('damage by phase adds up to what everybody dealt, and the enrage says what it asked for', () => {
  const [first] = one.answer.playing.phases
  const boss = one.actors.find(({ name }) => name === 'Fatebreaker')
  expect(Object.values(first?.damage ?? {}).reduce((sum, each) => sum + each, 0)).toBe(boss?.maxHp)
  expect(first?.asks).toMatchObject([{ boss: 'Fatebreaker', hp: boss?.maxHp, byMs: 160_200 }])
})

/** Recasts of the catalogue are those without the trait. */
const rangedCovers: ReadonlySet<number> = new Set([7405, 16889, 16012])

/** When GCDs of somebody began that went off: at the cast's beginning, or at once. */
function startsOf({ happenings, actors }: SimPull, name: string): { at: number; ability: number }[] {
  const starts: { at: number; ability: number }[] = []
  let casting: { at: number; ability: number } | undefined
  for (const it of happenings) {
    if (it.kind === 'cancel-cast' && actors[it.source]?.name === name) casting = undefined
    if ((it.kind !== 'begin-cast' && it.kind !== 'decided') || actors[it.source.actor]?.name !== name) continue
    if (!facts.speed().gcds.has(it.ability)) continue
    if (it.kind === 'begin-cast') casting = { at: it.at, ability: it.ability }
    else {
      starts.push(casting ?? { at: it.at, ability: it.ability })
      casting = undefined
    }
  }
  return starts
}
