import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { action as actionFormat } from '../../../src/ingest/netlog/lines/eras.ts'
import { formats } from '../../../src/ingest/netlog/lines/format.ts'
import { eraOf, type LineFormat } from '../../../src/ingest/netlog/lines/layout.ts'
import { absent, readText } from '../../../src/ingest/netlog/lines/line.ts'
import { describeShared, sharedData } from '../../shared-data.ts'
import { looksLike } from './field-looks.ts'
import { lineOf } from './one-line.ts'

/** A file of each era, and how long its action lines are. */
const files = [
  { name: 'cape-westwind-2019.log', actions: 44 },
  { name: 'tea-wipe-2021.log', actions: 47 },
  { name: 'cape-westwind-2022.log', actions: 48 },
  { name: 'dungeon-ja-2025.log', actions: 55 },
  { name: 'm8s-cut-2025.log', actions: 55 },
  { name: 'fru-slice-2026.log', actions: 55 },
]

/** Of an action: fields whose neighbour is of another kind. */
const pinned = ['source', 'sourceName', 'ability', 'abilityName', 'target', 'targetName', 'targetHeading', 'sequence']

for (const { name, actions } of files) {
  describeShared(`the lines of ${name}`, `netlog/${name}`, () => {
    const lines = readFileSync(sharedData(`netlog/${name}`), 'latin1')
      .split(/\r?\n/)
      .filter(Boolean)

    test('hold what the table of their era says, field for field', () => {
      for (const format of formats) {
        const own = linesOf(format, lines)
        for (const [field, wrong] of own.flatMap((line) => wrongFields(format, line))) {
          expect.soft(wrong, `${format.name}: ${field}`).toBe('')
        }
      }
    })

    test('are of the era we took them for', () => {
      expect(new Set(linesOf(actionFormat, lines).map((line) => line.split('|').length))).toEqual(new Set([actions]))
    })

    test('would not, were a field of an action one place further', () => {
      const own = linesOf(actionFormat, lines)
      const at: Readonly<Record<string, number>> = eraOf(actionFormat, own[0]?.split('|').length ?? 0)?.at ?? {}
      const told = pinned.filter((field) => at[field] !== absent)
      expect(told.length).toBeGreaterThan(5)
      for (const field of told) {
        const moved = own.filter((line) => !looksLike('action', field, read(line, (at[field] ?? 0) + 1)))
        expect.soft([field, moved.length > 0]).toEqual([field, true])
      }
    })

    test('tell the same of somebody who aims an action at themselves, once as source and once as target', () => {
      const pairs = ['Hp', 'MaxHp', 'Mp', 'X', 'Y', 'Heading'] as const
      const selves = linesOf(actionFormat, lines).filter((line) => read(line, 2) === read(line, 6))
      expect(selves.length).toBeGreaterThan(0)
      for (const line of selves) {
        const at: Readonly<Record<string, number>> = eraOf(actionFormat, line.split('|').length)?.at ?? {}
        for (const pair of pairs) {
          expect.soft(read(line, at[`source${pair}`])).toBe(read(line, at[`target${pair}`]))
        }
      }
    })
  })
}

const typeOf = (line: string) => Number(line.slice(0, line.indexOf('|')))

const linesOf = (format: LineFormat, lines: readonly string[]) =>
  lines.filter((line) => format.types.includes(typeOf(line)))

/** Through the reader's own eyes. */
function read(text: string, position = absent): string {
  return readText(lineOf(text, 'latin1'), position)
}

function wrongFields(format: LineFormat, text: string): (readonly [string, string])[] {
  const era = eraOf(format, text.split('|').length)
  if (era === undefined) return [['a line too short', text]]
  return Object.entries(era.at).flatMap(([field, position]) => {
    const value = read(text, position)
    return position === absent || looksLike(format.name, field, value) ? [] : [[field, value] as const]
  })
}
