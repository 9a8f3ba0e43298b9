import assert from 'node:assert/strict'
import type { ParseReport } from '../../src/ingest/netlog/lines/parse-report.ts'
import type { RecordedPull } from '../../src/report.ts'

/** What holds for every pull, however damaged its log was. */
export function checkPull({
  actors,
  events,
  durationMs,
  startedAt,
  bossHp,
  territoryId,
  sourceKey,
}: RecordedPull): void {
  assert.ok(Number.isSafeInteger(startedAt), `it starts at ${startedAt}`)
  assert.equal(sourceKey, String(startedAt))
  assert.ok(Number.isInteger(durationMs) && durationMs >= 0 && durationMs < 2 ** 31, `it lasts ${durationMs} ms`)
  assert.ok(bossHp === undefined || (bossHp >= 0 && bossHp <= 1), `its boss has ${bossHp} left`)
  assert.ok(
    territoryId === undefined || (Number.isInteger(territoryId) && territoryId < 2 ** 31),
    `zone ${territoryId}`,
  )
  assert.deepEqual(
    actors.map(({ id }) => id),
    actors.map((_, index) => index),
  )
  let last = Number.NEGATIVE_INFINITY
  for (const event of events.all()) {
    assert.ok(event.at >= last, `${event.type} at ${event.at} after ${last}`)
    last = event.at
    for (const [field, value] of Object.entries(event)) {
      if (typeof value === 'number') assert.ok(Number.isFinite(value), `${field} of ${event.type} is ${value}`)
      if (actorFields.has(field)) assert.ok(isActor(value, actors.length), `${field} of ${event.type} is ${value}`)
    }
  }
}

const actorFields: ReadonlySet<string> = new Set(['source', 'target', 'actor', 'killer', 'attacker'])
const isActor = (value: unknown, count: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= -1 && value < count

/** Every line is counted once: by its type, or as one that has none. */
export function checkReport({ lines, counts, malformed, truncated }: ParseReport, bytes: Buffer): void {
  const typed = Object.values(counts).reduce((sum, count) => sum + count, 0)
  assert.ok(
    typed <= lines && lines <= typed + malformed,
    `${lines} lines, ${typed} with a type, ${malformed} malformed`,
  )
  const told = countLines(bytes)
  assert.ok(lines <= told && lines >= told - (truncated ? 1 : 0), `${lines} lines of ${told}`)
}

function countLines(bytes: Buffer): number {
  let lines = 0
  const first = bytes.indexOf('\ufeff') === 0 ? 3 : 0
  for (let from = first; from < bytes.length; ) {
    const lineBreak = bytes.indexOf(0x0a, from)
    const to = lineBreak < 0 ? bytes.length : lineBreak
    if (to > from && !(to === from + 1 && bytes[from] === 0x0d)) lines++
    from = to + 1
  }
  return lines
}
