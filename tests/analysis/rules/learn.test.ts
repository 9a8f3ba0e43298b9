import { expect, test } from 'vitest'
import { learn } from '../../../src/analysis/rules/learn.ts'
import { mark, type ResolutionsTold } from '../../../src/analysis/rules/uses.ts'
import { slots } from '../../../src/strat/strat.ts'
import { action, alone, everybody, killing, lightParties, maskOf, times, toldOf, use } from './told-where.ts'

const learned = (...told: readonly (readonly ResolutionsTold[])[]) =>
  learn(told.flat()).find(({ ability }) => ability === action)

test('what strikes each by themselves is for one', () => {
  expect(learned(times(6, toldOf([use(alone)])))).toMatchObject({ kind: 'for-one', clean: 6, confidence: 0.88 })
})

test('three clean resolutions say nothing, nor do eleven hits', () => {
  expect(learned(times(3, toldOf([use(alone)])))).toBeUndefined()
  expect(learned(times(11, toldOf([use([['D1']])])))).toBeUndefined()
  expect(learned(times(12, toldOf([use([['D1']])])))).toMatchObject({ kind: 'for-one' })
})

test('unclean resolutions teach nothing: Vulnerability, Damage Down, a death', () => {
  for (const marks of [mark.vulnerable, mark.damageDown, mark.killed])
    expect(learned(times(10, toldOf([use(alone, { marks })])))).toBeUndefined()
})

test('what strikes light parties is for several, four each, and who usually is struck', () => {
  expect(learned(times(8, toldOf([use([lightParties[0]])])))).toMatchObject({
    kind: 'for-several',
    sharers: { least: 4, most: 4 },
    usual: { 1: { MT: 1, H1: 1, D1: 1, D3: 1 } },
  })
})

test('one that was missed and killed is what failing looks like', () => {
  const rule = learned(times(12, toldOf([use(alone)])), times(1, toldOf([use([['D1', 'D2'], ['D3']], killing)])))
  expect(rule).toMatchObject({ kind: 'for-one', bounds: { cleanMost: 1, failingLeast: 2 } })
})

test('groups of changing size teach nothing: some were hit who need not have been', () => {
  const told = [
    times(3, toldOf([use([['MT', 'D1']])])),
    times(3, toldOf([use([['D1', 'D2', 'D3']])])),
    times(3, toldOf([use([['H1', 'D1', 'D2', 'D3', 'D4']])])),
  ]
  expect(learned(...told)).toBeUndefined()
})

test('what only ever strikes a tank is for a tank; two together share it', () => {
  expect(learned(times(12, toldOf([use([['MT']])])))).toMatchObject({ kind: 'for-tank', usual: { 1: { MT: 1 } } })
  const both = use([['MT', 'OT']])
  expect(learned(times(6, toldOf([both])))).toMatchObject({ kind: 'for-tanks', sharers: { least: 2, most: 2 } })
})

test('what strikes everybody at once hits all, with how much of their HP it took', () => {
  const rule = learned(
    times(5, toldOf([use([slots], { share: 60 })])),
    times(1, toldOf([use([slots], { share: 90, ...killing })])),
  )
  expect(rule).toMatchObject({ kind: 'for-all', bounds: { cleanMost: 0.6, failingLeast: 0.9 } })
})

test('what now and then passes somebody by is not for all', () => {
  const few = slots.filter((slot) => slot !== 'D4')
  expect(learned(times(8, toldOf([use([slots])])), times(4, toldOf([use([few])])))).toBeUndefined()
})

test('a stack of the whole party is known by what happens without one of them', () => {
  const lacking = use([slots.filter((slot) => slot !== 'D4')], killing)
  const rule = learned(times(20, toldOf([use([slots])])), times(2, toldOf([lacking])))
  expect(rule).toMatchObject({ kind: 'for-several', sharers: { least: 8, most: 8 } })
})

test('what goes off often and finds hardly anybody should hit nobody', () => {
  expect(learned(times(10, toldOf([use([['D1']])], { missed: 5 })))).toMatchObject({ kind: 'avoidable' })
  expect(learned(times(1, toldOf([use([['D1']])], { missed: 6 })))).toBeUndefined()
})

test('nobody has to be hit for that to be known', () => {
  expect(learned(times(4, toldOf([], { missed: 2 })))).toMatchObject({ kind: 'avoidable', clean: 8, confidence: 0.9 })
  expect(learned(times(3, toldOf([], { missed: 2 })))).toBeUndefined()
})

test('what finds somebody every other time is neither avoidable nor for one', () => {
  expect(learned(times(14, toldOf([use([['D1']])], { missed: 1 })))).toBeUndefined()
})

const towers = { id: 0x200, name: 'Towers', uses: [use(alone)] }

test('what comes only with deaths, after what others got past, is a failure', () => {
  const burst = use([slots], killing)
  const rule = learned(times(3, toldOf([burst], { after: [towers.id] }, towers)), times(5, toldOf([], {}, towers)))
  expect(rule).toMatchObject({ kind: 'failed', insteadOf: towers.id, clean: 5 })
})

test('with a cast bar it may be an enrage, and before others got past it nobody knows', () => {
  const burst = use([slots], killing)
  const past = times(5, toldOf([], {}, towers))
  expect(learned(times(3, toldOf([burst], { after: [towers.id], cast: true }, towers)), past)).toBeUndefined()
  expect(learned(times(3, toldOf([burst], { after: [towers.id] }, towers)))).toBeUndefined()
})

test('who is usually struck is told by occurrence, of those who lived', () => {
  const first = use([['MT', 'D1']])
  const second = use([['OT', 'D2']], { occurrence: 2, alive: everybody & ~maskOf('D4') })
  expect(learned(times(6, toldOf([first, second])))?.usual).toEqual({ 1: { MT: 1, D1: 1 }, 2: { OT: 1, D2: 1 } })
})

test('without packets nobody can say who shared it with whom', () => {
  const together = use([lightParties[0]], { marks: mark.withoutPackets })
  expect(learned(times(10, toldOf([together])))).toBeUndefined()
})

test('the newest forty pulls teach, older ones do not', () => {
  expect(learned(times(40, toldOf([])), times(10, toldOf([use(alone)])))).toBeUndefined()
})
