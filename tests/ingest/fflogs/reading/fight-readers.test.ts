import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countReading } from '../../../../src/ingest/fflogs/reading/count-reading.ts'
import { type FightReaders, openFightReaders } from '../../../../src/ingest/fflogs/reading/fight-readers.ts'
import { normalise } from '../../../../src/ingest/normalise/normalise.ts'
import { pageBody, readEvents } from '../../../fflogs/read-events.ts'
import { simulatedReport } from '../../../sim/reports.ts'

const { startTime, fights, actors, abilities, events } = simulatedReport(7)
const asTold = (index: number) => {
  const fight = fights[index]
  if (fight === undefined) throw new Error(`the report has no fight ${index}`)
  return {
    reportStart: startTime,
    master: { actors: [...actors], abilities: [...abilities] },
    fight: {
      ...fight,
      friendlyPlayers: [...fight.friendlyPlayers],
      phaseTransitions: fight.phaseTransitions && [...fight.phaseTransitions],
    },
  }
}
const eventsOf = (index: number) => events[fights[index]?.id ?? 0] ?? []

let readers: FightReaders
beforeAll(() => {
  readers = openFightReaders(2)
})
afterAll(() => readers.close())

async function read(index: number, opened = readers) {
  const reader = opened.open()
  const told = eventsOf(index)
  const half = told.length >> 1
  const splitMs = told[half]?.timestamp ?? 0
  const pages = [told.slice(0, half), told.slice(half)]
  const kept: Uint8Array[] = []
  for (const [number, own] of pages.entries()) {
    const nextMs = number === 0 ? splitMs + 1 : null
    const taken = await reader.take({ stream: 'all', startMs: number * splitMs, body: pageBody(own, nextMs) })
    expect(taken).toMatchObject({ nextMs })
    kept.push(taken.kept)
  }
  return { kept, splitMs, ...(await reader.finish(asTold(index))) }
}

test('a fight read apart, page by page, is the one that is read at once', async () => {
  const { pull, tally } = await read(0)
  const { events: table, ...expected } = normalise(readEvents(asTold(0), eventsOf(0)))
  const { events: own, ...told } = pull
  expect(told).toEqual(expected)
  expect(own.all()).toEqual(table.all())
  expect(tally).toMatchObject({ events: eventsOf(0).length, unusable: 0, unknownTypes: {}, unnamed: 0 })
})

test('what was kept of its pages reads the same', async () => {
  const fresh = await read(0)
  const reader = readers.open()
  for (const [number, body] of fresh.kept.entries()) {
    const page = { stream: 'all', startMs: number * fresh.splitMs, body, compressed: true } as const
    expect((await reader.take(page)).failure).toBeUndefined()
  }
  expect((await reader.finish(asTold(0))).pull.events.all()).toEqual(fresh.pull.events.all())
})

test('many fights are read side by side by a few threads, each as if it were alone', async () => {
  const alone = await read(0)
  const all = await Promise.all([0, 1, 2, 0, 1, 2, 0].map((index) => read(index)))
  expect(all.map(({ pull }) => pull.sourceKey)).toEqual(['1', '2', '3', '1', '2', '3', '1'])
  expect(all[6]?.pull.events.all()).toEqual(alone.pull.events.all())
})

test('an answer without a page crosses the threads as its sentence, and what the ledger has damaged as one, too', async () => {
  const reader = readers.open()
  const cut = await reader.take({ stream: 'all', startMs: 0, body: Buffer.from('{"data":') })
  expect(cut.failure?.message).toContain('an answer we cannot use')
  expect(cut.kept).toHaveLength(0)
  const page = { stream: 'all', startMs: 0, body: Buffer.from('no zstd'), compressed: true } as const
  expect((await reader.take(page)).failure?.message).toContain('a page of the ledger')
  reader.close()
})

describe('a thread that dies', () => {
  const dying = openFightReaders(1, new URL('./crashing-worker.ts', import.meta.url))
  afterAll(() => dying.close())
  const page = (body: string) => ({ stream: 'all', startMs: 0, body: Buffer.from(body) }) as const

  test.each(['exit', 'throw'])('takes its fights with it, and the next fight gets another (%s)', async (death) => {
    const [one, other] = [dying.open(), dying.open()]
    const waiting = [one.take(page(death)), other.take(page('after it'))]
    for (const answer of waiting) await expect(answer).rejects.toThrow('stopped in the middle')
    await expect(other.take(page('later'))).rejects.toThrow('stopped in the middle')
    expect(await dying.open().take(page('fine'))).toMatchObject({ nextMs: null })
  })
})

test('what several fights met beside their pulls is added up', async () => {
  const counted = countReading(readers)
  expect(counted.met()).toEqual({})
  for (const index of [0, 1]) {
    const reader = counted.readers.open()
    const body = pageBody([...eventsOf(index), { type: 'moonphase', timestamp: 1 }, { type: 'cast' }, 7])
    await reader.take({ stream: 'all', startMs: 0, body })
    await reader.finish(asTold(index))
  }
  expect(counted.met().met).toMatchObject({
    events: eventsOf(0).length + eventsOf(1).length + 4,
    unusable: 4,
    unknownTypes: { moonphase: 2 },
  })
})

test('closed readers read no more and say why', async () => {
  const closed = openFightReaders(1)
  const reader = closed.open()
  await closed.close()
  await expect(reader.take({ stream: 'all', startMs: 0, body: pageBody([]) })).rejects.toThrow('stopped in the middle')
  expect(() => closed.open()).toThrow('shutting down')
})
