import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { pulls, reports } from '../schema.ts'
import { isBoss } from './pull-rows.ts'

/** A pull that ended a moment ago. */
export interface FreshPull {
  readonly id: number
  readonly staticId: number
  readonly nightId: number
  /** Epoch ms; another account of it makes it later. */
  readonly storedAt: number
  readonly provisional: boolean
}

/** A static's pulls that ended since then (epoch ms), in order. */
export async function listFreshPulls(db: Db, staticId: number, since: number): Promise<FreshPull[]> {
  const { id, nightId, storedAt, provisional } = pulls
  const ended = sql`${pulls.startedAt} + ${pulls.durationMs}`
  return await db
    .select({ id, staticId: pulls.staticId, nightId, storedAt, provisional })
    .from(pulls)
    .where(and(eq(pulls.staticId, staticId), isBoss, gt(pulls.startedAt, since - longestPullMs), gt(ended, since)))
    .orderBy(asc(pulls.startedAt))
}

const longestPullMs = 60 * 60_000

/** A log that is, or was, followed line by line. */
export interface FollowedLog {
  readonly id: number
  readonly title: string
  /** When it last grew, epoch ms. */
  readonly grewAt: number
}

/** A static's followed logs that grew since then. */
export async function listFollowedLogs(db: Db, staticId: number, since: number): Promise<FollowedLog[]> {
  const own = and(eq(reports.staticId, staticId), isNotNull(reports.grewAt), gt(reports.grewAt, since))
  const rows = await db
    .select({ id: reports.id, title: reports.title, grewAt: reports.grewAt })
    .from(reports)
    .where(own)
  return rows.flatMap(({ grewAt, ...log }) => (grewAt === null ? [] : [{ ...log, grewAt }]))
}

/** Notes that a log that is followed grew; one of which nothing is stored yet is not noted. */
export async function saveLogGrown(
  db: Db,
  staticId: number,
  { source, code }: Pick<typeof reports.$inferSelect, 'source' | 'code'>,
  at: number,
): Promise<void> {
  const own = and(eq(reports.staticId, staticId), eq(reports.source, source), eq(reports.code, code))
  await db.update(reports).set({ grewAt: at }).where(own)
}
