import type { Socket } from 'node:net'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { Pool, type PoolConfig } from 'pg'
import { AppError } from '../errors.ts'
import { keepQuestions } from './embedded/keep-questions.ts'
import { type EmbeddedServer, startServer } from './embedded/server.ts'
import { migrationsFolder } from './migrations-folder.ts'
import * as schema from './schema.ts'

/** A Postgres server or the embedded database, which speaks as one; nothing outside knows which. A transaction is one too. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>

export interface OpenDb {
  readonly db: Db
  /** Plain SQL for the job queue, which brings its own tables. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  close(): Promise<void>
}

/** Connects to a Postgres server and brings its tables up to date. */
export async function openPostgres(url: string): Promise<OpenDb> {
  try {
    return await open({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 })
  } catch (cause) {
    const where = new URL(url)
    throw new AppError(
      'unavailable',
      `The database at ${where.host}${where.pathname} does not answer or refuses us. Check that it runs and that DATABASE_URL is right, or unset it to use the embedded one.`,
      { cause },
    )
  }
}

/**
 * Opens the embedded database in a folder, or in memory without one: a thread of its own, to which everybody talks in
 * turn. One that dies is opened anew for whoever asks next. One process at a time: see `lock.ts`.
 */
export async function openEmbedded(folder?: string): Promise<OpenDb> {
  return await openServed(startServer(folder === undefined ? {} : { folder }))
}

/** Everything that a server has to itself. */
export async function openServed(server: EmbeddedServer): Promise<OpenDb> {
  const opened = await open({
    max: 1,
    idleTimeoutMillis: 0,
    ssl: false,
    pipeline: true, // what is asked together is answered in one go
    stream: () => server.connect() as unknown as Socket, // as much of one as `pg` asks for
    onConnect: keepQuestions,
  })
  return {
    ...opened,
    close: async () => {
      await opened.close()
      await server.close()
    },
  }
}

async function open(config: PoolConfig): Promise<OpenDb> {
  const pool = new Pool(config)
  // A connection that breaks is replaced on next use; whoever used it is told by the question that it broke under.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = drizzle(pool, { schema })
  try {
    await migrate(db, { migrationsFolder })
  } catch (cause) {
    await pool.end()
    throw cause
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
