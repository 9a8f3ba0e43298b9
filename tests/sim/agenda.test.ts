import { expect, test } from 'vitest'
import { openAgenda } from './agenda.ts'

test('what is planned happens in order of time, and of planning within one moment', () => {
  const agenda = openAgenda()
  const done: string[] = []
  let time = 0
  for (const [at, name] of [
    [30, 'c'],
    [10, 'a'],
    [30, 'd'],
    [20, 'b'],
    [30, 'e'],
  ] as const) {
    agenda.at(at, () => done.push(`${name}${time}`))
  }
  agenda.run(
    (now) => {
      time = now
    },
    () => false,
  )
  expect(done).toEqual(['a10', 'b20', 'c30', 'd30', 'e30'])
})

test('what happens may plan more', () => {
  const agenda = openAgenda()
  const done: number[] = []
  const again = (at: number): void => {
    done.push(at)
    if (at < 50) agenda.at(at + 10, () => again(at + 10))
  }
  agenda.at(10, () => again(10))
  agenda.run(
    () => {},
    () => done.length === 4,
  )
  expect(done).toEqual([10, 20, 30, 40])
})
