import { and, eq, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { rosterAliases, rosterMembers } from './schema.ts'

/** Somebody of the static, under the name the static calls them. */
export interface RosterMember {
  readonly id: number
  readonly name: string
  readonly discordUserId: string | null
  /** Characters and spellings that mean them. */
  readonly aliases: readonly string[]
}

/** Everybody of a static, by name. */
export async function listRoster(db: Db, staticId: number): Promise<RosterMember[]> {
  const members = await db
    .select()
    .from(rosterMembers)
    .where(eq(rosterMembers.staticId, staticId))
    .orderBy(sql`lower(${rosterMembers.name})`)
  const aliases = await db.select().from(rosterAliases).where(eq(rosterAliases.staticId, staticId))
  return members.map(({ id, name, discordUserId }) => ({
    id,
    name,
    discordUserId,
    aliases: aliases
      .filter(({ memberId }) => memberId === id)
      .map(({ alias }) => alias)
      .sort(),
  }))
}

/** Adds a member, or gives the one of that name their Discord account. */
export async function saveMember(db: Db, staticId: number, name: string, discordUserId?: string): Promise<void> {
  await db
    .insert(rosterMembers)
    .values({ staticId, name, discordUserId: discordUserId ?? null })
    .onConflictDoUpdate({
      target: [rosterMembers.staticId, rosterMembers.name],
      set: { discordUserId: sql`coalesce(excluded.discord_user_id, ${rosterMembers.discordUserId})` },
    })
}

/** Makes a character or spelling mean a member; it stops meaning anybody else. False when there is no such member. */
export async function saveAlias(db: Db, staticId: number, alias: string, memberName: string): Promise<boolean> {
  const own = and(eq(rosterMembers.staticId, staticId), eq(rosterMembers.name, memberName))
  const [member] = await db.select({ id: rosterMembers.id }).from(rosterMembers).where(own)
  if (member === undefined) return false
  await db
    .insert(rosterAliases)
    .values({ staticId, alias, memberId: member.id })
    .onConflictDoUpdate({
      target: [rosterAliases.staticId, rosterAliases.alias, rosterAliases.world],
      set: { memberId: member.id },
    })
  return true
}
