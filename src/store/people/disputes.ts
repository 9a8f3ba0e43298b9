import { and, asc, desc, eq, inArray, isNull, notExists, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Dispute } from '../../ruling.ts'
import type { Author } from '../ability-labels.ts'
import type { Db } from '../db.ts'
import { disputes, pulls, rulings } from '../schema.ts'
import { toRuling } from './rulings.ts'

export interface NewDispute extends Pick<Dispute, 'pullId' | 'faultKey' | 'player' | 'said' | 'words' | 'askedAt'> {
  readonly askedBy: Author
}

/**
 * Keeps what somebody says of a fault in one of the static's pulls. Said again while nobody has ruled, the new words
 * take the place of the old; afterwards nothing is changed.
 */
export async function saveDispute(db: Db, staticId: number, told: NewDispute): Promise<Dispute> {
  const { pullId, faultKey, player = null, said, words, askedAt, askedBy } = told
  const own = db
    .select({ id: pulls.id })
    .from(pulls)
    .where(and(eq(pulls.id, pullId), eq(pulls.staticId, staticId)))
  if ((await own).length === 0) throw new Error(`pull ${pullId} is not one of static ${staticId}`)
  await db
    .insert(disputes)
    .values({
      staticId,
      pullId,
      faultKey,
      player,
      said,
      words,
      askedAt,
      askedById: askedBy.id,
      askedByName: askedBy.name,
    })
    .onConflictDoUpdate({
      target: [disputes.pullId, disputes.faultKey, disputes.askedById],
      set: { words: sql`excluded.words` },
      setWhere: sql`not exists (select 1 from ${rulings} where ${rulings.disputeId} = ${disputes.id} and ${rulings.undoneAt} is null)`,
    })
  const [kept] = await select(
    db,
    and(eq(disputes.pullId, pullId), eq(disputes.faultKey, faultKey), eq(disputes.askedById, askedBy.id)),
  )
  if (kept === undefined) throw new Error('the dispute could not be stored')
  return kept
}

/** One of a static's disputes. */
export const findDispute = async (db: Db, staticId: number, id: number): Promise<Dispute | undefined> =>
  (await select(db, and(eq(disputes.staticId, staticId), eq(disputes.id, id))))[0]

/** A static's disputes, those that nobody has ruled on first, then the newest. */
export const listDisputes = (db: Db, staticId: number): Promise<Dispute[]> =>
  select(db, eq(disputes.staticId, staticId))

/** The disputes of some of a static's pulls, by pull id; pulls without any are left out. */
export async function listPullDisputes(
  db: Db,
  staticId: number,
  pullIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Dispute[]>> {
  if (pullIds.length === 0) return new Map()
  const own = and(inArray(disputes.pullId, [...pullIds]), eq(disputes.staticId, staticId))
  return Map.groupBy(await select(db, own), ({ pullId }) => pullId)
}

/** What was disputed in pulls that turned out to be parts of another one is disputed there. */
export async function moveDisputes(tx: Db, from: readonly number[], pullId: number): Promise<void> {
  const kept = alias(disputes, 'kept')
  const same = tx
    .select({ id: kept.id })
    .from(kept)
    .where(and(eq(kept.pullId, pullId), eq(kept.faultKey, disputes.faultKey), eq(kept.askedById, disputes.askedById)))
  await tx
    .update(disputes)
    .set({ pullId })
    .where(and(inArray(disputes.pullId, [...from]), notExists(same)))
}

async function select(db: Db, where: SQL | undefined): Promise<Dispute[]> {
  const rows = await db
    .select({ dispute: disputes, pullNumber: pulls.number, nightId: pulls.nightId, ruling: rulings })
    .from(disputes)
    .innerJoin(pulls, eq(pulls.id, disputes.pullId))
    .leftJoin(rulings, eq(rulings.id, standing(db)))
    .where(where)
    .orderBy(sql`${rulings.id} is not null`, desc(disputes.askedAt), asc(disputes.id))
  return rows.map(({ dispute, pullNumber, nightId, ruling }) => ({
    id: dispute.id,
    staticId: dispute.staticId,
    pullId: dispute.pullId,
    pullNumber,
    nightId,
    faultKey: dispute.faultKey,
    ...(dispute.player === null ? {} : { player: dispute.player }),
    said: dispute.said,
    askedBy: { id: dispute.askedById, name: dispute.askedByName },
    words: dispute.words,
    askedAt: dispute.askedAt,
    ...(ruling === null ? {} : { ruling: toRuling(ruling) }),
  }))
}

/** The ruling that counts. */
function standing(db: Db) {
  const any = alias(rulings, 'any_ruling')
  const newest = db
    .select({ id: sql`max(${any.id})` })
    .from(any)
    .where(and(eq(any.disputeId, disputes.id), isNull(any.undoneAt)))
  return sql`(${newest})`
}
