import { expect, test } from 'vitest'
import { openLanes } from '../../src/bot/lanes.ts'

const gate = () => Promise.withResolvers<string>()

test('what comes while all lanes are taken waits for one, in order', async () => {
  const lanes = openLanes(2)
  const works = [gate(), gate(), gate(), gate()]
  const begun: number[] = []
  const ended = works.map(({ promise }, index) =>
    lanes(() => {
      begun.push(index)
      return promise
    }),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  works[1]?.resolve('second')
  expect(await ended[1]).toBe('second')
  await Promise.resolve()
  expect(begun).toEqual([0, 1, 2])
  for (const { resolve } of works) resolve('done')
  expect(await Promise.all(ended)).toEqual(['done', 'second', 'done', 'done'])
  expect(begun).toEqual([0, 1, 2, 3])
})

test('work that fails leaves its lane', async () => {
  const lanes = openLanes(1)
  await expect(lanes(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  expect(await lanes(async () => 'next')).toBe('next')
})
