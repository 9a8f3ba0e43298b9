import { and, asc, eq, gte, not, type SQL, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { isBoss } from './pull-rows.ts'
import { posts, pullAccounts, pulls, reports, watches } from './schema.ts'

/** Where each pull of a night is to be told, in the order they were pulled. */
export async function listPullChannels(db: Db, nightId: number): Promise<{ pullId: number; channelId: string }[]> {
  const found = await selectChannels(db, () => and(eq(pulls.nightId, nightId), isBoss))
  return [...new Map(found.map((told) => [`${told.pullId} ${told.channelId}`, told])).values()]
}

/** Nights with a pull that was stored since then (epoch ms) but not yet told in its channels, the oldest first. */
export async function listNightsToAnnounce(db: Db, since: number): Promise<number[]> {
  const untold = await selectChannels(db, (channel) => {
    const told = sql`exists (select 1 from ${posts} where ${isPostOfPull} and ${posts.channelId} = ${channel})`
    return and(gte(pulls.storedAt, since), isBoss, not(told))
  })
  return [...new Set(untold.map(({ nightId }) => nightId))]
}

/** Every channel that watches a report of the pull; else where it was told before, where it was handed in; else the local page. */
function selectChannels(db: Db, where: (channel: SQL) => SQL | undefined) {
  const watching = db
    .select({ pullId: pullAccounts.pullId, watchId: watches.id, channelId: watches.channelId })
    .from(pullAccounts)
    .innerJoin(reports, eq(reports.id, pullAccounts.reportId))
    .innerJoin(
      watches,
      and(eq(watches.staticId, reports.staticId), eq(watches.code, reports.code), eq(reports.source, 'fflogs')),
    )
    .as('watching')
  const channel = sql<string>`coalesce(
    ${watching.channelId},
    (select ${posts.channelId} from ${posts} where ${isPostOfPull} order by ${posts.id} limit 1),
    ${reports.channelId},
    'local-' || ${pulls.staticId})`
  return db
    .select({ pullId: pulls.id, nightId: pulls.nightId, channelId: channel })
    .from(pulls)
    .innerJoin(reports, eq(reports.id, pulls.reportId))
    .leftJoin(watching, eq(watching.pullId, pulls.id))
    .where(where(channel))
    .orderBy(asc(pulls.startedAt), asc(watching.watchId))
}

const isPostOfPull = sql`${posts.kind} = 'pull' and ${posts.subjectId} = ${pulls.id}`
