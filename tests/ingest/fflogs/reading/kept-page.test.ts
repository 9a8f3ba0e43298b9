import { zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { packPage, unpackPage } from '../../../../src/ingest/fflogs/reading/kept-page.ts'
import { openShapes } from '../../../../src/ingest/fflogs/reading/shapes.ts'
import { readTape } from '../../../../src/ingest/fflogs/reading/tape.ts'
import { pageBody } from '../../../fflogs/read-events.ts'
import { simulatedReport } from '../../../sim/reports.ts'
import { oddEvents, randomList } from './odd-events.ts'

/** The page kept, and unpacked again. */
function keep(body: Buffer, shapes = openShapes()) {
  const tape = readTape(body, body.indexOf('[') + 1, shapes)
  if (tape === undefined) throw new Error('the page cannot be read')
  const kept = packPage(tape, shapes)
  return { kept, back: Buffer.from(unpackPage(kept)).toString() }
}

const answer = (list: string) => Buffer.from(`{"data":${list},"näxt":null}`)

describe('a kept page is, byte for byte, what FFLogs sent', () => {
  test.each(oddEvents.map((text) => [text]))('%s', (text) => {
    const body = answer(`[${text},${text},{"type":"cast","timestamp":5,"sourceID":7},${text}]`)
    expect(keep(body).back).toBe(body.toString())
  })

  test.each(Array.from({ length: 80 }, (_, seed) => [seed]))('at random (%i)', (seed) => {
    const shapes = openShapes()
    for (const list of [randomList(seed), randomList(seed + 1_000), randomList(seed)]) {
      expect(keep(answer(list), shapes).back).toBe(answer(list).toString())
    }
  })

  test('without events', () => {
    expect(keep(answer('[]')).back).toBe(answer('[]').toString())
  })
})

test('a page of a fight takes less than half of what zstd makes of it', () => {
  const body = pageBody(simulatedReport(7).events[1] ?? [])
  const { back, kept } = keep(body)
  expect(back).toBe(body.toString())
  expect(kept.length).toBeLessThan(zstdCompressSync(body).length * 0.6)
})

test('an answer that was kept as it was comes back', () => {
  const body = answer('[{"type":"cast"}]')
  expect(Buffer.from(unpackPage(zstdCompressSync(body)))).toEqual(body)
})

test('what is damaged is not taken for a page', () => {
  const { kept } = keep(pageBody(simulatedReport(7).events[1] ?? []))
  expect(() => unpackPage(kept.subarray(0, 500))).toThrow()
  expect(() => unpackPage(new Uint8Array())).toThrow()
})
