import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { AbilityKind } from '../game/ability.ts'
import type { Db } from './db.ts'
import { abilityLabels } from './schema.ts'

/** Who did something, as Discord or this machine knows them. */
export interface Author {
  readonly id: string
  readonly name: string
}

/** What somebody of a static said an enemy's action is. */
export interface AbilityLabel {
  readonly ability: number
  readonly kind: AbilityKind
  /** What the static calls it. */
  readonly name?: string
  readonly author: string
  /** Epoch ms. */
  readonly at: number
  /** Absent while it was not taken back. */
  readonly undone?: { readonly by: string; readonly at: number }
}

/** Writes what somebody says; what was said before stays in the history. */
export async function saveLabel(
  db: Db,
  staticId: number,
  label: Pick<AbilityLabel, 'ability' | 'kind' | 'name' | 'at'> & { readonly author: Author },
): Promise<void> {
  const { author, at, name, ...rest } = label
  await db.insert(abilityLabels).values({
    ...rest,
    staticId,
    name: name ?? null,
    authorId: author.id,
    authorName: author.name,
    labelledAt: at,
  })
}

/** Takes the newest label of an action back, and gives it; undefined when there is none. The one before it counts again. */
export async function undoLabel(
  db: Db,
  staticId: number,
  ability: number,
  undone: { readonly by: Author; readonly at: number },
): Promise<AbilityLabel | undefined> {
  const own = and(
    eq(abilityLabels.staticId, staticId),
    eq(abilityLabels.ability, ability),
    isNull(abilityLabels.undoneAt),
  )
  const newest = db
    .select({ id: sql`max(${abilityLabels.id})` })
    .from(abilityLabels)
    .where(own)
  const rows = await db
    .update(abilityLabels)
    .set({ undoneBy: undone.by.name, undoneAt: undone.at })
    .where(and(own, eq(abilityLabels.id, sql`(${newest})`)))
    .returning()
  return rows.map(toLabel)[0]
}

/** What counts now, by action id. */
export async function listLabels(db: Db, staticId: number): Promise<ReadonlyMap<number, AbilityLabel>> {
  const rows = await db
    .selectDistinctOn([abilityLabels.ability])
    .from(abilityLabels)
    .where(and(eq(abilityLabels.staticId, staticId), isNull(abilityLabels.undoneAt)))
    .orderBy(abilityLabels.ability, desc(abilityLabels.id))
  return new Map(rows.map((row) => [row.ability, toLabel(row)]))
}

/** Everything that was ever said of an action, the newest first. */
export async function listLabelHistory(db: Db, staticId: number, ability: number): Promise<AbilityLabel[]> {
  const rows = await db
    .select()
    .from(abilityLabels)
    .where(and(eq(abilityLabels.staticId, staticId), eq(abilityLabels.ability, ability)))
    .orderBy(desc(abilityLabels.id))
  return rows.map(toLabel)
}

const toLabel = ({
  ability,
  kind,
  name,
  authorName,
  labelledAt,
  undoneBy,
  undoneAt,
}: typeof abilityLabels.$inferSelect): AbilityLabel => ({
  ability,
  kind,
  ...(name === null ? {} : { name }),
  author: authorName,
  at: labelledAt,
  ...(undoneBy === null || undoneAt === null ? {} : { undone: { by: undoneBy, at: undoneAt } }),
})
