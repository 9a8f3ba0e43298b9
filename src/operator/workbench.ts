import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import { analystHere } from '../analysis/analyst.ts'
import { openAnalysts } from '../analysis/threads/analysts.ts'
import { openAttachments } from '../attachment.ts'
import { openPainter, type Painter } from '../charts/painter.ts'
import type { Services } from '../commands/command.ts'
import type { Config } from '../config.ts'
import { readFacts } from '../game/facts.ts'
import { openReadingThreads, type ReadingThreads } from '../ingest/netlog/threads/reading-threads.ts'
import { type OpenDb, openEmbedded, openPostgres } from '../store/db.ts'
import type { Vault } from '../store/fflogs/vault.ts'
import { openJobs } from '../store/jobs.ts'
import { localGuild, openStatic, type Static } from '../store/people/statics.ts'
import { linkSettings } from './link-settings.ts'
import { type Lock, takeLock } from './lock.ts'
import { openKeptVault } from './secret-keys.ts'

/** Everything that any work of Vigil's needs, opened in order; `close` puts it away in the reverse one. */
export interface Workbench {
  readonly config: Config
  readonly logger: Logger
  readonly services: Services
  readonly painter: Painter
  readonly readers: ReadingThreads
  /** The static of whoever sits at this machine. */
  readonly own: Static
  /** Where members' FFLogs logins are sealed; absent while there is no key. */
  readonly vault: Vault | undefined
  /** Present with the embedded database, which belongs to one process. */
  readonly lock: Lock | undefined
  close(): Promise<void>
}

/** @param command what to tell others who want the data folder meanwhile */
export async function openWorkbench(config: Config, command: string): Promise<Workbench> {
  const logger = pino(
    { level: config.LOG_LEVEL, redact: ['*.token', '*.secret', 'headers.authorization'] },
    pino.destination(2),
  )
  const closing = new AsyncDisposableStack()
  try {
    const lock = config.DATABASE_URL === undefined ? await takeLock(config.VIGIL_DATA_DIR, command) : undefined
    closing.defer(() => lock?.release())
    const store = await openStore(config)
    closing.defer(() => store.close())
    const jobs = openJobs(store, (error) => logger.error({ err: error }, 'the job queue failed'))
    closing.defer(() => jobs.stop())
    const painter = openPainter()
    closing.defer(() => painter.close())
    const readers = openReadingThreads()
    closing.defer(() => readers.close())
    const own = await openStatic(store.db, localGuild, { name: 'Your static' })
    const vault = await openKeptVault(config)
    const linking = linkSettings(config, vault)
    const facts = readFacts()
    const readAttachment = openAttachments(config.DISCORD_CDN_URL)
    // What runs on must never stall; what ends soon had better not hold another thread's memory.
    const analyst = command === 'start' ? closing.adopt(openAnalysts(), (own) => own.close()) : analystHere(facts)
    const services = { db: store.db, jobs, facts, analyst, now: Date.now, linking, vault, readAttachment }
    return { config, logger, services, painter, readers, own, vault, lock, close: () => closing.disposeAsync() }
  } catch (error) {
    await closing.disposeAsync()
    throw error
  }
}

const openStore = ({ DATABASE_URL, VIGIL_DATA_DIR }: Config): Promise<OpenDb> =>
  DATABASE_URL === undefined ? openEmbedded(join(VIGIL_DATA_DIR, 'database')) : openPostgres(DATABASE_URL)
