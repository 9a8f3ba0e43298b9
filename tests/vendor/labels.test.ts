import { expect, test } from 'vitest'
import { labelOf } from '../../scripts/vendor/labels.ts'

test('two who say the same are surer than one, and one who draws or checks than one who calls out', () => {
  expect(labelOf({ avoidable: ['bossmod:comment', 'oopsy:damageWarn'] }, false)).toEqual({
    kind: 'avoidable',
    confidence: 0.95,
  })
  expect(labelOf({ avoidable: ['bossmod:comment', 'bossmod:component:Cleave'] }, false)?.confidence).toBe(0.85)
  expect(labelOf({ raidwide: ['raidboss:aoe'] }, false)?.confidence).toBe(0.75)
})

test('“for one” and “a tank’s” are the same cleave, “for several” and “a tank’s” a shared buster', () => {
  expect(labelOf({ spread: ['oopsy:shareWarn'], tankbuster: ['bossmod:component'] }, false)).toEqual({
    kind: 'tankbuster',
    confidence: 0.95,
  })
  expect(labelOf({ stack: ['oopsy:soloFail'], tankbuster_shared: ['bossmod:comment'] }, false)?.kind).toBe(
    'shared-tankbuster',
  )
})

test('who contradict each other leave it half open', () => {
  expect(labelOf({ avoidable: ['bossmod:comment'], spread: ['oopsy:shareFail'] }, false)?.confidence).toBe(0.5)
})

test('a blast that only a missed tower makes is a failure', () => {
  expect(labelOf({ failure: ['bossmod:comment'], tower: ['bossmod:comment'] }, false)?.kind).toBe('failure')
})

test('a push says less than what it does besides, a cast bar less than what follows it', () => {
  expect(labelOf({ knockback: ['bossmod:comment'], raidwide: ['bossmod:comment'] }, false)?.kind).toBe('raidwide')
  expect(labelOf({ visual: ['bossmod:comment'], tower: ['bossmod:comment'] }, false)?.kind).toBe('tower')
  expect(labelOf({ visual: ['bossmod:comment'] }, false)?.kind).toBe('visual')
})

test('what says no kind is no label', () => {
  expect(labelOf({ baited: ['bossmod:comment'], oopsy_trigger: ['oopsy:TEA Exhaust'] }, false)).toBeUndefined()
  expect(labelOf({}, true)?.kind).toBe('auto')
})
