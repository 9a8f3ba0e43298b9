import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type LogParser, openLogParser } from '../../../src/ingest/netlog/log-parser.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { action, ayla, boss, damage, death, director, opening, signed, status, statusEnd } from './log-lines.ts'

const sample = gunzipSync(readFileSync(fileURLToPath(new URL('../../../sample/sample-night.log.gz', import.meta.url))))

const hit = (at: number) => action(at, ayla, '1F', boss, String(at).padStart(4, '0'), damage(5_000))
const wiped = [...opening, status(500, '30', ayla, ayla, 3_600), hit(1_000), director(20_000, '40000005')]
const feed = (parser: LogParser, lines: readonly string[]) => parser.read(Buffer.from(signed(lines)))

test('a pull whose end was called can be told before its last lines are written', () => {
  const parser = openLogParser()
  expect(feed(parser, [...opening, hit(1_000)])).toEqual([])
  expect(parser.peek()).toBeUndefined()
  expect(parser.moment()).toMatchObject({ isCalled: false })
  expect(feed(parser, [director(20_000, '40000005')])).toEqual([])
  expect(parser.moment()).toMatchObject({ isCalled: true })
  expect(parser.peek()).toMatchObject({ provisional: true, outcome: 'wipe', durationMs: 19_000 })
})

test('it is told once more, whole, when they are', () => {
  const parser = openLogParser()
  feed(parser, wiped)
  const first = parser.peek()
  const [whole] = feed(parser, [death(21_000, ayla, boss), statusEnd(22_000, '30', ayla, ayla), hit(60_000)])
  expect(whole).not.toHaveProperty('provisional')
  expect(whole?.sourceKey).toBe(first?.sourceKey)
  expect([first, whole].map((pull) => pull?.events.of('death').length)).toEqual([0, 1])
})

test('a log that is looked at after every piece gives the pulls of one that is not', () => {
  const read = (peeking: boolean): RecordedPull[] => {
    const parser = openLogParser()
    const pulls: RecordedPull[] = []
    for (let from = 0; from < sample.length; from += 20_011) {
      pulls.push(...parser.read(sample.subarray(from, from + 20_011)))
      if (peeking) parser.peek()
    }
    return [...pulls, ...parser.end()]
  }
  const [looked, unlooked] = [read(true), read(false)]
  expect(looked.map(({ events: _, ...told }) => told)).toEqual(unlooked.map(({ events: _, ...told }) => told))
  expect(looked.map(({ events }) => events.sections)).toEqual(unlooked.map(({ events }) => events.sections))
})
