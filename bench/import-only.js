// Imports a log as `vigil import` does, up to stored and analysed pulls: without the posts, and each time for a static of its
// own. Told `once`, it prints the seconds that took and the most memory it had, in MB; else it answers the seconds each time it
// is told to run. Plain JavaScript over the compiled project, because stripping types takes more memory than reading logs.
import '../dist/loading.js'
import { peakMb } from './peak.js'

const { analysePull } = await import('../dist/analysis/run.js')
const { readConfig } = await import('../dist/config.js')
const { ingest } = await import('../dist/ingest/ingest.js')
const { findLogs } = await import('../dist/ingest/netlog/files/find-logs.js')
const { openWorkbench } = await import('../dist/operator/workbench.js')
const { localGuild, openStatic } = await import('../dist/store/people/statics.js')

const [, , manner, path] = process.argv
const bench = await openWorkbench(readConfig(process.env), 'import')
const { db, analyst } = bench.services
let imports = 0

async function importAll() {
  const own = await openStatic(db, localGuild, { name: `import ${++imports}` })
  const begun = performance.now()
  const { logs } = await findLogs(path)
  for (const log of logs) {
    const pulls = ingest(bench.services, own.id, bench.readers.open(log))
    for await (const { pull, events } of pulls) await analysePull(db, analyst, pull, events)
  }
  return (performance.now() - begun) / 1000
}

if (manner === 'once') {
  const seconds = await importAll()
  await bench.close()
  console.log(JSON.stringify({ seconds, peakMb: peakMb() }))
} else {
  process.on('message', async () => process.send?.(await importAll()))
}
