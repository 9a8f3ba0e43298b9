import { parentPort } from 'node:worker_threads'

/** A reading thread that dies in the middle of every log whose title says how. */
parentPort?.on('message', ({ log }) => {
  if (log.place.title === 'exit.log') process.exit(3)
  if (log.place.title === 'throw.log') throw new Error('a fault nobody foresaw')
  parentPort?.postMessage({ kind: 'end', report: { lines: 7 } })
})
