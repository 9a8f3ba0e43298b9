import { and, eq, sql } from 'drizzle-orm'
import { type Character, spellCharacter } from '../../character.ts'
import type { Db } from '../db.ts'
import { rosterAliases, rosterMembers } from '../schema.ts'

/** Somebody of the static, under the name the static calls them. */
export interface RosterMember {
  readonly id: number
  readonly name: string
  readonly discordUserId: string | null
  /** By which Discord account they are left out of all that others see; absent for everybody who is not. */
  readonly optedOutBy?: string
  /** Characters and spellings that mean them; one without a homeworld is of any world. */
  readonly aliases: readonly Character[]
}

/** Everybody of a static, by name. */
export async function listRoster(db: Db, staticId: number): Promise<RosterMember[]> {
  const members = await db
    .select()
    .from(rosterMembers)
    .where(eq(rosterMembers.staticId, staticId))
    .orderBy(sql`lower(${rosterMembers.name})`)
  const aliases = await db.select().from(rosterAliases).where(eq(rosterAliases.staticId, staticId))
  const own = Map.groupBy(aliases, ({ memberId }) => memberId)
  return members.map(({ id, name, discordUserId, optedOutBy }) => ({
    id,
    name,
    discordUserId,
    ...(optedOutBy === null ? {} : { optedOutBy }),
    aliases: (own.get(id) ?? []).map(toCharacter).sort(bySpelling),
  }))
}

/** Adds a member, or gives the one of that name (however it is capitalised) their Discord account. Gives their id. */
export async function saveMember(db: Db, staticId: number, name: string, discordUserId?: string): Promise<number> {
  const own = and(eq(rosterMembers.staticId, staticId), sql`lower(${rosterMembers.name}) = lower(${name})`)
  const known = await db.select({ id: rosterMembers.id }).from(rosterMembers).where(own)
  const [row] =
    known[0] === undefined
      ? await db
          .insert(rosterMembers)
          .values({ staticId, name, discordUserId: discordUserId ?? null })
          .returning({ id: rosterMembers.id })
      : known
  if (row === undefined) throw new Error(`the member ${name} could not be stored`)
  if (known[0] !== undefined && discordUserId !== undefined) {
    await db.update(rosterMembers).set({ discordUserId }).where(eq(rosterMembers.id, row.id))
  }
  return row.id
}

/** Makes a character or spelling mean a member of the static; it stops meaning anybody else. */
export async function saveAlias(db: Db, staticId: number, character: Character, memberId: number): Promise<void> {
  await removeAlias(db, staticId, character)
  await db.insert(rosterAliases).values({ staticId, alias: character.name, world: character.world ?? '', memberId })
}

/** A character means nobody any more. */
export async function removeAlias(db: Db, staticId: number, { name, world = '' }: Character): Promise<void> {
  const { alias, world: known } = rosterAliases
  const own = and(eq(rosterAliases.staticId, staticId), sql`lower(${alias}) = lower(${name})`)
  await db.delete(rosterAliases).where(and(own, sql`lower(${known}) = lower(${world})`))
}

/** Takes somebody off the roster, with their characters. */
export async function removeMember(db: Db, staticId: number, memberId: number): Promise<void> {
  await db.delete(rosterMembers).where(and(eq(rosterMembers.staticId, staticId), eq(rosterMembers.id, memberId)))
}

const toCharacter = ({ alias, world }: typeof rosterAliases.$inferSelect): Character =>
  world === '' ? { name: alias } : { name: alias, world }

const bySpelling = (one: Character, other: Character): number => (spellCharacter(one) < spellCharacter(other) ? -1 : 1)
