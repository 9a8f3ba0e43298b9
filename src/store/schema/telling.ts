import { boolean, index, integer, jsonb, pgTable, primaryKey, serial, text, unique } from 'drizzle-orm/pg-core'
import { epochMs } from './columns.ts'
import { statics } from './people.ts'
import { nights, pulls } from './pulls.ts'

/** What a channel of a static wants to be told. One without a row is told every pull of the reports it watches. */
export const channelRules = pgTable(
  'channel_rule',
  {
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    channelId: text('channel_id').notNull(),
    /** Since when it is told every pull of the static, whatever report that came from, epoch ms; null: what it watches. */
    takesAllSince: epochMs('takes_all_since'),
    /** Keys of encounters; null for all. */
    encounters: jsonb('encounters').$type<readonly string[]>(),
    /** Null for all. */
    kinds: jsonb('kinds').$type<readonly PullKind[]>(),
    /** What is no kill and shorter has no post of its own, ms. */
    minDurationMs: integer('min_duration_ms').notNull().default(0),
    /** Ids of roster members who must all be in the pull; empty for whoever. */
    present: jsonb('present').$type<readonly number[]>().notNull().default([]),
    /** The night's message and the session report only. */
    quiet: boolean('quiet').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.staticId, table.channelId] })],
)

/** A pull that got further than any before it is a first, whatever else it is. */
export type PullKind = 'kills' | 'firsts' | 'wipes'

/**
 * How a pull is told in a channel, decided once: by a `post` of its own, by a `digest` of many; or it is only counted in
 * the night's message, since it was `short` or the channel is `quiet`, or its kind is `filtered` there; or it is no
 * business of the channel's (`elsewhere`).
 */
export const tellings = pgTable(
  'telling',
  {
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    channelId: text('channel_id').notNull(),
    pullId: integer('pull_id')
      .notNull()
      .references(() => pulls.id, { onDelete: 'cascade' }),
    nightId: integer('night_id')
      .notNull()
      .references(() => nights.id),
    how: text('how').$type<TellingKind>().notNull(),
    /** For `digest`: which one, by the first pull that it told. */
    digest: integer('digest'),
    decidedAt: epochMs('decided_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.channelId, table.pullId] }),
    index().on(table.pullId),
    index().on(table.nightId),
  ],
)

export type TellingKind = 'post' | 'digest' | 'short' | 'quiet' | 'filtered' | 'elsewhere'

/** Which alerts a channel gets. */
export const alertSettings = pgTable(
  'alert_setting',
  {
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    channelId: text('channel_id').notNull(),
    kinds: jsonb('kinds').$type<readonly AlertKind[]>().notNull(),
    /** A logger that is silent for so long is told. */
    silentMinutes: integer('silent_minutes').notNull().default(15),
    /** Discord role that is mentioned with them; null for nobody. */
    roleId: text('role_id'),
    /** When it was set, epoch ms: what was before is not told. */
    setAt: epochMs('set_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staticId, table.channelId] })],
)

export type AlertKind = 'first-pull' | 'best' | 'phase' | 'kill' | 'mechanic' | 'silent' | 'stopped'

/** Alerts that were told: each once for its subject. */
export const alerts = pgTable(
  'alert',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    channelId: text('channel_id').notNull(),
    kind: text('kind').$type<AlertKind>().notNull(),
    /** What it is about: `pull 12`, `night 3`, `watch 4 1764000000000`. */
    subject: text('subject').notNull(),
    toldAt: epochMs('told_at').notNull(),
  },
  (table) => [unique().on(table.channelId, table.kind, table.subject), index().on(table.channelId, table.toldAt)],
)
