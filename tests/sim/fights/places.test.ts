import { expect, test } from 'vitest'
import type { HitScript, Slot } from '../script.ts'
import { placesOf } from './places.ts'

const hit = (law: HitScript['law']): HitScript => ({
  ability: 1,
  name: 'Burst',
  afterMs: 0,
  law,
  school: 'magical',
  amount: 1_000,
})
const failure = hit({ kind: 'all' })
const two: readonly (readonly Slot[])[] = [['MT', 'H1'], ['OT']]

test('each tower has its place, and all who soak it stand there', () => {
  const places = placesOf([hit({ kind: 'tower', groups: two, failure })])
  expect(places).toEqual({ MT: { x: 89, y: 100 }, H1: { x: 89, y: 100 }, OT: { x: 111, y: 100 } })
})

test('towers of two kinds at once do not lie on each other', () => {
  const places = placesOf([
    hit({ kind: 'tower', groups: [['D1']], failure }),
    hit({ kind: 'tower', groups: [['D2']], failure }),
  ])
  expect(places?.D1).not.toEqual(places?.D2)
})

test('groups that share stand nearer than towers', () => {
  expect(placesOf([hit({ kind: 'stack', groups: two })])?.OT).toEqual({ x: 107, y: 100 })
})

test('towers come first: who soaks cannot share elsewhere', () => {
  const places = placesOf([hit({ kind: 'stack', groups: two }), hit({ kind: 'tower', groups: [['MT']], failure })])
  expect(places).toEqual({ MT: { x: 89, y: 100 } })
})

test('what is shared by all, or hits each alone, needs no places of its own', () => {
  expect(placesOf([hit({ kind: 'stack', groups: [['MT', 'OT']] })])).toBeUndefined()
  expect(placesOf([hit({ kind: 'spread', on: ['MT', 'OT'] }), failure])).toBeUndefined()
})
