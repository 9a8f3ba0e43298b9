import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { EventTable } from '../../events/table.ts'
import type { Pull, RecordedPull, ReportInfo } from '../../report.ts'
import type { Db } from '../db.ts'
import { lockStatic } from '../people/statics.ts'
import { saveReport } from '../reports/reports.ts'
import { pullEvents, pulls } from '../schema.ts'
import { packEvents, unpackEvents } from './event-block.ts'
import { findNightCut, openNight } from './nights.ts'
import { saveAccount } from './pull-accounts.ts'
import { fromJoin, isBoss, selectPulls } from './pull-rows.ts'
import { dropParts, replacePull } from './replace-pull.ts'
import { findSame, isNews, type Told } from './same-pull.ts'

export interface SavedPull {
  readonly pull: Pull
  readonly nightId: number
  /** `known`: it was stored before and nothing was written. `fuller`: it was, and this account knew more of it. */
  readonly change: 'new' | 'fuller' | 'known'
  /** What was written just now, for whoever would read it back; absent when nothing was. */
  readonly events?: EventTable
}

/**
 * Stores a pull and its events, once: another account of a pull that is stored (the same file again, a part of it, a
 * second raider's log, FFLogs) finds what is there, and replaces it only if it knows more of the pull, or if it is what
 * is shown and its report says something else by now. Whatever becomes of it, its report is noted as one that tells this
 * pull. All of it is one transaction, and saves of one static wait for each other.
 * @param mark what the report says of the pull before it is read: another mark is another telling
 */
export async function savePull(
  db: Db,
  staticId: number,
  report: ReportInfo,
  recorded: RecordedPull & { readonly encounter?: string },
  storedAt: number,
  { mark }: { readonly mark?: string } = {},
): Promise<SavedPull> {
  return await db.transaction(async (tx) => {
    const told: Told = { ...recorded, report, ...(mark === undefined ? {} : { mark }) }
    // What does not wait for an answer is asked together: over a network, and of a thread, each waiting costs. It is
    // answered in this order, so that nobody else saves between the first answer and the others.
    const [, reportId, [known, ...parts], cut] = await Promise.all([
      lockStatic(tx, staticId),
      saveReport(tx, staticId, report),
      findSame(tx, staticId, told),
      findNightCut(tx, staticId),
    ])
    const account = { reportId, sourceKey: recorded.sourceKey, storedAt, ...(mark === undefined ? {} : { mark }) }
    if (known) {
      await dropParts(tx, known, parts)
      await saveAccount(tx, { ...account, pullId: known.pull.id })
      if (!(await isNews(tx, told, known, reportId)))
        return { pull: known.pull, nightId: known.nightId, change: 'known' }
      await openNight(tx, staticId, recorded, cut)
      const pull = await replacePull(tx, known.pull, { reportId, told, storedAt })
      return { pull, nightId: known.nightId, change: 'fuller', events: recorded.events }
    }

    const nightId = await openNight(tx, staticId, recorded, cut)
    const { events, ...columns } = recorded
    const number = sql<number>`(select coalesce(max(number), 0) + 1 from pull where static_id = ${staticId})`
    const [row] = await tx
      .insert(pulls)
      .values({ ...columns, staticId, reportId, nightId, number, storedAt })
      .returning(whatItsRowAdds)
    if (row === undefined) throw new Error('the pull could not be stored')
    await Promise.all([
      tx.insert(pullEvents).values({ pullId: row.id, block: packEvents(events) }),
      saveAccount(tx, { ...account, pullId: row.id }),
    ])
    return { pull: { ...columns, ...row, report }, nightId, change: 'new', events }
  })
}

/** The rest of it need not be read back. */
const whatItsRowAdds = {
  id: pulls.id,
  staticId: pulls.staticId,
  number: pulls.number,
  trash: pulls.trash,
  provisional: pulls.provisional,
  brokenHashes: pulls.brokenHashes,
  storedAt: pulls.storedAt,
}

/** A pull by its number within the static. */
export async function findPull(db: Db, staticId: number, number: number): Promise<Pull | undefined> {
  return (await selectPulls(db, and(eq(pulls.staticId, staticId), eq(pulls.number, number))).limit(1)).map(fromJoin)[0]
}

/** The pull that arrived last, trash apart. */
export async function findLastPull(db: Db, staticId: number): Promise<Pull | undefined> {
  return (
    await selectPulls(db, and(eq(pulls.staticId, staticId), isBoss))
      .orderBy(desc(pulls.number))
      .limit(1)
  ).map(fromJoin)[0]
}

/** The newest pulls first, at most `limit`. */
export async function listPulls(db: Db, staticId: number, limit: number): Promise<Pull[]> {
  return (await selectPulls(db, eq(pulls.staticId, staticId)).orderBy(desc(pulls.number)).limit(limit)).map(fromJoin)
}

/** Those of a static's pulls, in the order they arrived. */
export async function listPullsById(db: Db, staticId: number, ids: readonly number[]): Promise<Pull[]> {
  if (ids.length === 0) return []
  const own = and(eq(pulls.staticId, staticId), inArray(pulls.id, [...ids]))
  return (await selectPulls(db, own).orderBy(asc(pulls.number))).map(fromJoin)
}

/** A night's pulls in the order they happened, trash apart. */
export async function listNightPulls(db: Db, staticId: number, nightId: number): Promise<Pull[]> {
  const found = selectPulls(db, and(eq(pulls.staticId, staticId), eq(pulls.nightId, nightId), isBoss))
  return (await found.orderBy(asc(pulls.startedAt))).map(fromJoin)
}

/** A stored pull's events. */
export async function loadEvents(db: Db, staticId: number, pullId: number): Promise<EventTable> {
  const rows = await db
    .select({ block: pullEvents.block })
    .from(pullEvents)
    .innerJoin(pulls, eq(pulls.id, pullEvents.pullId))
    .where(and(eq(pulls.id, pullId), eq(pulls.staticId, staticId)))
  const block = rows[0]?.block
  if (block === undefined) throw new Error(`pull ${pullId} of static ${staticId} has no events`)
  return unpackEvents(block)
}
