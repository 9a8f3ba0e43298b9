import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { PGlite, type QueryOptions, type Transaction, types } from '@electric-sql/pglite'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import { Pool } from 'pg'
import { extract } from 'tar'
import { AppError } from '../errors.ts'
import { openPrepared } from './prepared.ts'
import * as schema from './schema.ts'

/** Postgres or the embedded PGlite; nothing outside this file knows which. A transaction is one too. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>

export interface OpenDb {
  readonly db: Db
  /** Plain SQL for the job queue, which brings its own tables. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  close(): Promise<void>
}

const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))

/** Connects to a Postgres server and brings its tables up to date. */
export async function openPostgres(url: string): Promise<OpenDb> {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 })
  pool.on('error', () => {}) // an idle connection that breaks is replaced on next use, where the failure is told
  const db = drizzlePostgres(pool, { schema })
  try {
    await migratePostgres(db, { migrationsFolder })
  } catch (cause) {
    await pool.end()
    const where = new URL(url)
    throw new AppError(
      'unavailable',
      `The database at ${where.host}${where.pathname} does not answer or refuses us. Check that it runs and that DATABASE_URL is right, or unset it to use the embedded one.`,
      { cause },
    )
  }
  return {
    db,
    executeSql: async (text, values) => {
      const answer = await pool.query(text, values)
      return Array.isArray(answer) ? (answer.at(-1) ?? { rows: [] }) : answer
    },
    close: () => pool.end(),
  }
}

/** Opens the embedded database in a folder, or in memory without one. One process at a time: see `lock.ts`. */
export async function openEmbedded(folder?: string): Promise<OpenDb> {
  if (folder !== undefined) await unpackEmpty(folder)
  const client = await PGlite.create({
    ...(folder === undefined ? { loadDataDir: new Blob([await readFile(await migratedDump())]) } : { dataDir: folder }),
    ...quickBytes,
    startParams: [...PGlite.defaultStartParams, ...smallBuffers, ...shortJournal],
  })
  const inTurn = openTurns()
  const db = drizzlePglite({ client: plainQueries(client, inTurn), schema })
  await migratePglite(db, { migrationsFolder })
  return {
    db,
    executeSql: (text, values) =>
      inTurn(async () => {
        if (values !== undefined && values.length > 0) return await client.query(text, values)
        return (await client.exec(text)).at(-1) ?? { rows: [] }
      }),
    close: () => client.close(),
  }
}

/** One process with one connection has no use for the 128 MB that a server keeps for its buffers. */
const smallBuffers = ['-c', 'shared_buffers=4MB']

/**
 * Postgres keeps up to 1 GB of its journal before it uses the files anew, in the data folder and, of a database in memory,
 * on the heap. With 64 MB a start after a kill has less to read, too. A file is not filled with zeros first: that is for
 * disks that are told to sync, and PGlite tells them nothing.
 */
const shortJournal = ['max_wal_size=64MB', 'min_wal_size=32MB', 'wal_init_zero=off'].flatMap((own) => ['-c', own])

/** PGlite spells bytes as text, one by one. It can send them as they are, though its types do not say so; Node reads them at once. */
const quickBytes = {
  serializers: { [types.BYTEA]: (bytes: Uint8Array) => bytes as unknown as string },
  parsers: { [types.BYTEA]: (hex: string) => Buffer.from(hex.slice(2), 'hex') },
}

/**
 * What drizzle asks of PGlite, as prepared questions, and without the ways to read dates that it sends along with every
 * query: no column of ours is one, and PGlite makes a table of all its types anew for each query that brings some.
 * PGlite works on this thread, and one answer leads to the next question without a pause: so that everything else gets
 * its turn, there is one now and then.
 */
function plainQueries(client: PGlite, inTurn: InTurn): PGlite {
  const giveWay = openGiveWay()
  const askPrepared = openPrepared(client)
  const plain = ({ query }: Pick<Transaction, 'query'>) => ({
    query: async (text: string, values: unknown[] = [], { parsers: _, ...options }: QueryOptions = {}) => {
      await giveWay()
      return (await askPrepared(text, values, options)) ?? (await query(text, values, options))
    },
  })
  const { query } = plain({ query: client.query.bind(client) })
  const asked = {
    query: (...question: Parameters<typeof query>) => inTurn(() => query(...question)),
    transaction: (work: (tx: Transaction) => Promise<unknown>) =>
      inTurn(() => client.transaction((tx) => work(plain(tx) as Transaction))),
  }
  return asked as unknown as PGlite // and nothing else of it
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** PGlite does one thing at a time; whoever waits for it here has not given way long before. */
function openTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => {}) // whoever asked hears of it
    return next
  }
}

/** Lets the event loop go round, if it has not for longer than anybody should wait. */
function openGiveWay(): () => Promise<void> {
  let wentRoundAt = 0
  return async () => {
    if (performance.now() - wentRoundAt < longestTurnMs) return
    await setImmediate()
    wentRoundAt = performance.now()
  }
}

const longestTurnMs = 5

/** A migrated, empty database as a dump: initdb costs seconds, loading this costs one. Kept beside the packages. */
async function migratedDump(): Promise<string> {
  const journal = await readFile(join(migrationsFolder, 'meta', '_journal.json'))
  const folder = fileURLToPath(new URL('../../node_modules/.cache/vigil', import.meta.url))
  const file = join(folder, `empty-${createHash('sha256').update(journal).digest('hex').slice(0, 16)}.tar.gz`)
  if (existsSync(file)) return file

  const client = await PGlite.create()
  await migratePglite(drizzlePglite(client, { schema }), { migrationsFolder })
  const dump = await client.dumpDataDir('gzip')
  await client.close()
  await mkdir(folder, { recursive: true })
  const unfinished = `${file}.${randomUUID()}`
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()))
  await rename(unfinished, file)
  return file
}

/** Makes the folder of a new database, whole or not at all, without ever holding it in memory. */
async function unpackEmpty(folder: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  const unfinished = `${folder}.${randomUUID()}`
  await mkdir(unfinished, { recursive: true })
  await extract({ file: await migratedDump(), cwd: unfinished, maxReadSize: 64 * 1024 })
  await rm(folder, { recursive: true, force: true })
  await rename(unfinished, folder)
}
