import { parentPort } from 'node:worker_threads'

/** A reading thread that dies of every page that says so, and finds the others empty. */
parentPort?.on('message', ({ number, question: { kind, page } }) => {
  if (kind !== 'take') return
  const body = Buffer.from(page.body).toString()
  if (body === 'exit') process.exit(3)
  if (body === 'throw') throw new Error('a fault nobody foresaw')
  const taken = { nextMs: null, rateLimitData: null, kept: page.body }
  parentPort?.postMessage({ number, answer: { kind: 'taken', taken } })
})
