import { expect, test } from 'vitest'
import { analystHere } from '../../src/analysis/analyst.ts'
import { deaths } from '../../src/analysis/metrics/deaths.ts'
import { metrics } from '../../src/analysis/registry.ts'
import { analysePull, analysePulls } from '../../src/analysis/run.ts'
import { runMetrics } from '../../src/analysis/run-metrics.ts'
import { resultOf } from '../../src/analysis/study.ts'
import { tableOf } from '../../src/events/recorder.ts'
import { readFacts } from '../../src/game/facts.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { savePull } from '../../src/store/pulls/pulls.ts'
import { listResults, saveResults } from '../../src/store/pulls/results.ts'
import { onEveryDatabase } from '../databases.ts'
import { kill, pullOf } from './pull-where.ts'

const facts = readFacts()

test('a metric that fails has no result, says why, and stops no other', () => {
  const broken = {
    id: 'broken',
    compute: () => {
      throw new Error('out of luck')
    },
  }
  const { results, failed } = runMetrics(pullOf({}), [broken, deaths])
  expect(Object.keys(results)).toEqual(['deaths'])
  expect(failed).toEqual({ broken: 'out of luck' })
})

onEveryDatabase('analysing stored pulls', (open) => {
  const stored = async (name: string) => {
    const { db } = open()
    const { id: staticId } = await openStatic(db, { discordId: 'local', name: 'here' }, { name })
    const {
      pull: { id: _, ...told },
      all,
    } = pullOf({}, kill(10_000, 1, 'gwen'))
    const report = { source: 'netlog', code: name, title: 'a night', startedAt: 0 } as const
    const { pull } = await savePull(db, staticId, report, { ...told, events: tableOf(all()) }, 0)
    return { db, staticId, pull }
  }

  test('every metric is computed once and kept', async () => {
    const { db, staticId, pull } = await stored('once')
    const analysed = await analysePull(db, analystHere(facts), pull)
    expect(Object.keys(analysed.results).sort()).toEqual(metrics.map(({ id }) => id).sort())
    expect(resultOf(analysed, deaths)?.deaths).toMatchObject([{ player: { name: 'Gwen Ash' } }])
    expect(await listResults(db, staticId, [pull.id])).toHaveLength(metrics.length)
    expect(await analysePulls(db, analystHere(facts), staticId, [pull])).toEqual([analysed])
  })

  test('a present result is used as it is stored, an outdated one is computed anew', async () => {
    const { db, pull } = await stored('versions')
    await analysePull(db, analystHere(facts), pull)
    const said = { deaths: [], raises: [] }
    await saveResults(db, pull, [{ metric: 'deaths', version: deaths.version, result: said }])
    expect((await analysePull(db, analystHere(facts), pull)).results.deaths).toEqual(said)
    await saveResults(db, pull, [{ metric: 'deaths', version: deaths.version - 1, result: said }])
    expect(resultOf(await analysePull(db, analystHere(facts), pull), deaths)?.deaths).toHaveLength(1)
  })
})
