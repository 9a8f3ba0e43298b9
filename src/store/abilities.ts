import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { abilities, pulls } from './schema.ts'

export type Sheet = 'action' | 'status'

/** What XIVAPI told of an action or a status; `names` is null for what it does not have. */
export type FetchedAbility = Omit<typeof abilities.$inferSelect, 'fetchedAt'>

/** Which actions or statuses were asked for before, whether XIVAPI had them or not. */
export async function listFetchedIds(db: Db, sheet: Sheet): Promise<ReadonlySet<number>> {
  const rows = await db.select({ id: abilities.id }).from(abilities).where(eq(abilities.sheet, sheet))
  return new Set(rows.map(({ id }) => id))
}

/** Those of these that XIVAPI knows, by id. */
export async function findFetched(
  db: Db,
  sheet: Sheet,
  ids: readonly number[],
): Promise<ReadonlyMap<number, FetchedAbility>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(abilities)
    .where(and(eq(abilities.sheet, sheet), inArray(abilities.id, [...ids])))
  return new Map(rows.filter(({ names }) => names !== null).map((row) => [row.id, row]))
}

/** Keeps what was told, in place of what was told before. */
export async function saveFetched(db: Db, told: readonly FetchedAbility[], fetchedAt: number): Promise<void> {
  if (told.length === 0) return
  await db
    .insert(abilities)
    .values(told.map((one) => ({ ...one, fetchedAt })))
    .onConflictDoUpdate({
      target: [abilities.sheet, abilities.id],
      set: {
        names: sql`excluded.names`,
        category: sql`excluded.category`,
        gcd: sql`excluded.gcd`,
        castMs: sql`excluded.cast_ms`,
        recastMs: sql`excluded.recast_ms`,
        charges: sql`excluded.charges`,
        stacks: sql`excluded.stacks`,
        fetchedAt: sql`excluded.fetched_at`,
      },
    })
}

/** How many of the last pulls, of everybody, are looked through for what the catalogue does not know. */
const recentPulls = 100

/** Ids of actions and statuses that reports and logs named lately: game ids, no names. */
export async function listIdsSeen(db: Db): Promise<Readonly<Record<Sheet, ReadonlySet<number>>>> {
  const seen = await db
    .select({ actions: pulls.abilityNames, statuses: pulls.statusNames })
    .from(pulls)
    .orderBy(desc(pulls.id))
    .limit(recentPulls)
  const idsOf = (names: readonly Readonly<Record<number, string>>[]) => new Set(names.flatMap(Object.keys).map(Number))
  return { action: idsOf(seen.map(({ actions }) => actions)), status: idsOf(seen.map(({ statuses }) => statuses)) }
}
