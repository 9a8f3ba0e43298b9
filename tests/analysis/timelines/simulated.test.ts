import { describe, expect, test } from 'vitest'
import { buildContext } from '../../../src/analysis/context.ts'
import { timelineDiff } from '../../../src/analysis/metrics/timeline-diff.ts'
import { readFacts } from '../../../src/game/facts.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { fights } from '../../sim/fights/index.ts'
import { party } from '../../sim/party.ts'
import { simulate } from '../../sim/simulate.ts'
import { readAsLog, readAsReport } from '../../sim/two-sources/tellings.ts'

const facts = readFacts()
/** A boundary this near is where a careful reader would put it, ms. */
const nearMs = 500

/** What we make of a pull when its source tells no phases. */
function contextOf({ events, ...told }: RecordedPull) {
  const report = { source: told.source, code: 'abc', title: 'a night', startedAt: 0 }
  return buildContext({ ...told, phases: [], id: 1, staticId: 1, number: 1, report, storedAt: 0 }, events, facts)
}

describe.each(fights.map((fight) => [fight.key, fight] as const))('a simulated pull of %s', async (_, fight) => {
  const pull = simulate(fight, party, { seed: 11, plants: [] })
  const night = { title: 'A night', party, pulls: [{ pull, startedAt: Date.UTC(2026, 10, 14, 20) }] }
  const tellings = { log: (await readAsLog(night))[0], report: readAsReport(night)[0] }

  test.each(['log', 'report'] as const)('has its phases where they were, by the %s without its phases', (source) => {
    const told = tellings[source]
    if (told === undefined) throw new Error('the source tells the pull')
    const found = contextOf(told).phases
    expect(found.map(({ id }) => id)).toEqual(pull.answer.phases.map(({ id }) => id))
    const off = found.map(({ startMs }, index) => Math.abs(startMs - (pull.answer.phases[index]?.startMs ?? 0)))
    expect(Math.max(...off)).toBeLessThanOrEqual(nearMs)
  })

  test('agrees with the timeline it was made from, whichever source tells it', () => {
    const [log, report] = [tellings.log, tellings.report].map((told) => told && timelineDiff.compute(contextOf(told)))
    expect(log?.stretches.length).toBeGreaterThan(0)
    expect(report?.stretches.map(({ name, points }) => [name, points.length])).toEqual(
      log?.stretches.map(({ name, points }) => [name, points.length]),
    )
  })
})
