import { expect, test } from 'vitest'
import { footerOf, pullAnswer } from '../../src/commands/pull/pull-answer.ts'
import type { Pull } from '../../src/report.ts'
import { missedStack } from '../charts/arenas.ts'
import { quietPull } from '../charts/pulls.ts'

const hour = 3_600_000

const pull: Pull = {
  id: 1,
  staticId: 1,
  number: 1,
  source: 'netlog',
  sourceKey: '1',
  fightName: 'Colossus',
  startedAt: 0,
  durationMs: hour,
  outcome: 'wipe',
  actors: [],
  abilityNames: {},
  statusNames: {},
  phases: [],
  parser: 'netlog 1',
  storedAt: hour + 12_000,
  report: { source: 'netlog', code: 'abc', title: 'a night', startedAt: 0 },
}
const plain = 'Network log · read 12.0 s after the pull · netlog 1'

test('the footer says where a pull comes from, how old that is, and what read it', () => {
  expect(footerOf(pull)).toBe(plain)
  expect(footerOf({ ...pull, report: { ...pull.report, source: 'fflogs', code: 'AbCd' } })).toContain('FFLogs AbCd · ')
  expect(footerOf({ ...pull, storedAt: 6 * hour })).toContain('read 5 h after')
  expect(footerOf({ ...pull, storedAt: 73 * hour })).toContain('read 3 days after')
})

test('lines that were changed after they were written are said in plain words', () => {
  expect(footerOf({ ...pull, brokenHashes: 0 })).toBe(plain)
  expect(footerOf({ ...pull, brokenHashes: 1 })).toBe(
    `${plain} · 1 line does not match its hash: it was changed after it was written`,
  )
  expect(footerOf({ ...pull, brokenHashes: 3 })).toBe(
    `${plain} · 3 lines do not match their hashes: they were changed after they were written`,
  )
})

test('who looks at trash is told that nobody else will see it', () => {
  expect(footerOf({ ...pull, trash: true })).toBe(`${plain} · no boss: told in no channel, counted nowhere`)
})

test('where places are told, the fatal moment is the second picture; where they are not, nothing is said of it', () => {
  const answerOf = (moment: unknown) =>
    pullAnswer({ pull, results: { timeline: quietPull, 'fatal-moment': moment } }, [], 'roles', undefined)
  expect(answerOf({ arena: missedStack }).blocks).toEqual([quietPull, missedStack])
  expect(answerOf({ absent: 'no places' }).blocks).toEqual([quietPull])
  expect(answerOf(undefined).blocks).toEqual([quietPull])
})
