import { boolean, index, integer, jsonb, pgTable, primaryKey, serial, text, unique } from 'drizzle-orm/pg-core'
import type { Slot } from '../../strat/strat.ts'
import { epochMs } from './columns.ts'

/** A Discord server, or `local` for the machine Vigil runs on. */
export const guilds = pgTable('guild', {
  id: serial('id').primaryKey(),
  discordId: text('discord_id').notNull().unique(),
  name: text('name').notNull(),
  /** How much public posts say about who: off, roles, initials, names. */
  blame: text('blame').$type<'off' | 'roles' | 'initials' | 'names'>().notNull().default('roles'),
  /** What Discord says the server speaks, as it spells it: `de`, `en-GB`. */
  locale: text('locale'),
  /** What game terms are told in; null for what the server speaks. */
  language: text('language').$type<'en' | 'ja' | 'de' | 'fr'>(),
  /** Where nights are cut, in minutes after midnight there; null: gaps alone part them. */
  nightCutMinutes: integer('night_cut_minutes'),
  /** IANA time zone of that midnight. */
  nightZone: text('night_zone').notNull().default('UTC'),
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
    /** The Discord role of those who lead it; null while only Manage Server does. */
    leadRoleId: text('lead_role_id'),
  },
  (table) => [unique().on(table.guildId, table.name)],
)

/** The Discord channels that belong to a static; what is asked in any other is about its server's first. */
export const staticChannels = pgTable(
  'static_channel',
  {
    channelId: text('channel_id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
  },
  (table) => [index().on(table.staticId)],
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
    /** Since when they are left out of all that others see; null for everybody who is not. */
    optedOutAt: epochMs('opted_out_at'),
    /** The Discord account that asked for it. */
    optedOutBy: text('opted_out_by'),
  },
  (table) => [unique().on(table.staticId, table.name)],
)

/** A character of a roster member, or another spelling of their name. */
export const rosterAliases = pgTable(
  'roster_alias',
  {
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    alias: text('alias').notNull(),
    /** Homeworld; empty for a character of that name on any world. */
    world: text('world').notNull().default(''),
    memberId: integer('member_id')
      .notNull()
      .references(() => rosterMembers.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.staticId, table.alias, table.world] })],
)

/** What was changed about a roster lately, and how it was before: people edit it, so it can be taken back. */
export const rosterChanges = pgTable(
  'roster_change',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    /** What was done, for whoever takes it back. */
    told: text('told').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: epochMs('changed_at').notNull(),
    /** The whole roster as it was before. */
    before: jsonb('before').$type<readonly RosterRow[]>().notNull(),
  },
  (table) => [index().on(table.staticId, table.id)],
)

/** A member with their characters, as they are kept for taking a change back. */
export interface RosterRow {
  readonly id: number
  readonly name: string
  readonly discordUserId: string | null
  /** By which Discord account they are left out of all that others see. */
  readonly optedOutBy?: string
  readonly aliases: readonly { readonly name: string; readonly world?: string }[]
  /** Places they were pinned to, by encounter. */
  readonly pins?: Readonly<Record<string, Slot>>
}
