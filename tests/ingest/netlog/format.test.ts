import definitions from 'cactbot/resources/netlog_defs.js'
import { expect, test } from 'vitest'
import { formats, ignoredTypes } from '../../../src/ingest/netlog/lines/format.ts'
import { eraOf, type LineFormat } from '../../../src/ingest/netlog/lines/layout.ts'
import { absent } from '../../../src/ingest/netlog/lines/line.ts'
import { theirNames } from './cactbot-names.ts'

interface Definition {
  readonly type: string
  readonly fields: Readonly<Record<string, number>>
  readonly firstOptionalField?: number | undefined
  readonly possibleRsvFields?: number | readonly number[] | undefined
}
const theirs = new Map(
  Object.values<Definition>(definitions).map((definition) => [Number(definition.type), definition]),
)

/** Fields of ours that cactbot leaves to its readers: where repeated groups begin, and the loggers’ free texts. */
const beyondTheirs = ['249 text', '253 text', '261 firstPair', '38 firstStatus', '42 firstStatus']

/** A field of ours that cactbot has elsewhere, or does not have. */
function disagreements(format: LineFormat): string[] {
  return format.types.flatMap((type) =>
    Object.entries(eraOf(format, 1_000)?.at ?? {}).flatMap(([field, position]) => {
      const known = theirs.get(type)?.fields[theirNames[type]?.[field] ?? field]
      if (known === position || position === absent) return []
      return known === undefined ? [`${type} ${field}`] : [`${type} ${field} is ${position} here and ${known} there`]
    }),
  )
}

test('every field of the newest era lies where cactbot has it', () => {
  expect(formats.flatMap(disagreements).sort()).toEqual(beyondTheirs.sort())
})

test('a field that lies one place off would be noticed', () => {
  for (const format of formats) {
    const at = eraOf(format, 1_000)?.at ?? {}
    for (const [field, position] of Object.entries(at)) {
      if (position === absent || format.types.some((type) => beyondTheirs.includes(`${type} ${field}`))) continue
      const shifted = { ...format, eras: [{ from: 1, at: { ...at, [field]: position + 1 } }] }
      expect(disagreements(shifted).length).toBeGreaterThan(disagreements(format).length)
    }
  }
})

test('repeated groups begin where cactbot has the first optional field', () => {
  expect(theirs.get(42)?.firstOptionalField).toBe(fieldOf(42, 'firstStatus'))
  expect(theirs.get(38)?.firstOptionalField).toBe(fieldOf(38, 'firstStatus'))
  expect(theirs.get(261)?.firstOptionalField).toBe((fieldOf(261, 'firstPair') ?? 0) + 1)
})

test('no line is called too short that has every field which cactbot requires', () => {
  for (const { types, eras } of formats) {
    for (const type of types) {
      const optional = theirs.get(type)?.firstOptionalField
      if (optional !== undefined) expect([type, eras[0]?.from ?? 0]).toSatisfy(([, from]) => from <= optional + 1)
    }
  }
})

test('every text that cactbot expects to be a placeholder is read as a name, or not at all', () => {
  const named = [...theirs].flatMap(([type, { possibleRsvFields: fields }]) =>
    [fields ?? []].flat().map((position) => ({ type, position })),
  )
  expect(named.length).toBeGreaterThan(5)
  for (const { type, position } of named) {
    const fields = Object.entries(eraOf(formatOf(type), 1_000)?.at ?? {})
    const ours = fields.find(([, at]) => at === position)?.[0]
    expect([undefined, 'name', 'abilityName']).toContain(ours)
  }
})

test('every type that cactbot knows is described or left alone on purpose, and none is both', () => {
  const described = new Set(formats.flatMap(({ types }) => types))
  const known = [...theirs.keys()].filter((type) => !Number.isNaN(type))
  expect(known.filter((type) => !described.has(type) && !ignoredTypes.has(type))).toEqual([])
  expect([...ignoredTypes].filter((type) => described.has(type))).toEqual([])
  expect(described.size).toBe(formats.reduce((count, { types }) => count + types.length, 0))
})

test('a line belongs to the last era it is long enough for', () => {
  const action = formatOf(21)
  expect([43, 44, 46, 47, 48, 55, 60].map((count) => eraOf(action, count)?.from)).toEqual([
    undefined,
    44,
    46,
    47,
    47,
    55,
    55,
  ])
})

function formatOf(type: number): LineFormat {
  const found = formats.find(({ types }) => types.includes(type))
  if (found === undefined) throw new Error(`line type ${type} is not described`)
  return found
}

const fieldOf = (type: number, field: string) => eraOf(formatOf(type), 1_000)?.at[field]
