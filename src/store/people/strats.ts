import { and, desc, eq, isNull, lte, sql } from 'drizzle-orm'
import { AppError } from '../../errors.ts'
import { formatMoment } from '../../format.ts'
import type { Strat } from '../../strat/strat.ts'
import type { Author } from '../ability-labels.ts'
import type { Db } from '../db.ts'
import { stratVersions } from '../schema.ts'
import { lockStatic } from './statics.ts'

/** One version of what a static agreed on for a fight. */
export interface StratVersion {
  /** Counts from 1 within the static and the encounter. */
  readonly version: number
  /** What changed, as a sentence. */
  readonly told: string
  readonly author: string
  /** Epoch ms. */
  readonly at: number
  /** Absent while it was not taken back. */
  readonly undone?: { readonly by: string; readonly at: number }
}

export interface SavedStrat extends StratVersion {
  readonly strat: Strat
}

/**
 * Stores a strat as the next version of its encounter, in force for pulls that begin from then on.
 * @param base the version it was made from, 0 for none: when another one stands by now, nothing is stored
 */
export async function saveStrat(
  db: Db,
  staticId: number,
  strat: Strat,
  { base, ...saved }: { readonly base: number; readonly told: string; readonly author: Author; readonly at: number },
): Promise<SavedStrat> {
  return await db.transaction(async (tx) => {
    await lockStatic(tx, staticId)
    const { encounter } = strat
    const standing = await findStrat(tx, staticId, encounter)
    if ((standing?.version ?? 0) !== base) throw outdated(base, standing)
    const { told, author, at } = saved
    const version = sql<number>`(select coalesce(max(version), 0) + 1 from strat_version where static_id = ${staticId} and encounter = ${encounter})`
    const [row] = await tx
      .insert(stratVersions)
      .values({ staticId, encounter, version, strat, told, authorId: author.id, authorName: author.name, savedAt: at })
      .returning()
    if (row === undefined) throw new Error('the strat could not be stored')
    return toSaved(row)
  })
}

/** Takes the version that stands back, also for pulls it was in force for; the one before it stands again. */
export async function undoStrat(
  db: Db,
  staticId: number,
  encounter: string,
  undone: { readonly by: Author; readonly at: number },
): Promise<{ readonly undone: StratVersion; readonly standing: StratVersion | undefined } | undefined> {
  return await db.transaction(async (tx) => {
    await lockStatic(tx, staticId)
    const last = await findStrat(tx, staticId, encounter)
    if (last === undefined) return undefined
    const [row] = await tx
      .update(stratVersions)
      .set({ undoneBy: undone.by.name, undoneAt: undone.at })
      .where(and(ofEncounter(staticId, encounter), eq(stratVersions.version, last.version)))
      .returning()
    if (row === undefined) throw new Error(`version ${last.version} could not be taken back`)
    return { undone: toVersion(row), standing: await findStrat(tx, staticId, encounter) }
  })
}

/** The version that stands; with `version`, that one, taken back or not. */
export async function findStrat(
  db: Db,
  staticId: number,
  encounter: string,
  version?: number,
): Promise<SavedStrat | undefined> {
  const which = version === undefined ? isNull(stratVersions.undoneAt) : eq(stratVersions.version, version)
  const rows = await db
    .select()
    .from(stratVersions)
    .where(and(ofEncounter(staticId, encounter), which))
    .orderBy(desc(stratVersions.version))
    .limit(1)
  return rows.map(toSaved)[0]
}

/** The version that stood at a moment (epoch ms), as far as it was not taken back since. */
export async function stratInForce(
  db: Db,
  staticId: number,
  encounter: string,
  atMs: number,
): Promise<SavedStrat | undefined> {
  const rows = await db
    .select()
    .from(stratVersions)
    .where(and(ofEncounter(staticId, encounter), isNull(stratVersions.undoneAt), lte(stratVersions.savedAt, atMs)))
    .orderBy(desc(stratVersions.version))
    .limit(1)
  return rows.map(toSaved)[0]
}

/** Every version there ever was, the newest first. */
export async function listStratVersions(db: Db, staticId: number, encounter: string): Promise<StratVersion[]> {
  const { version, told, authorName, savedAt, undoneBy, undoneAt } = stratVersions
  const rows = await db
    .select({ version, told, authorName, savedAt, undoneBy, undoneAt })
    .from(stratVersions)
    .where(ofEncounter(staticId, encounter))
    .orderBy(desc(version))
  return rows.map(toVersion)
}

/** The encounters that a static has a strat for. */
export async function listStratEncounters(db: Db, staticId: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ encounter: stratVersions.encounter })
    .from(stratVersions)
    .where(and(eq(stratVersions.staticId, staticId), isNull(stratVersions.undoneAt)))
  return rows.map(({ encounter }) => encounter)
}

const ofEncounter = (staticId: number, encounter: string) =>
  and(eq(stratVersions.staticId, staticId), eq(stratVersions.encounter, encounter))

function outdated(base: number, standing: StratVersion | undefined): AppError {
  const from = base === 0 ? 'made from nothing' : `made from version ${base}`
  const now =
    standing === undefined
      ? 'that one was taken back and none stands.'
      : `version ${standing.version} stands, which ${standing.author} saved ${formatMoment(standing.at)}: ${standing.told}`
  return new AppError(
    'conflict',
    `Nothing was saved: this strat was ${from}, and meanwhile ${now} /strat export gives what stands, to put the change into.`,
  )
}

type Row = Omit<typeof stratVersions.$inferSelect, 'id' | 'staticId' | 'encounter' | 'strat' | 'authorId'>

const toVersion = ({ version, told, authorName, savedAt, undoneBy, undoneAt }: Row): StratVersion => ({
  version,
  told,
  author: authorName,
  at: savedAt,
  ...(undoneBy === null || undoneAt === null ? {} : { undone: { by: undoneBy, at: undoneAt } }),
})

const toSaved = (row: Row & { readonly strat: Strat }): SavedStrat => ({ ...toVersion(row), strat: row.strat })
