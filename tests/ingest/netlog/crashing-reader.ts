import { parentPort } from 'node:worker_threads'
import { openTally, toReport } from '../../../src/ingest/netlog/lines/parse-report.ts'

/** A reading thread that dies of every log whose title says how, and finds nothing in any other. */
parentPort?.on('message', ({ log }) => {
  if (log.place.title.endsWith('exit.log')) process.exit(3)
  if (log.place.title.endsWith('throw.log')) throw new Error('a fault nobody foresaw')
  parentPort?.postMessage({ kind: 'end', report: { ...toReport(openTally()), lines: 7 } })
})
