import { boolean, integer, pgTable, primaryKey, serial, text, unique } from 'drizzle-orm/pg-core'

/** A Discord server, or `local` for the machine Vigil runs on. */
export const guilds = pgTable('guild', {
  id: serial('id').primaryKey(),
  discordId: text('discord_id').notNull().unique(),
  name: text('name').notNull(),
  /** How much public posts say about who: off, roles, initials, names. */
  blame: text('blame').$type<'off' | 'roles' | 'initials' | 'names'>().notNull().default('roles'),
})

export const statics = pgTable(
  'static',
  {
    id: serial('id').primaryKey(),
    guildId: integer('guild_id')
      .notNull()
      .references(() => guilds.id),
    name: text('name').notNull(),
    /** The invented night a fresh Vigil shows. */
    sample: boolean('sample').notNull().default(false),
    /** Whether characters are stored by their names or by their initials only. */
    storedNames: text('stored_names').$type<'names' | 'initials'>().notNull().default('names'),
  },
  (table) => [unique().on(table.guildId, table.name)],
)

export const rosterMembers = pgTable(
  'roster_member',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    name: text('name').notNull(),
    discordUserId: text('discord_user_id'),
  },
  (table) => [unique().on(table.staticId, table.name)],
)

/** Another character or spelling of a roster member. */
export const rosterAliases = pgTable(
  'roster_alias',
  {
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    alias: text('alias').notNull(),
    memberId: integer('member_id')
      .notNull()
      .references(() => rosterMembers.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.staticId, table.alias] })],
)
