import { expect, test } from 'vitest'
import type { HitTold } from '../../../src/analysis/mitigation/hit-told.ts'
import { mitBalance } from '../../../src/analysis/studies/mit-balance.ts'
import { told } from './told-pulls.ts'

const glory = { id: 40_170, name: 'Burnished Glory' }
const absolute = { id: 40_200, name: 'Absolute Zero' }

const hit = (ability: typeof glory, margin: number, covers: number, more: Partial<HitTold> = {}): HitTold => ({
  ability,
  occurrence: 1,
  atMs: ability === glory ? 26_000 : 90_000,
  on: 'raid',
  margin,
  state: margin < 0.05 ? 'under' : margin < 0.2 ? 'tight' : 'comfortable',
  used: Array.from({ length: covers }, (_, index) => `cover ${index}`),
  free: [],
  onCooldown: [],
  ...more,
})

const pull = (...hits: readonly HitTold[]) => told({ more: { 'mit-audit': { hits, presses: [] } } })
const wordsOf = (...pulls: ReturnType<typeof pull>[]) => {
  const [note] = mitBalance.present(mitBalance.compute(pulls))
  return note?.kind === 'note' ? note.text : undefined
}

const ample = hit(glory, 0.6, 4)
const deadly = hit(absolute, -0.1, 1)

test('what has room to spare under many covers is set beside what kills under few', () => {
  const pulls = [pull(ample, deadly), pull(ample, deadly), pull(ample, hit(absolute, 0.3, 2))]
  expect(mitBalance.compute(pulls).blows).toEqual([
    { name: 'Burnished Glory', occurrence: 1, seen: 3, under: 0, left: 0.6, covers: 4, worst: 0.6 },
    { name: 'Absolute Zero', occurrence: 1, seen: 3, under: 2, left: -0.1, covers: 1, worst: -0.1 },
  ])
  expect(wordsOf(...pulls)).toBe(
    'Absolute Zero was under 5 % or killed in 2 of 3 pulls, under 1 cover. Burnished Glory left 60.0 % even at worst, under 4 covers. Next: see whether a cover of the second can serve the first.',
  )
})

test('one pull in which it was close takes the room away', () => {
  expect(wordsOf(pull(ample), pull(ample), pull(hit(glory, 0.1, 4)))).toMatch(/none has covers to spare/)
})

test('less than three pulls, what is doubtful and what only tanks take say nothing', () => {
  const twice = [pull(deadly), pull(deadly)]
  const doubtful = [1, 2, 3].map(() => pull(hit(absolute, -0.1, 1, { doubtful: true })))
  const onTanks = [1, 2, 3].map(() => pull(hit(absolute, -0.1, 1, { on: 'tanks' })))
  for (const pulls of [twice, doubtful, onTanks]) expect(mitBalance.present(mitBalance.compute(pulls))).toEqual([])
})

test('blows are drawn in the order they come, with their covers', () => {
  const [, bars] = mitBalance.present(mitBalance.compute([1, 2, 3].map(() => pull(deadly, ample))))
  expect(bars).toMatchObject({
    kind: 'bars',
    bars: [
      { label: 'Burnished Glory', value: 0.6, note: '4 covers' },
      { label: 'Absolute Zero', value: 0, note: '1 cover, close 3 of 3' },
    ],
  })
})
