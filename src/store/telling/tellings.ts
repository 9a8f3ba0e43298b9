import { and, desc, eq, exists, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { lockStatic } from '../people/statics.ts'
import type { TellingKind } from '../schema/telling.ts'
import { nights, posts, tellings } from '../schema.ts'

export type { TellingKind } from '../schema/telling.ts'

/** How a pull is told in a channel. */
export interface Telling {
  readonly pullId: number
  readonly how: TellingKind
  /** For `digest`: which one, by the first pull that it told. */
  readonly digest?: number
  /** Epoch ms. */
  readonly decidedAt: number
}

/** A night in a channel. */
export interface NightPlace {
  readonly staticId: number
  readonly channelId: string
  readonly nightId: number
}

/**
 * Decides how pulls of a night are told in a channel, while nobody else decides about the same night or stores a pull of it: `decide` is given
 * what was decided before, and gives what is decided now. Gives all of it.
 */
export async function decideTellings(
  db: Db,
  place: NightPlace,
  decide: (known: ReadonlyMap<number, Telling>) => readonly Telling[],
): Promise<ReadonlyMap<number, Telling>> {
  return await db.transaction(async (tx) => {
    await lockStatic(tx, place.staticId)
    const known = await readTellings(tx, place)
    const decided = decide(known)
    await saveTellings(tx, place, decided)
    return new Map([...known, ...decided.map((telling) => [telling.pullId, telling] as const)])
  })
}

/** What was decided of a night's pulls in a channel, by pull. */
export const listTellings = (db: Db, place: NightPlace): Promise<ReadonlyMap<number, Telling>> =>
  readTellings(db, place)

/**
 * Makes one digest of posts of a night's pulls that nobody has seen yet: they are taken away, and their pulls are the
 * digest's. What was begun to be sent meanwhile stays a post. Gives how many became part of it.
 */
export async function foldPosts(
  db: Db,
  place: NightPlace,
  pullIds: readonly number[],
  decidedAt: number,
): Promise<number> {
  const { staticId, channelId, nightId } = place
  return await db.transaction(async (tx) => {
    await lockStatic(tx, staticId)
    const unseen = and(isPullPost(place), inArray(posts.subjectId, [...pullIds]), isNull(posts.messageId))
    const gone = await tx.delete(posts).where(unseen).returning({ pullId: posts.subjectId })
    const folded = gone.map(({ pullId }) => pullId)
    if (folded.length === 0) return 0
    const digest = Math.min(...folded)
    const told = folded.map((pullId): Telling => ({ pullId, how: 'digest', digest, decidedAt }))
    await saveTellings(tx, { staticId, channelId, nightId }, told)
    return folded.length
  })
}

/** The last of a static's nights with pulls that are told nowhere: they fit no channel's rule. */
export async function countUntold(db: Db, staticId: number): Promise<{ readonly left: number; readonly of: number }> {
  const last = db
    .select({ id: nights.id })
    .from(nights)
    .where(
      and(
        eq(nights.staticId, staticId),
        exists(db.select({ one: sql`1` }).from(tellings).where(eq(tellings.nightId, nights.id))),
      ),
    )
    .orderBy(desc(nights.startedAt))
    .limit(1)
  const told = await db
    .select({
      pullId: tellings.pullId,
      isTold: sql<boolean>`bool_or(${tellings.how} in ('post', 'digest', 'quiet', 'short'))`,
    })
    .from(tellings)
    .where(and(eq(tellings.staticId, staticId), inArray(tellings.nightId, last)))
    .groupBy(tellings.pullId)
  return { left: told.filter(({ isTold }) => !isTold).length, of: told.length }
}

/** What was decided; a post that is there was decided on, too. */
async function readTellings(tx: Db, place: NightPlace): Promise<Map<number, Telling>> {
  const own = and(eq(tellings.channelId, place.channelId), eq(tellings.nightId, place.nightId))
  const posted = await tx
    .select({ pullId: posts.subjectId, decidedAt: posts.createdAt })
    .from(posts)
    .where(isPullPost(place))
  const decided = await tx.select().from(tellings).where(own)
  return new Map<number, Telling>([
    ...posted.map((post): [number, Telling] => [post.pullId, { ...post, how: 'post' }]),
    ...decided.map(({ pullId, how, digest, decidedAt }): [number, Telling] => [
      pullId,
      { pullId, how, decidedAt, ...(digest === null ? {} : { digest }) },
    ]),
  ])
}

async function saveTellings(tx: Db, place: NightPlace, told: readonly Telling[]): Promise<void> {
  if (told.length === 0) return
  await tx
    .insert(tellings)
    .values(told.map(({ digest, ...telling }) => ({ ...place, ...telling, digest: digest ?? null })))
    .onConflictDoUpdate({
      target: [tellings.channelId, tellings.pullId],
      set: {
        nightId: sql`excluded.night_id`,
        how: sql`excluded.how`,
        digest: sql`excluded.digest`,
        decidedAt: sql`excluded.decided_at`,
      },
    })
}

const isPullPost = ({ channelId, nightId }: NightPlace) =>
  and(eq(posts.channelId, channelId), eq(posts.kind, 'pull'), eq(posts.nightId, nightId))
