import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Language } from '../../language.ts'
import type { Db } from '../db.ts'
import { guilds, statics } from '../schema.ts'

export type StoredNames = 'names' | 'initials'

export type Blame = 'off' | 'roles' | 'initials' | 'names'

export interface Static {
  readonly id: number
  readonly guildId: number
  readonly name: string
  readonly sample: boolean
  readonly blame: Blame
  /** What the game's terms are told in: what somebody chose, else what the server speaks. */
  readonly language: Language
  /** What Discord said last that the server speaks. */
  readonly locale: string | null
  /** Whether characters are stored by their names or by their initials only. */
  readonly storedNames: StoredNames
  /** The Discord role of those who lead it; null while only Manage Server does. */
  readonly leadRoleId: string | null
}

/** The guild that stands for the machine Vigil runs on. */
export const localGuild = { discordId: 'local', name: 'This machine' }

/** Where a static's posts go when no Discord channel was chosen: the channel page. */
export const localChannel = (staticId: number) => `local-${staticId}`

/** A Discord server as it introduces itself. */
export interface Server {
  readonly discordId: string
  readonly name: string
  /** As Discord spells it: `de`, `en-GB`. */
  readonly locale?: string
}

/** The static of a Discord server (or of `localGuild`), made on first sight. */
export async function openStatic(
  db: Db,
  guild: Server,
  { name = 'Static', sample = false }: { readonly name?: string; readonly sample?: boolean } = {},
): Promise<Static> {
  await db.insert(guilds).values(guild).onConflictDoNothing()
  const found = await db.select().from(guilds).where(eq(guilds.discordId, guild.discordId)).limit(1)
  const guildId = found[0]?.id
  if (guildId === undefined) throw new Error(`guild ${guild.discordId} could not be stored`)
  await db.insert(statics).values({ guildId, name, sample }).onConflictDoNothing()
  const own = await selectStatics(db)
    .where(and(eq(statics.guildId, guildId), eq(statics.name, name)))
    .limit(1)
  if (own[0] === undefined) throw new Error(`static ${name} could not be stored`)
  return own[0]
}

/**
 * Whatever writes what others of a static must not write meanwhile (pulls, how they are told, roster, strats) begins its
 * transaction with this; rows that merely belong to the static are written beside it. It is asked when it is called, and
 * so before whatever is asked together with it.
 */
export async function lockStatic(tx: Db, staticId: number): Promise<void> {
  await tx.select({ id: statics.id }).from(statics).where(eq(statics.id, staticId)).for('no key update')
}

export async function findStatic(db: Db, id: number): Promise<Static | undefined> {
  return (await selectStatics(db).where(eq(statics.id, id)).limit(1))[0]
}

/** Changes how characters are stored, for a static, or how much is said of who, for its whole server. */
export async function saveSettings(
  db: Db,
  staticId: number,
  { names, blame }: { readonly names?: StoredNames | undefined; readonly blame?: Blame | undefined },
): Promise<void> {
  const own = eq(statics.id, staticId)
  if (names !== undefined) await db.update(statics).set({ storedNames: names }).where(own)
  if (blame === undefined) return
  const guild = db.select({ id: statics.guildId }).from(statics).where(own)
  await db.update(guilds).set({ blame }).where(inArray(guilds.id, guild))
}

/** Says what the game's terms are told in on a static's server; null for what the server speaks. */
export async function saveLanguage(db: Db, staticId: number, language: Language | null): Promise<void> {
  const guild = db.select({ id: statics.guildId }).from(statics).where(eq(statics.id, staticId))
  await db.update(guilds).set({ language }).where(inArray(guilds.id, guild))
}

/** Says which Discord role leads a static; null for none. */
export async function saveLeadRole(db: Db, staticId: number, leadRoleId: string | null): Promise<void> {
  await db.update(statics).set({ leadRoleId }).where(eq(statics.id, staticId))
}

/** The statics of the server that this one belongs to, the oldest first: that is the server's own. */
export async function listServerStatics(db: Db, staticId: number): Promise<Static[]> {
  const server = db.select({ id: statics.guildId }).from(statics).where(eq(statics.id, staticId))
  return await selectStatics(db).where(inArray(statics.guildId, server)).orderBy(statics.id)
}

/** Adds a static to a server. */
export async function addStatic(db: Db, guildId: number, name: string): Promise<void> {
  await db.insert(statics).values({ guildId, name }).onConflictDoNothing()
}

export async function renameStatic(db: Db, staticId: number, name: string): Promise<void> {
  await db.update(statics).set({ name }).where(eq(statics.id, staticId))
}

/** Whether it stands for this machine, not for a Discord server. */
export async function isLocal(db: Db, guildId: number): Promise<boolean> {
  const found = await db.select({ discordId: guilds.discordId }).from(guilds).where(eq(guilds.id, guildId))
  return found[0]?.discordId === localGuild.discordId
}

/** Every static of this machine, for its own page: Discord's are asked about in Discord. */
export const listLocalStatics = (db: Db): Promise<Static[]> =>
  selectStatics(db).where(eq(guilds.discordId, localGuild.discordId)).orderBy(statics.id)

/** Every static there is, for whoever runs this Vigil. */
export const listStatics = (db: Db): Promise<Static[]> => selectStatics(db).orderBy(statics.id)

export const selectStatics = (db: Db) =>
  db
    .select({
      id: statics.id,
      guildId: statics.guildId,
      name: statics.name,
      sample: statics.sample,
      storedNames: statics.storedNames,
      leadRoleId: statics.leadRoleId,
      blame: guilds.blame,
      locale: guilds.locale,
      language: sql<Language>`coalesce(${guilds.language}, case when left(${guilds.locale}, 2) in ('ja', 'de', 'fr') then left(${guilds.locale}, 2) else 'en' end)`,
    })
    .from(statics)
    .innerJoin(guilds, eq(guilds.id, statics.guildId))
