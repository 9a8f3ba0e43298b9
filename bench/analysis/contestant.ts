// The program of a process that analyses the long pull of a folder, or parses its events as JSON, again and again.
// Prints the milliseconds a time takes; or, told to be cold, those of the first time.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildContext } from '../../src/analysis/context.ts'
import { runMetrics } from '../../src/analysis/run-metrics.ts'
import { readFacts } from '../../src/game/facts.ts'
import type { Pull } from '../../src/report.ts'
import { unpackEvents } from '../../src/store/pulls/event-block.ts'
import { longPullFiles } from './long-pull-files.ts'

const [, , name = '', folder = ''] = process.argv
const read = (file: string): Buffer => readFileSync(join(folder, file))

const pull: Pull = JSON.parse(read(longPullFiles.pull).toString())
const block = read(longPullFiles.block)
const json = read(longPullFiles.json)
const facts = readFacts()

function analyse(): void {
  const { failed } = runMetrics(buildContext(pull, unpackEvents(block), facts))
  for (const [metric, why] of Object.entries(failed)) throw new Error(`${metric} failed: ${why}`)
}

const parse = (): void => void JSON.parse(json.toString())

/** Several at a time, so that what they leave to be swept is in the figure; the fastest of many such turns. */
function warm(work: () => void): number {
  const times = Array.from({ length: turns }, () => timed(() => Array.from({ length: perTurn }, work)) / perTurn)
  return Math.min(...times.slice(warmUps))
}

function timed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

const perTurn = 8
const warmUps = 5
const turns = 25

const works: Readonly<Record<string, () => number>> = {
  warm: () => warm(analyse),
  parse: () => warm(parse),
  cold: () => timed(analyse),
}
console.log(works[name]?.())
