import { parentPort } from 'node:worker_threads'

/** Stands for a worker that dies at its work: it ends itself as soon as it has something to draw. */
parentPort?.on('message', () => process.exit(3))
