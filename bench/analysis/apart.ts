// The program of a process that tells what the analysis of the long pull of a folder spends its time on, warm.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildContext, type PullContext } from '../../src/analysis/context.ts'
import { metrics } from '../../src/analysis/registry.ts'
import { readFacts } from '../../src/game/facts.ts'
import type { Pull } from '../../src/report.ts'
import { unpackEvents } from '../../src/store/pulls/event-block.ts'
import { longPullFiles } from './long-pull-files.ts'

const [, , folder = ''] = process.argv
const pull: Pull = JSON.parse(readFileSync(join(folder, longPullFiles.pull)).toString())
const block = readFileSync(join(folder, longPullFiles.block))
const facts = readFacts()

const rounds = 120
const warmUps = 40
const spent = new Map<string, number[]>()

function note<Value>(name: string, work: () => Value): Value {
  const begun = performance.now()
  const value = work()
  const times = spent.get(name) ?? []
  times.push(performance.now() - begun)
  spent.set(name, times)
  return value
}

/** Facts are worked out on first use: here each is used once, in order, before any metric. */
const factsOf = (context: PullContext): string[] =>
  Object.entries(Object.getOwnPropertyDescriptors(context)).flatMap(([name, { get }]) => (get ? [name] : []))

for (let round = 0; round < rounds; round++) {
  const events = note('decode', () => {
    const table = unpackEvents(block)
    return table.sections.length > 0 ? table : table
  })
  const context = buildContext(pull, events, facts)
  for (const name of factsOf(context)) note(`fact ${name}`, () => Reflect.get(context, name))
  for (const metric of metrics) note(`metric ${metric.id}`, () => metric.compute(context))
}

const medianOf = (times: readonly number[]): number => {
  const warm = times.slice(warmUps).sort((one, other) => one - other)
  return warm[warm.length >> 1] ?? 0
}
const lines = [...spent].map(([name, times]) => ({ name, ms: medianOf(times) }))
const sumOf = (kind: string): number =>
  lines.filter(({ name }) => name.startsWith(kind)).reduce((sum, { ms }) => sum + ms, 0)
const all = [...lines, { name: 'all facts', ms: sumOf('fact ') }, { name: 'all metrics', ms: sumOf('metric ') }]
for (const { name, ms } of all) console.log(`  ${name.padEnd(28)} ${ms.toFixed(2)} ms`)
