import { readFile } from 'node:fs/promises'
import { workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { answerQuestions } from '../../answering.ts'
import { migratedDump, unpackEmpty } from './empty-database.ts'
import { goodbye, joined } from './wire.ts'

/** Where the database lies; in memory without a folder. */
export interface DatabasePlace {
  readonly folder?: string
}

/**
 * One process with one connection has no use for the 128 MB that a server keeps for its buffers, nor for room to note the
 * locks of a hundred connections, of workers and of replicas.
 */
const small = [
  'shared_buffers=4MB',
  'max_connections=4', // one, and three that Postgres reserves
  'max_worker_processes=1',
  'max_wal_senders=0',
  'max_replication_slots=0',
]

/**
 * Postgres keeps up to 1 GB of its journal before it uses the files anew, in the data folder and, of a database in memory,
 * on the heap. With 64 MB a start after a kill has less to read, too. A file is not filled with zeros first: that is for
 * disks that are told to sync, and PGlite tells them nothing.
 */
const shortJournal = ['max_wal_size=64MB', 'min_wal_size=32MB', 'wal_init_zero=off']

// This module is the thread's whole program: it runs when it is loaded.
const { folder } = workerData as DatabasePlace
if (folder !== undefined) await unpackEmpty(folder)
const database = await PGlite.create({
  ...(folder === undefined ? { loadDataDir: new Blob([await readFile(await migratedDump())]) } : { dataDir: folder }),
  startParams: [...PGlite.defaultStartParams, ...[...small, ...shortJournal].flatMap((own) => ['-c', own])],
})

/** A goodbye closes the database. */
answerQuestions<Uint8Array, Uint8Array>(async (written) => {
  if (written[0] === goodbye[0]) {
    await database.close()
    return { answer: new Uint8Array() }
  }
  const answer = await answerTo(written)
  return { answer, handedOver: [answer] }
})

/** Streamed, because PGlite keeps every answer that it gives whole, for as long as it lives. */
async function answerTo(written: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  const onRawData = (piece: Uint8Array) => void pieces.push(piece.slice()) // it lies in memory that is used anew
  await database.execProtocolRawStream(written, { syncToFs: false, onRawData })
  return joined(pieces)
}
