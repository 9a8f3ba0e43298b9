// Imports a log as `vigil import` does, up to stored and analysed pulls: without the posts. Prints the seconds it took and
// the most memory it had, in MB. Plain JavaScript over the compiled project, because stripping types takes more memory
// than reading logs.
import '../dist/loading.js'
import { peakMb } from './peak.js'

const { analysePull } = await import('../dist/analysis/run.js')
const { readConfig } = await import('../dist/config.js')
const { ingest } = await import('../dist/ingest/ingest.js')
const { findLogs } = await import('../dist/ingest/netlog/files/find-logs.js')
const { openWorkbench } = await import('../dist/operator/workbench.js')

const bench = await openWorkbench(readConfig(process.env), 'import')
const begun = performance.now()
const { logs } = await findLogs(process.argv[2])
for (const log of logs) {
  const pulls = ingest(bench.services, bench.own.id, bench.readers.open(log))
  for await (const { pull, events } of pulls) await analysePull(bench.services.db, bench.services.analyst, pull, events)
}
const seconds = (performance.now() - begun) / 1000
await bench.close()
console.log(JSON.stringify({ seconds, peakMb: peakMb() }))
