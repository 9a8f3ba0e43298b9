import { and, asc, eq, isNull, max } from 'drizzle-orm'
import type { Author } from '../ability-labels.ts'
import type { Db } from '../db.ts'
import { lockStatic } from '../people/statics.ts'
import { progPoints } from '../schema.ts'

/** How far a night came that no log tells of, as somebody says. */
export interface ProgPoint {
  readonly id: number
  readonly encounter: string
  /** `2026-11-21` */
  readonly day: string
  readonly phaseId: number
  /** What the boss had left, 0 to 1; absent where no more is known than that the phase was reached. */
  readonly bossShare?: number
  readonly pulls?: number
  readonly note?: string
  readonly by: string
}

/** The points of a static that stand, of one fight or of all, the oldest day first. */
export async function listPoints(db: Db, staticId: number, encounter?: string): Promise<ProgPoint[]> {
  const own = encounter === undefined ? undefined : eq(progPoints.encounter, encounter)
  const rows = await db
    .select()
    .from(progPoints)
    .where(and(eq(progPoints.staticId, staticId), isNull(progPoints.removedAt), own))
    .orderBy(asc(progPoints.day), asc(progPoints.id))
  return rows.map(toPoint)
}

/**
 * Keeps a point, in place of the one that its fight and day had; that one is given back. Said twice it is one.
 */
export async function savePoint(
  db: Db,
  staticId: number,
  { encounter, day, phaseId, bossShare, pulls, note }: Omit<ProgPoint, 'id' | 'by'>,
  by: Author,
  at: number,
): Promise<{ readonly replaced?: ProgPoint }> {
  return await db.transaction(async (tx) => {
    await lockStatic(tx, staticId)
    const ofDay = and(eq(progPoints.staticId, staticId), eq(progPoints.encounter, encounter), eq(progPoints.day, day))
    const [standing] = await tx
      .select()
      .from(progPoints)
      .where(and(ofDay, isNull(progPoints.removedAt)))
    const wanted = { phaseId, bossShare: bossShare ?? null, pulls: pulls ?? null, note: note ?? null }
    if (standing && isSame(standing, wanted)) return {}
    const madeAt = await nextMoment(tx, staticId, at)
    if (standing)
      await tx.update(progPoints).set({ removedBy: by.name, removedAt: madeAt }).where(eq(progPoints.id, standing.id))
    await tx
      .insert(progPoints)
      .values({ staticId, encounter, day, ...wanted, authorId: by.id, authorName: by.name, madeAt })
    return standing ? { replaced: toPoint(standing) } : {}
  })
}

/** Takes a point away, and gives it; undefined if the static has none with that number. */
export async function removePoint(
  db: Db,
  staticId: number,
  id: number,
  by: Author,
  at: number,
): Promise<ProgPoint | undefined> {
  return await db.transaction(async (tx) => {
    await lockStatic(tx, staticId)
    const rows = await tx
      .update(progPoints)
      .set({ removedBy: by.name, removedAt: await nextMoment(tx, staticId, at) })
      .where(and(eq(progPoints.staticId, staticId), eq(progPoints.id, id), isNull(progPoints.removedAt)))
      .returning()
    return rows.map(toPoint)[0]
  })
}

/** Takes the last change back: what it added goes, what it took away or replaced stands again. Once more, the one before. */
export async function undoPoints(
  db: Db,
  staticId: number,
): Promise<{ readonly gone: readonly ProgPoint[]; readonly back: readonly ProgPoint[] } | undefined> {
  return await db.transaction(async (tx) => {
    await lockStatic(tx, staticId)
    const last = await lastMoment(tx, staticId)
    if (last === 0) return undefined
    const own = eq(progPoints.staticId, staticId)
    const gone = await tx
      .delete(progPoints)
      .where(and(own, eq(progPoints.madeAt, last)))
      .returning()
    const back = await tx
      .update(progPoints)
      .set({ removedBy: null, removedAt: null })
      .where(and(own, eq(progPoints.removedAt, last)))
      .returning()
    return { gone: gone.map(toPoint), back: back.map(toPoint) }
  })
}

/** When points last changed, 0 if never: a change is known by its moment. */
async function lastMoment(tx: Db, staticId: number): Promise<number> {
  const [row] = await tx
    .select({ made: max(progPoints.madeAt), removed: max(progPoints.removedAt) })
    .from(progPoints)
    .where(eq(progPoints.staticId, staticId))
  return Math.max(row?.made ?? 0, row?.removed ?? 0)
}

/** Now, but after every earlier change. */
const nextMoment = async (tx: Db, staticId: number, at: number): Promise<number> =>
  Math.max(at, (await lastMoment(tx, staticId)) + 1)

type Row = typeof progPoints.$inferSelect
type Said = Pick<Row, 'phaseId' | 'bossShare' | 'pulls' | 'note'>

const isSame = (one: Said, other: Said): boolean =>
  one.phaseId === other.phaseId &&
  one.pulls === other.pulls &&
  one.note === other.note &&
  (one.bossShare === null ? other.bossShare === null : Math.abs(one.bossShare - (other.bossShare ?? 2)) < 1e-6)

const toPoint = ({ id, encounter, day, phaseId, bossShare, pulls, note, authorName }: Row): ProgPoint => ({
  id,
  encounter,
  day,
  phaseId,
  ...(bossShare === null ? {} : { bossShare: Math.round(bossShare * 1e6) / 1e6 }),
  ...(pulls === null ? {} : { pulls }),
  ...(note === null ? {} : { note }),
  by: authorName,
})
