import { describe, expect, test } from 'vitest'
import { metrics } from '../../src/analysis/registry.ts'
import type { RecordedPull } from '../../src/report.ts'
import { agreed } from './two-sources/agreed.ts'
import { differencesOf, explain, type Tolerance, toText } from './two-sources/difference.ts'
import { statedBy, statements, tellings } from './two-sources/inherent.ts'
import { nights, untoldFalls } from './two-sources/nights.ts'
import { withSameCast } from './two-sources/same-cast.ts'
import { contextOf, everythingOf } from './two-sources/say.ts'
import { readAsLog, readAsReport } from './two-sources/tellings.ts'

const met = new Set<Tolerance>()

/** The same night as a network log and as a report of FFLogs: one truth, told twice. */
describe.each(nights)('%s', async (_, makeNight) => {
  const night = makeNight()
  const logs = (await readAsLog(night)).map(withSameCast)
  const reports = readAsReport(night).map(withSameCast)
  const pairs = logs.map((log, index) => [log, reports[index]] as const)

  test('every pull is in both, at the same moment', () => {
    const startsOf = (pulls: readonly RecordedPull[]) => pulls.map(({ startedAt }) => startedAt)
    expect(startsOf(logs)).toEqual(night.pulls.map(({ startedAt }) => startedAt))
    expect(startsOf(reports)).toEqual(startsOf(logs))
  })

  test.each(pairs)('pull as a whole %#', (log, report) => {
    expect(listed(stated(log), stated(report), 'pull', statements)).toEqual([])
  })

  test.each(pairs)('facts, metrics and words %#', (log, report) => {
    if (report === undefined) throw new Error('the report lacks a pull')
    const [ours, theirs] = [everythingOf(agreed(log, report)), everythingOf(agreed(report, report))]
    expect(Object.keys(ours.metrics)).toEqual(metrics.map(({ id }) => id))
    expect(listed(ours.facts, theirs.facts, 'facts', tellings)).toEqual([])
    for (const { id } of metrics) {
      expect(listed(ours.metrics[id], theirs.metrics[id], `metrics.${id}`, tellings)).toEqual([])
      expect(listed(ours.blocks[id], theirs.blocks[id], `blocks.${id}`, tellings)).toEqual([])
    }
    expect(ours.sentences).toEqual(theirs.sentences)
  })
})

test('every tolerance was met somewhere above, or it must go', () => {
  const idle = [...statements, ...tellings].filter((one) => !met.has(one))
  expect(idle.map(({ because }) => because)).toEqual([])
})

test('falls that no line tells are deaths all the same, the last ones of a wipe among them', async () => {
  const night = untoldFalls()
  const [log] = await readAsLog(night)
  if (log === undefined) throw new Error('the log holds a pull')
  const context = contextOf(log)
  const found = context.deaths.map(({ player, diedMs }) => [context.actor(player)?.name ?? '', diedMs] as const)
  const answers = night.pulls.flatMap(({ pull }) => pull.answer.deaths)
  expect(found.map(([name]) => name).sort()).toEqual(answers.map(({ who }) => who).sort())
  for (const { who, lethalMs } of answers) {
    expect(found.some(([name, diedMs]) => name === who && Math.abs(diedMs - lethalMs) <= 150)).toBe(true)
  }
})

const stated = (pull: RecordedPull | undefined) =>
  pull &&
  statedBy(
    pull,
    contextOf(pull).phases.map(({ id, startMs }) => ({ id, startMs })),
  )

/** What no tolerance explains; some of it is enough to fail. */
function listed(log: unknown, report: unknown, path: string, tolerances: readonly Tolerance[]): string[] {
  const unexplained = differencesOf(log, report, path).filter((difference) => {
    const known = explain(difference, tolerances)
    if (known) met.add(known)
    return known === undefined
  })
  return unexplained.slice(0, 12).map(toText)
}
