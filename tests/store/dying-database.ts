import { parentPort } from 'node:worker_threads'
import '../../src/store/embedded/database-worker.ts'

// The database's thread, which ends in the middle of a question that has this word in it.
parentPort?.on('message', ({ question }: { readonly question: Uint8Array }) => {
  if (Buffer.from(question).includes('fall over')) process.exit(1)
})
