import { and, desc, eq, gte, lt, ne, notExists, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../db.ts'
import { fflogsPages } from '../schema.ts'

/** The pages that are what a report told. */
export const standing = 0

/** One reading of a report: exported again, or read anew, it is another one. */
export interface ReportKey {
  readonly code: string
  readonly revision: number
  /** `standing`, or the id of the watch that reads the report anew: its pages count once all of them are there. */
  readonly edition: number
}

/** Everything that was asked of one fight in one way. Fight 0 is the report itself. */
export interface StreamKey extends ReportKey {
  readonly fightId: number
  readonly stream: string
}

/** Which page of which question: nothing with the same key is ever asked twice. */
export interface PageKey extends StreamKey {
  /** `startTime` it was asked with, ms from the start of the report. */
  readonly startMs: number
}

export interface KeptPage {
  readonly startMs: number
  /** It holds what happened before this, ms from the start of the report; the next page begins here. */
  readonly nextMs: number
  /** The answer as it was received, compressed. */
  readonly body: Uint8Array
}

/** A page of a fight without what is on it. */
export type ListedPage = Pick<PageKey, 'revision' | 'stream' | 'startMs'>

/** The pages of a fight that lie here, of every export. */
export async function listPages(
  db: Db,
  { code, edition, fightId }: Pick<PageKey, 'code' | 'edition' | 'fightId'>,
): Promise<ListedPage[]> {
  const { revision, stream, startMs } = fflogsPages
  return await db
    .select({ revision, stream, startMs })
    .from(fflogsPages)
    .where(and(eq(fflogsPages.code, code), eq(fflogsPages.edition, edition), eq(fflogsPages.fightId, fightId)))
}

export async function findPage(db: Db, key: PageKey): Promise<KeptPage | undefined> {
  const { startMs, nextMs, body } = fflogsPages
  return (await db.select({ startMs, nextMs, body }).from(fflogsPages).where(isPage(key)).limit(1))[0]
}

/** The page of a stream that begins last. */
export async function findLastPage(db: Db, key: StreamKey): Promise<KeptPage | undefined> {
  const { startMs, nextMs, body } = fflogsPages
  const own = db.select({ startMs, nextMs, body }).from(fflogsPages).where(isStream(key))
  return (await own.orderBy(desc(startMs)).limit(1))[0]
}

/** Up to where a stream has been read; undefined while nothing of it has. */
export async function findReadUntil(db: Db, key: StreamKey): Promise<number | undefined> {
  const { nextMs } = fflogsPages
  const own = db.select({ nextMs }).from(fflogsPages).where(isStream(key))
  return (await own.orderBy(desc(fflogsPages.startMs)).limit(1))[0]?.nextMs
}

/** Keeps a page's answer. The first one kept stays. */
export async function savePage(
  db: Db,
  key: PageKey,
  page: Pick<KeptPage, 'nextMs' | 'body'> & { readonly fetchedAt: number },
): Promise<void> {
  await db
    .insert(fflogsPages)
    .values({ ...key, ...page })
    .onConflictDoNothing()
}

/** Forgets a page that cannot be read. */
export async function removePage(db: Db, key: PageKey): Promise<void> {
  await db.delete(fflogsPages).where(isPage(key))
}

/** Forgets what older exports told of a fight: it has been read from a newer one. */
export async function removeOlderPages(db: Db, { code, edition, revision }: ReportKey, fightId: number): Promise<void> {
  const ofFight = and(eq(fflogsPages.code, code), eq(fflogsPages.edition, edition), eq(fflogsPages.fightId, fightId))
  await db.delete(fflogsPages).where(and(ofFight, lt(fflogsPages.revision, revision)))
}

/** What a watch has read anew is what stands from now on; what stood before is forgotten. */
export async function adoptPages(tx: Db, { code, revision, edition }: ReportKey): Promise<void> {
  const ofReport = eq(fflogsPages.code, code)
  const outdated = and(eq(fflogsPages.edition, edition), ne(fflogsPages.revision, revision))
  await tx.delete(fflogsPages).where(and(ofReport, or(eq(fflogsPages.edition, standing), outdated)))
  await tx
    .update(fflogsPages)
    .set({ edition: standing })
    .where(and(ofReport, eq(fflogsPages.edition, edition)))
}

/** Forgets the pages of every report of which nothing was read since; its pulls stay. */
export async function removePagesUnreadSince(db: Db, since: number): Promise<void> {
  const later = alias(fflogsPages, 'later')
  const readSince = db
    .select({ code: later.code })
    .from(later)
    .where(and(eq(later.code, fflogsPages.code), gte(later.fetchedAt, since)))
  await db.delete(fflogsPages).where(and(lt(fflogsPages.fetchedAt, since), notExists(readSince)))
}

const isStream = ({ code, revision, edition, fightId, stream }: StreamKey) =>
  and(
    eq(fflogsPages.code, code),
    eq(fflogsPages.edition, edition),
    eq(fflogsPages.revision, revision),
    eq(fflogsPages.fightId, fightId),
    eq(fflogsPages.stream, stream),
  )

const isPage = (key: PageKey) => and(isStream(key), eq(fflogsPages.startMs, key.startMs))
