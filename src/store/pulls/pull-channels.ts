import { and, asc, eq, gte, isNotNull, lt, not, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { channelRules, posts, pullAccounts, pulls, reports, tellings, watches } from '../schema.ts'
import { isBoss } from './pull-rows.ts'

interface PullChannel {
  readonly pullId: number
  readonly channelId: string
}

/** Where each pull of a night may be told, in the order they were pulled; what a channel wants of them is its rule's. */
export async function listPullChannels(db: Db, nightId: number): Promise<PullChannel[]> {
  const found = await selectChannels(db, () => and(eq(pulls.nightId, nightId), isBoss))
  return [...new Map(found.map(({ pullId, channelId }) => [`${pullId} ${channelId}`, { pullId, channelId }])).values()]
}

/** Nights with a pull that was stored in that time (epoch ms) but not yet told in its channels, the oldest first. */
export async function listNightsToAnnounce(db: Db, since: number, until = Number.MAX_SAFE_INTEGER): Promise<number[]> {
  const wasStored = and(gte(pulls.storedAt, since), lt(pulls.storedAt, until))
  const untold = await selectChannels(db, (channel) => and(wasStored, isBoss, not(isSettled(channel))))
  return [...new Set(untold.map(({ nightId }) => nightId))]
}

/** It has its post, or its digest, or it was decided that it needs none. */
const isSettled = (channel: SQL) => sql`(
  exists (select 1 from ${posts} where ${isPostOfPull} and ${posts.channelId} = ${channel})
  or exists (
    select 1 from ${tellings}
    where ${tellings.pullId} = ${pulls.id} and ${tellings.channelId} = ${channel} and case ${tellings.how}
      when 'post' then false
      when 'digest' then exists (
        select 1 from ${posts}
        where ${posts.kind} = 'digest' and ${posts.channelId} = ${channel} and ${posts.subjectId} = ${tellings.digest})
      else true end))`

/**
 * Every channel that watches a report of the pull; else where it was told before, where it was handed in; else the local
 * page, unless a channel takes all. And every channel that takes all.
 */
async function selectChannels(db: Db, where: (channel: SQL) => SQL | undefined) {
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
    (select ${posts.channelId} from ${posts} where ${isPostOfPull} and ${posts.channelId} not in (${takers})
      order by ${posts.id} limit 1),
    (select ${tellings.channelId} from ${tellings}
      where ${tellings.pullId} = ${pulls.id} and ${tellings.how} <> 'elsewhere' and ${tellings.channelId} not in (${takers})
      order by ${tellings.decidedAt} limit 1),
    ${reports.channelId},
    case when exists (select 1 from ${channelRules} where ${takesPull}) then null
      else 'local-' || ${pulls.staticId} end)`
  const chosen = await db
    .select({ pullId: pulls.id, nightId: pulls.nightId, startedAt: pulls.startedAt, channelId: channel })
    .from(pulls)
    .innerJoin(reports, eq(reports.id, pulls.reportId))
    .leftJoin(watching, eq(watching.pullId, pulls.id))
    .where(and(where(channel), isNotNull(channel)))
    .orderBy(asc(pulls.startedAt), asc(watching.watchId))
  const taking = await db
    .select({
      pullId: pulls.id,
      nightId: pulls.nightId,
      startedAt: pulls.startedAt,
      channelId: channelRules.channelId,
    })
    .from(pulls)
    .innerJoin(channelRules, takesPull)
    .where(where(sql`${channelRules.channelId}`))
    .orderBy(asc(pulls.startedAt), asc(channelRules.channelId))
  return [...chosen, ...taking].toSorted((one, other) => one.startedAt - other.startedAt)
}

/** Channels that take all of a static's pulls: they are told a pull beside wherever else it belongs. */
const takers = sql`select ${channelRules.channelId} from ${channelRules}
  where ${channelRules.staticId} = ${pulls.staticId} and ${channelRules.takesAllSince} is not null`

/** The night in which a channel began to take all is told from its start. */
const nightMs = 6 * 60 * 60_000

const takesPull = and(
  eq(channelRules.staticId, pulls.staticId),
  gte(pulls.startedAt, sql`${channelRules.takesAllSince} - ${nightMs}::bigint`),
)

const isPostOfPull = sql`${posts.kind} = 'pull' and ${posts.subjectId} = ${pulls.id}`
