import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judgeVoices } from '../../scripts/vendor/fault-rule-verdict.ts'
import { sharersIn, voicesOf } from '../../scripts/vendor/fault-rule-voices.ts'
import { makeFaultRules } from '../../scripts/vendor/fault-rules.ts'
import { describeShared } from '../shared-data.ts'

const judged = (told: Parameters<typeof voicesOf>[0], text = '') => judgeVoices(voicesOf(told), text)

test('how many share it is read out of what is written', () => {
  expect(sharersIn('4-man stack')).toEqual({ least: 4, most: 4 })
  expect(sharersIn('3+-person stack (water)')).toEqual({ least: 3, most: 8 })
  expect(sharersIn('partner stacks')).toEqual({ least: 2, most: 2 })
  expect(sharersIn('party stack')).toBeUndefined()
})

test('two who say the same are surer than one', () => {
  const one = judged({ avoidable: ['oopsy:damageWarn'] })
  const both = judged({ avoidable: ['oopsy:damageWarn', 'bossmod:component:StandardAOEs'] })
  expect(one).toMatchObject({ kind: 'avoidable', confidence: 0.93 })
  expect(both).toMatchObject({ kind: 'avoidable', confidence: 0.97, from: ['oopsy', 'drawn'] })
})

test('what one takes and a tank should is for a tank', () => {
  expect(judged({ spread: ['oopsy:shareFail'], tankbuster: ['bossmod:component:Cleave'] })).toMatchObject({
    kind: 'for-tank',
  })
})

test('sources that contradict each other leave nothing', () => {
  expect(judged({ avoidable: ['bossmod:component:StandardAOEs'], stack: ['bossmod:comment'] })).toBe('disputed')
  expect(judged({ avoidable: ['raidboss:getOut'] })).toBe('nothing')
})

test('what goes off when a tower is missed is a failure, though it hits everybody', () => {
  expect(judged({ raidwide: ['bossmod:comment'] }, 'raidwide if unsoaked')).toMatchObject({ kind: 'failed' })
  expect(judged({ avoidable: ['oopsy:damageFail'], tower: ['bossmod:comment'] }, 'tower failure')).toMatchObject({
    kind: 'failed',
  })
})

describeShared('the facts beside the project', 'game/mechanics.json', () => {
  test('the file is what the script makes of them', () => {
    expect(makeFaultRules()?.text).toBe(readFileSync(new URL('../../vendor/fault-rules.json', import.meta.url), 'utf8'))
  })
})
