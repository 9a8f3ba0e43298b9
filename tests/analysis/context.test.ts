import { expect, test } from 'vitest'
import { recording } from '../fflogs/recorded.ts'
import { describeShared } from '../shared-data.ts'
import { hit, pullOf } from './pull-where.ts'
import { logContexts, recordedContext } from './real-files.ts'

const levelOf = (encounter: string) => pullOf({ encounter }).levelSync

test('everybody is brought down to the level of the fight', () => {
  expect(['ucob', 'uwu', 'tea', 'dsr', 'top', 'fru'].map(levelOf)).toEqual([70, 70, 80, 90, 90, 100])
})

test('where the fight is not known its level is not', () => {
  expect(pullOf({}).levelSync).toBeUndefined()
})

test('a pull counts from its first hostile action, and what was before it is kept with negative times', () => {
  const context = pullOf(
    {},
    { type: 'cast', at: -3_000, source: 'cira', target: 'cira', ability: 7_561 },
    hit(0, 97, 'boss'),
  )
  expect(context.startMs).toBe(0)
  expect(context.of('cast').map(({ at }) => at)).toEqual([-3_000])
})

describeShared('the start of real pulls', recording, async () => {
  const [tea] = await logContexts('netlog/tea-wipe-2021.log')

  test('in a log nobody is hit before it, and somebody is then', () => {
    expect(tea?.hits[0]?.decidedMs).toBe(0)
  })

  test('in a report without its length it is the first sign of the limit gauge, seconds at most from the first hit', () => {
    expect(Math.abs(recordedContext().hits[0]?.decidedMs ?? Number.NaN)).toBeLessThan(3_000)
  })
})

describeShared('the end of play in real wipes', recording, async () => {
  const [tea] = await logContexts('netlog/tea-wipe-2021.log')

  test('the tank at 1:45, five more until 1:57: that was the sixth within fifteen seconds', () => {
    expect(tea?.playEndMs).toBe(117_605)
    expect(tea?.deaths.map(({ atMs }) => atMs).filter((atMs) => atMs > 100_000 && atMs <= 117_605)).toHaveLength(7)
  })

  test('the recorded Dancing Mad wipe has its sixth as it ends', () => {
    const { playEndMs, pull, deaths } = recordedContext()
    expect([playEndMs, deaths.at(-1)?.atMs]).toEqual([pull.durationMs, pull.durationMs])
  })

  test('deaths are told one and a half to two and a half seconds after the blow', () => {
    const lags = [tea, recordedContext()].flatMap(
      (context) => context?.deaths.flatMap(({ blow, atMs, diedMs }) => (blow ? [atMs - diedMs] : [])) ?? [],
    )
    expect(lags.length).toBeGreaterThan(10)
    expect(lags.every((lagMs) => lagMs > 1_500 && lagMs < 2_500)).toBe(true)
  })
})
