import { expect, test } from 'vitest'
import type { ParseReport } from '../../src/ingest/netlog/lines/parse-report.ts'
import { logWarnings } from '../../src/operator/log-warnings.ts'

const good: ParseReport = {
  lines: 7_590,
  counts: { '21': 811 },
  unknownTypes: {},
  malformed: 0,
  malformedLines: [],
  hashes: { verified: 93, broken: 0, unverifiable: 1 },
  missing: 0,
  truncated: false,
  pluginVersion: '2.7.4.3',
  repairs: {},
}

test('a good log needs no words', () => {
  expect(logWarnings(good)).toEqual([])
})

test('damaged lines are named with their numbers and what is wrong with them', () => {
  const malformedLines = [
    { line: 6, why: 'it has 3 fields, too few for its type' },
    { line: 7, why: 'it does not begin with a line type' },
  ]
  expect(logWarnings({ ...good, malformed: 2, malformedLines })).toEqual([
    '2 damaged lines were left out (line 6: it has 3 fields, too few for its type; line 7: it does not begin with a line type).',
  ])
  expect(logWarnings({ ...good, malformed: 9, malformedLines })[0]).toMatch(/; …\)\.$/)
  expect(logWarnings({ ...good, malformed: 1, malformedLines: malformedLines.slice(0, 1) })[0]).toMatch(
    /^1 damaged line was left out \(line 6: [^;]+\)\.$/,
  )
})

test('types nobody knows are named with how many lines there were and where they began', () => {
  const unknownTypes = { '275': { count: 3, firstLine: 812 }, '999': { count: 1, firstLine: 7 } }
  expect(logWarnings({ ...good, unknownTypes })).toEqual([
    'lines of types that Vigil does not know were skipped (275 in 3 lines from line 812; 999 in line 7).',
  ])
})

test('a changed log is called changed, one that a tool rewrote gets a calm word', () => {
  expect(logWarnings({ ...good, hashes: { verified: 90, broken: 3, unverifiable: 0 } })).toEqual([
    '3 lines do not match their hash, of 93 that were checked: the log was changed after it was written.',
  ])
  expect(logWarnings({ ...good, hashes: { verified: 568, broken: 363, unverifiable: 0 } })).toEqual([
    '363 lines do not match their hash, of 931 that were checked: a tool rewrote the log, perhaps to hide names. It was read as it stands.',
  ])
  expect(logWarnings({ ...good, hashes: { verified: 0, broken: 93, unverifiable: 0 } })).toEqual([
    'none of its lines match their hashes: a tool rewrote the log, perhaps to hide names. It was read as it stands.',
  ])
})

test('lines that are gone are counted', () => {
  expect(logWarnings({ ...good, missing: 25 })).toEqual([
    '25 lines that were written are missing: chat may have been filtered out.',
  ])
})
