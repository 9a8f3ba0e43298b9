import { expect, test } from 'vitest'
import { buildContext } from '../../src/analysis/build-context.ts'
import type { Metric } from '../../src/analysis/metric.ts'
import { metrics } from '../../src/analysis/registry.ts'
import { runMetrics } from '../../src/analysis/run-metrics.ts'
import { facts, fruPull } from '../bot/fru-pulls.ts'

test('a metric that looks at what the static agreed on says so, else its results would outlive a change of plan', () => {
  const { events, ...told } = fruPull({ nth: 1 })
  const looked = metrics.filter((metric: Metric<unknown>) => {
    let hasLooked = false
    const looking = new Proxy(
      { pins: [], learned: [] },
      {
        get: (known, field) => {
          hasLooked ||= field !== 'learned'
          return Reflect.get(known, field)
        },
      },
    )
    const report = { source: 'fflogs', code: 'a', title: 'a', startedAt: 0 } as const
    const pull = { ...told, id: 1, staticId: 1, number: 1, report, storedAt: 0 }
    const { failed } = runMetrics(buildContext(pull, events, facts, looking), [metric])
    expect(failed).toEqual({})
    return hasLooked && metric.needs === undefined
  })
  expect(looked.map(({ id }) => id)).toEqual([])
})
