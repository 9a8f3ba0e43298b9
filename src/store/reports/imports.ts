import { and, asc, desc, eq, gte, inArray, lt, notInArray, or, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { imports } from '../schema.ts'

/** A log that somebody handed in: where it lies until it has been read, and what became of it. */
export interface Import {
  readonly id: number
  readonly staticId: number
  /** Sent twice under the same key, it is one. */
  readonly key: string
  /** Where it was handed in and its pulls are told: a Discord channel id, or `local-STATIC`. */
  readonly channelId: string
  /** As it was given: to be shown, never to be opened. */
  readonly fileName: string
  /** Its name in the spool, if it lies there. */
  readonly spooled: string | null
  /** Where it is to be fetched from, if it does not. */
  readonly url: string | null
  readonly sizeBytes: number
  readonly askedBy: string
  /** Epoch ms, as all times here. */
  readonly askedAt: number
  readonly state: 'waiting' | 'reading' | 'done' | 'failed'
  /** How often its reading was begun. */
  readonly runs: number
  readonly beatAt: number
  /** How much was read, 0 to 1. */
  readonly share: number
  readonly pulls: number
  readonly newPulls: number
  readonly knownPulls: number
  readonly nights: readonly number[]
  /** Why it failed, or what to know about it all the same. */
  readonly sentence: string | null
  readonly endedAt: number | null
}

export type NewImport = Pick<
  Import,
  'key' | 'channelId' | 'fileName' | 'sizeBytes' | 'askedBy' | 'askedAt' | 'spooled' | 'url'
>

/** Imports that are over are kept so many per static. */
export const keptImports = 50

/** Takes a log in. Under a key that is known already, it gives what is there and `isNew` is false. */
export async function addImport(
  db: Db,
  staticId: number,
  given: NewImport,
): Promise<{ readonly taken: Import; readonly isNew: boolean }> {
  const [made] = await db
    .insert(imports)
    .values({ staticId, ...given })
    .onConflictDoNothing()
    .returning()
  if (made !== undefined) {
    await forgetOld(db, staticId)
    return { taken: made, isNew: true }
  }
  const taken = await findImportByKey(db, staticId, given.key)
  if (taken === undefined) throw new Error(`the import ${given.key} could not be stored`)
  return { taken, isNew: false }
}

export async function findImport(db: Db, staticId: number, id: number): Promise<Import | undefined> {
  return (await db.select().from(imports).where(own(staticId, id)).limit(1))[0]
}

export async function findImportByKey(db: Db, staticId: number, key: string): Promise<Import | undefined> {
  const mine = and(eq(imports.staticId, staticId), eq(imports.key, key))
  return (await db.select().from(imports).where(mine).limit(1))[0]
}

/** A static's imports, the newest first: all that are kept, or those that are open or were still so at `since`. */
export async function listImports(db: Db, staticId: number, since = 0): Promise<Import[]> {
  const shown = and(eq(imports.staticId, staticId), or(isOpen, gte(imports.endedAt, since)))
  return await db.select().from(imports).where(shown).orderBy(desc(imports.id)).limit(keptImports)
}

/** Every static's imports that nobody reads: those that wait, and those whose reader is silent since `beatBefore`. */
export async function listUnreadImports(db: Db, beatBefore: number): Promise<Pick<Import, 'id'>[]> {
  const unread = and(isOpen, lt(imports.beatAt, beatBefore))
  return await db.select({ id: imports.id }).from(imports).where(unread).orderBy(asc(imports.id))
}

/** Names in the spool that somebody still needs. */
export async function listSpooled(db: Db): Promise<string[]> {
  const found = await db.select({ spooled: imports.spooled }).from(imports).where(isOpen)
  return found.flatMap(({ spooled }) => spooled ?? [])
}

/** Makes the caller an import's reader, unless it has one who lives or is over. */
export async function claimImport(
  db: Db,
  id: number,
  { now, beatBefore }: { readonly now: number; readonly beatBefore: number },
): Promise<Import | undefined> {
  const free = and(eq(imports.id, id), isOpen, lt(imports.beatAt, beatBefore))
  const begun = { state: 'reading', beatAt: now, runs: sql`${imports.runs} + 1`, share: 0, pulls: 0 } as const
  return (await db.update(imports).set(begun).where(free).returning())[0]
}

/** Notes how far the reader is; false when the import is no longer theirs: it was cancelled, or they were thought dead. */
export async function recordImportProgress(
  db: Db,
  { id, runs }: Pick<Import, 'id' | 'runs'>,
  told: Pick<Import, 'share' | 'pulls'> & { readonly now: number },
): Promise<boolean> {
  const { now, ...progress } = told
  const mine = and(eq(imports.id, id), eq(imports.runs, runs), eq(imports.state, 'reading'))
  const noted = db
    .update(imports)
    .set({ ...progress, beatAt: now })
    .where(mine)
  return (await noted.returning({ id: imports.id })).length > 0
}

/** Notes what became of an import, once; false when it is no longer this reader's. */
export async function finishImport(
  db: Db,
  { id, runs }: Pick<Import, 'id' | 'runs'>,
  outcome: Partial<Pick<Import, 'pulls' | 'newPulls' | 'knownPulls' | 'nights' | 'sentence'>> & {
    readonly state: 'done' | 'failed'
    readonly endedAt: number
  },
): Promise<boolean> {
  const mine = and(eq(imports.id, id), eq(imports.runs, runs), eq(imports.state, 'reading'))
  const over = { ...outcome, spooled: null, url: null }
  return (await db.update(imports).set(over).where(mine).returning({ id: imports.id })).length > 0
}

/** Ends a static's own import, wherever it stands; gives it as it was, or nothing if it is over already. */
export async function cancelImport(
  db: Db,
  staticId: number,
  id: number,
  { now, sentence }: { readonly now: number; readonly sentence: string },
): Promise<Import | undefined> {
  return await db.transaction(async (tx) => {
    const [open] = await tx
      .select()
      .from(imports)
      .where(and(own(staticId, id), isOpen))
      .for('update')
    if (open === undefined) return undefined
    const over = { state: 'failed', endedAt: now, spooled: null, url: null, sentence } as const
    await tx.update(imports).set(over).where(eq(imports.id, id))
    return open
  })
}

/** Lets an import be taken up again at once, by whoever comes. */
export async function freeImport(db: Db, { id, runs }: Pick<Import, 'id' | 'runs'>): Promise<void> {
  const mine = and(eq(imports.id, id), eq(imports.runs, runs), isOpen)
  await db
    .update(imports)
    .set({ beatAt: 0, runs: runs - 1 })
    .where(mine)
}

/** The same for all of them: call it where no other process can be reading one. */
export async function freeImports(db: Db): Promise<void> {
  await db.update(imports).set({ beatAt: 0 }).where(isOpen)
}

const isOpen = inArray(imports.state, ['waiting', 'reading'])
const own = (staticId: number, id: number) => and(eq(imports.staticId, staticId), eq(imports.id, id))

async function forgetOld(db: Db, staticId: number): Promise<void> {
  const over = and(eq(imports.staticId, staticId), inArray(imports.state, ['done', 'failed']))
  const newest = db.select({ id: imports.id }).from(imports).where(over).orderBy(desc(imports.id)).limit(keptImports)
  await db.delete(imports).where(and(over, notInArray(imports.id, newest)))
}
