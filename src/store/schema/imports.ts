import { sql } from 'drizzle-orm'
import { bigint, doublePrecision, index, integer, jsonb, pgTable, serial, text, unique } from 'drizzle-orm/pg-core'
import { epochMs } from './columns.ts'
import { statics } from './people.ts'

/** A log that somebody handed in, until it has been read, and what became of it. */
export const imports = pgTable(
  'import',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    /** What whoever hands it in calls this hand-in: sent twice, it is one. */
    key: text('key').notNull(),
    /** Where it was handed in and its pulls are told: a Discord channel, or `local-STATIC`. */
    channelId: text('channel_id').notNull(),
    /** As it was given: to be shown, never to be opened. */
    fileName: text('file_name').notNull(),
    /** Under which name of ours the file lies in the spool. */
    spooled: text('spooled'),
    /** Where it is still to be fetched from. */
    url: text('url'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    askedBy: text('asked_by').notNull(),
    askedAt: epochMs('asked_at').notNull(),
    state: text('state').$type<'waiting' | 'reading' | 'done' | 'failed'>().notNull().default('waiting'),
    /** How often its reading was begun: whoever began it before has lost it. */
    runs: integer('runs').notNull().default(0),
    /** When its reader last gave a sign of life. */
    beatAt: epochMs('beat_at').notNull().default(0),
    share: doublePrecision('share').notNull().default(0),
    pulls: integer('pulls').notNull().default(0),
    newPulls: integer('new_pulls').notNull().default(0),
    knownPulls: integer('known_pulls').notNull().default(0),
    nights: jsonb('nights').$type<readonly number[]>().notNull().default([]),
    /** Why it failed, or what to know about it all the same. */
    sentence: text('sentence'),
    endedAt: epochMs('ended_at'),
  },
  (table) => [
    unique().on(table.staticId, table.key),
    index('import_open_index').on(table.id).where(sql`state in ('waiting', 'reading')`),
  ],
)
