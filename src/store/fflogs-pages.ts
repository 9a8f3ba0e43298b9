import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { and, eq } from 'drizzle-orm'
import type { Db } from './db.ts'
import { fflogsPages } from './schema.ts'

/** Which page of which question: nothing with the same key is ever asked twice. */
export interface PageKey {
  readonly code: string
  /** A re-exported report is another report. */
  readonly revision: number
  readonly fightId: number
  readonly stream: string
  /** `startTime` it was asked with, ms from the start of the report. */
  readonly startMs: number
}

/** The answer that was kept for a page, as it was received. */
export async function findPage(db: Db, key: PageKey): Promise<Uint8Array | undefined> {
  const rows = await db.select({ body: fflogsPages.body }).from(fflogsPages).where(isPage(key)).limit(1)
  return rows[0] && (await decompress(rows[0].body))
}

/** Keeps a page's answer (compressed here). The first one kept stays. */
export async function savePage(
  db: Db,
  key: PageKey,
  page: { readonly body: Uint8Array; readonly nextMs: number | null; readonly fetchedAt: number },
): Promise<void> {
  await db
    .insert(fflogsPages)
    .values({ ...key, ...page, body: await compress(page.body) })
    .onConflictDoNothing()
}

// On the thread pool: a page is megabytes, and the gateway's heartbeat shares this thread.
const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

const isPage = ({ code, revision, fightId, stream, startMs }: PageKey) =>
  and(
    eq(fflogsPages.code, code),
    eq(fflogsPages.revision, revision),
    eq(fflogsPages.fightId, fightId),
    eq(fflogsPages.stream, stream),
    eq(fflogsPages.startMs, startMs),
  )
