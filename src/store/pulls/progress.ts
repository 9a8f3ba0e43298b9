import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Outcome } from '../../report.ts'
import type { Db } from '../db.ts'
import { pullDepths, pulls, reports } from '../schema.ts'
import type { Depth } from './depths.ts'
import { type Fight, isOf } from './fights.ts'
import { isBoss } from './pull-rows.ts'

/** How far one pull came: the little that lists, records and labels need of it. */
export interface PullProgress {
  readonly id: number
  readonly number: number
  readonly nightId: number
  readonly encounter: string | null
  readonly fightName: string
  readonly startedAt: number
  readonly durationMs: number
  readonly outcome: Outcome
  /** Absent until it has been analysed. */
  readonly depth?: Depth
  readonly report: { readonly code: string; readonly title: string }
  readonly sourceKey: string
}

/** Every pull of a static, the newest first, trash apart. */
export const listProgress = (db: Db, staticId: number): Promise<PullProgress[]> => list(db, staticId)

/** Every pull of one fight, the newest first. */
export const listFightProgress = (db: Db, staticId: number, fight: Fight): Promise<PullProgress[]> =>
  list(db, staticId, isOf(fight))

/** Those of a static's pulls. */
export const listProgressById = async (db: Db, staticId: number, ids: readonly number[]): Promise<PullProgress[]> =>
  ids.length === 0 ? [] : await list(db, staticId, inArray(pulls.id, [...ids]))

/** The newest pulls whose number begins with these digits, all where there are none. */
export async function listProgressNamed(
  db: Db,
  staticId: number,
  digits: string,
  limit: number,
): Promise<PullProgress[]> {
  if (digits === '') return await list(db, staticId, undefined, limit)
  // 3, 30 to 39, 300 to 399 …: each range is a step in the numbers' index, whatever lies between them.
  const found = sql`(
    select one.id
    from (select pow(10, zeros)::int as size from generate_series(0, 5) zeros) range
    cross join lateral (
      select id from pull
      where static_id = ${staticId} and not trash
        and number >= ${Number(digits)}::bigint * size and number < (${Number(digits)}::bigint + 1) * size
      order by number desc limit ${limit}
    ) one
  )`
  return await list(db, staticId, sql`${pulls.id} in ${found}`, limit)
}

async function list(db: Db, staticId: number, where?: SQL, limit?: number): Promise<PullProgress[]> {
  const { phase, phaseId, bossName, bossShare, fightShare } = pullDepths
  const asked = db
    .select({
      id: pulls.id,
      number: pulls.number,
      nightId: pulls.nightId,
      encounter: pulls.encounter,
      fightName: pulls.fightName,
      startedAt: pulls.startedAt,
      durationMs: pulls.durationMs,
      outcome: pulls.outcome,
      depth: { phase, phaseId, bossName, bossShare, fightShare },
      report: { code: reports.code, title: reports.title },
      sourceKey: pulls.sourceKey,
    })
    .from(pulls)
    .innerJoin(reports, eq(reports.id, pulls.reportId))
    .leftJoin(pullDepths, eq(pullDepths.pullId, pulls.id))
    .where(and(eq(pulls.staticId, staticId), isBoss, where))
    .orderBy(desc(pulls.number))
  const rows = await (limit === undefined ? asked : asked.limit(limit))
  return rows.map(({ depth, ...row }) => (depth === null ? row : { ...row, depth: toDepth(depth) }))
}

type DepthRow = Pick<typeof pullDepths.$inferSelect, 'phase' | 'phaseId' | 'bossName' | 'bossShare' | 'fightShare'>

const toDepth = ({ phase, phaseId, bossName, bossShare, fightShare }: DepthRow): Depth => ({
  phase,
  phaseId,
  ...(bossShare === null ? {} : { boss: { name: bossName ?? '', share: bossShare } }),
  ...(fightShare === null ? {} : { fight: fightShare }),
})
