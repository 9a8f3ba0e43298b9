// The program of a process that fills a data folder with the long pull, again and again, each at another time, with
// results of older versions of all metrics.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildContext } from '../../src/analysis/context.ts'
import { metrics } from '../../src/analysis/registry.ts'
import { runMetrics } from '../../src/analysis/run-metrics.ts'
import { readFacts } from '../../src/game/facts.ts'
import type { Pull } from '../../src/report.ts'
import { openEmbedded } from '../../src/store/db.ts'
import { localGuild, openStatic } from '../../src/store/people/statics.ts'
import { unpackEvents } from '../../src/store/pulls/event-block.ts'
import { savePull } from '../../src/store/pulls/pulls.ts'
import { saveResults } from '../../src/store/pulls/results.ts'
import { longPullFiles } from './long-pull-files.ts'
import { pullsPerNight } from './programs.ts'

const [, , folder = '', data = '', count = '0'] = process.argv

const {
  id: _id,
  staticId: _static,
  number: _number,
  report,
  storedAt,
  ...told
}: Pull = JSON.parse(readFileSync(join(folder, longPullFiles.pull)).toString())
const events = unpackEvents(readFileSync(join(folder, longPullFiles.block)))
const { results } = runMetrics(
  buildContext({ ...told, id: 1, staticId: 1, number: 1, report, storedAt }, events, readFacts()),
)
const outdated = metrics.map(({ id }) => ({ metric: id, version: 0, result: results[id] }))

const dayMs = 24 * 60 * 60_000
const apartMs = 12 * 60_000
const startOf = (index: number): number =>
  told.startedAt + Math.floor(index / pullsPerNight) * dayMs + (index % pullsPerNight) * apartMs

const { db, close } = await openEmbedded(join(data, 'database'))
const { id: staticId } = await openStatic(db, localGuild, { name: 'Your static' })
for (let index = 0; index < Number(count); index++) {
  const startedAt = startOf(index)
  const recorded = { ...told, events, startedAt, sourceKey: String(index + 1) }
  const { pull } = await savePull(db, staticId, report, recorded, startedAt)
  await saveResults(db, pull, outdated)
}
await close()
