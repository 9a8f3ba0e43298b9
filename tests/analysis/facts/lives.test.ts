import { expect, test } from 'vitest'
import { actor, hit, kill, type NamedEvent, pullOf, pullWhere } from '../pull-where.ts'

const ability = 18_468
const tidal = 3_000

test('a death belongs to the hit that went past 0, two seconds before', () => {
  const [death] = pullWhere(kill(10_000, ability, 'gwen')).deaths
  expect(death).toMatchObject({
    player: actor('gwen'),
    atMs: 12_700,
    diedMs: 10_700,
    blow: { ability, decidedMs: 10_000 },
  })
})

test('the source’s killer is not believed when the last hit left HP', () => {
  const [death] = pullWhere(
    hit(10_000, ability, 'gwen'),
    { type: 'state', at: 10_700, actor: 'gwen', hp: 40_000 },
    { type: 'death', at: 12_000, target: 'gwen', killer: 'boss', ability },
  ).deaths
  expect(death).not.toHaveProperty('blow')
})

test('HP 0 seen with the hit makes it the blow, where nobody tells how far past 0 it went', () => {
  const [death] = pullWhere(
    { type: 'state', at: 9_000, actor: 'gwen', hp: 30_000 },
    hit(10_000, ability, 'gwen', { amount: 30_000 }),
    { type: 'state', at: 10_700, actor: 'gwen', hp: 0 },
    { type: 'death', at: 12_700, target: 'gwen' },
  ).deaths
  expect(death?.blow).toMatchObject({ ability, hpBefore: 30_000, maxHp: 100_000 })
})

test('of blows that land in the same moment the one that went past 0 is it, whichever came first', () => {
  const [death] = pullWhere(
    { type: 'state', at: 9_000, actor: 'gwen', hp: 30_000 },
    hit(10_000, tidal, 'gwen', { amount: 20_000, packet: 1 }),
    hit(10_000, ability, 'gwen', { amount: 10_000, overkill: 5_000, packet: 2 }),
    { type: 'state', at: 10_700, actor: 'gwen', hp: 10_000 },
    { type: 'state', at: 10_700, actor: 'gwen', hp: 0 },
    { type: 'death', at: 12_700, target: 'gwen' },
  ).deaths
  expect(death?.blow).toMatchObject({ ability, hpBefore: 10_000 })
})

test('somebody healed after the hit that went past 0 did not die of it', () => {
  const [death] = pullWhere(
    hit(10_000, ability, 'gwen', { overkill: 500 }),
    { type: 'state', at: 11_500, actor: 'gwen', hp: 20_000 },
    { type: 'death', at: 13_000, target: 'gwen' },
  ).deaths
  expect(death).not.toHaveProperty('blow')
})

test('a tick can be the blow', () => {
  const [death] = pullWhere(
    { type: 'damage', at: 10_000, target: 'gwen', ability: tidal, amount: 800, overkill: 200, tick: true },
    { type: 'death', at: 12_000, target: 'gwen' },
  ).deaths
  expect(death?.blow).toMatchObject({ ability: tidal, tick: true, hpBefore: 800 })
})

test('an instant kill needs no amount', () => {
  const [death] = pullWhere(
    { type: 'instant-kill', at: 10_000, source: 'boss', target: 'gwen', ability },
    { type: 'death', at: 12_000, target: 'gwen' },
  ).deaths
  expect(death?.blow).toMatchObject({ ability, instantKill: true })
})

test('somebody is back with Weakness, and by whose spell', () => {
  const pull = pullWhere(
    kill(10_000, ability, 'gwen'),
    { type: 'cast', at: 20_000, source: 'cira', target: 'gwen', ability: 125 },
    { type: 'status-apply', at: 24_000, target: 'gwen', status: 43, durationMs: 100_000 },
  )
  expect(pull.deaths[0]?.raise).toEqual({ atMs: 24_000, by: actor('cira') })
  expect(pull.lives(actor('gwen'))).toEqual([
    { startMs: 0, endMs: 10_700 },
    { startMs: 24_000, endMs: 120_000 },
  ])
})

test('somebody who acts is back', () => {
  const pull = pullWhere(kill(10_000, ability, 'gwen'), {
    type: 'cast',
    at: 30_000,
    source: 'gwen',
    target: 'boss',
    ability: 97,
  })
  expect(pull.deaths[0]?.raise).toEqual({ atMs: 30_000 })
})

test('a death told twice is one', () => {
  const pull = pullWhere(kill(10_000, ability, 'gwen'), { type: 'death', at: 13_400, target: 'gwen' })
  expect(pull.deaths).toHaveLength(1)
})

test('HP 0 with no death and life going on is an invulnerability at work', () => {
  const pull = pullWhere(
    hit(10_000, ability, 'ayla', { overkill: 5_000 }),
    { type: 'state', at: 10_700, actor: 'ayla', hp: 0 },
    { type: 'cast', at: 12_000, source: 'ayla', target: 'boss', ability: 31 },
  )
  expect(pull.deaths).toEqual([])
})

test('HP 0 and nothing done until a raise is a death nobody told', () => {
  const pull = pullWhere(
    hit(10_000, ability, 'ayla', { overkill: 5_000 }),
    { type: 'status-apply', at: 30_000, target: 'ayla', status: 43, durationMs: 100_000 },
    { type: 'cast', at: 32_000, source: 'ayla', target: 'boss', ability: 31 },
  )
  expect(pull.deaths).toMatchObject([{ atMs: 10_700, blow: { ability }, raise: { atMs: 30_000 } }])
})

test('HP 0 and ten seconds of play without an action is a death nobody told', () => {
  const pull = pullOf({ durationMs: 30_000 }, hit(10_000, ability, 'ayla', { overkill: 5_000 }))
  expect(pull.deaths).toHaveLength(1)
})

test('the play ends with the sixth death within fifteen seconds', () => {
  const party = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen'] as const
  const pull = pullWhere(...party.map((name, index) => kill(10_000 + index * 1_000, ability, name)))
  expect(pull.playEndMs).toBe(10_000 + 5 * 1_000 + 2_700)
})

const transcendent = { type: 'status-apply', at: 30_000, target: 'gwen', status: 418, durationMs: 5_000 } as const
const raiseOf = (...events: readonly NamedEvent[]) =>
  pullWhere(kill(10_000, ability, 'gwen'), ...events).deaths[0]?.raise

test('somebody raised is protected until they act', () => {
  const acts = { type: 'cast', at: 32_000, source: 'gwen', target: 'boss', ability: 97 } as const
  expect(raiseOf(transcendent, acts)).toEqual({ atMs: 30_000, protectedUntilMs: 32_000 })
})

test('somebody raised who does not act is protected as long as it lasts', () => {
  expect(raiseOf(transcendent)).toEqual({ atMs: 30_000, protectedUntilMs: 35_000 })
  const removed = { type: 'status-remove', at: 33_000, target: 'gwen', status: 418 } as const
  expect(raiseOf(transcendent, removed)).toEqual({ atMs: 30_000, protectedUntilMs: 33_000 })
})

test('somebody raised who dies again before acting has two deaths', () => {
  const pull = pullWhere(kill(10_000, ability, 'gwen'), transcendent, kill(40_000, ability, 'gwen'))
  expect(pull.deaths.map(({ diedMs }) => diedMs)).toEqual([10_700, 40_700])
  expect(pull.lives(actor('gwen'))).toEqual([
    { startMs: 0, endMs: 10_700 },
    { startMs: 30_000, endMs: 40_700 },
  ])
})

test('five deaths within fifteen seconds, or six within more, leave the play going on', () => {
  const party = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn'] as const
  const dying = (names: readonly (typeof party)[number][], everyMs: number) =>
    pullWhere(...names.map((name, index) => kill(10_000 + index * everyMs, ability, name))).playEndMs
  expect(dying(party.slice(0, 5), 1_000)).toBe(120_000)
  expect(dying(party, 4_000)).toBe(120_000)
})

test('a death through an invulnerability is a death: the source tells it', () => {
  const holmgang = { type: 'status-apply', at: 9_000, target: 'ayla', status: 409, durationMs: 10_000 } as const
  const pull = pullWhere(holmgang, kill(10_000, ability, 'ayla'))
  expect(pull.deaths).toMatchObject([{ player: actor('ayla'), diedMs: 10_700 }])
})

test('HP 0 told again and again while somebody lies dead is one death', () => {
  const lying = [12_700, 15_700, 18_700].map((at) => ({ type: 'state', at, actor: 'gwen', hp: 0 }) as const)
  expect(pullWhere(kill(10_000, ability, 'gwen'), lying).deaths).toHaveLength(1)
})
