import { AppError } from '../../errors.ts'
import { startThread } from '../../thread.ts'
import { DatabaseConnection, type DatabaseThread } from './connection.ts'
import type { DatabasePlace } from './database-worker.ts'
import { goodbye } from './wire.ts'

/** A Postgres of our own, in a thread of its own. It serves one connection at a time. */
export interface EmbeddedServer {
  /** A thread that died is replaced by one that opens the database anew. */
  connect(): DatabaseConnection
  /** Closes the database; nobody may be connected any more. */
  close(): Promise<void>
}

export function startServer(place: DatabasePlace, program: URL = workerProgram): EmbeddedServer {
  let thread: DatabaseThread | undefined
  return {
    connect() {
      if (thread === undefined || thread.isOver) thread = startThread(program, stopped, place)
      return new DatabaseConnection(thread)
    },
    async close() {
      if (!thread?.isOver) await thread?.ask(goodbye)
      await thread?.end()
    },
  }
}

const workerProgram = new URL(
  import.meta.url.endsWith('.ts') ? './database-worker.ts' : './database-worker.js',
  import.meta.url,
)

const stopped = (cause: unknown) =>
  new AppError(
    'unavailable',
    'Vigil’s database stopped and is opened anew. What was stored is safe; please try again.',
    {
      cause,
    },
  )
