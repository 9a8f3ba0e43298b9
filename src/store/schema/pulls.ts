import { type Column, sql } from 'drizzle-orm'
import {
  boolean,
  doublePrecision,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  serial,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import type { Actor, Outcome, SourceKind, SourcePhase } from '../../report.ts'
import { bytes, epochMs, packedJson } from './columns.ts'
import { statics } from './people.ts'

export const reports = pgTable(
  'report',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    source: text('source').$type<SourceKind>().notNull(),
    code: text('code').notNull(),
    title: text('title').notNull(),
    startedAt: epochMs('started_at').notNull(),
    /** When it had been read to its end; null while it may hold more. */
    readAt: epochMs('read_at'),
    /** Where its pulls are told, if somebody who handed it in chose a channel. */
    channelId: text('channel_id'),
    /** Since when FFLogs no longer shows it to everybody who has its link: private, archived or deleted. */
    hiddenAt: epochMs('hidden_at'),
    /** When a log that is followed line by line last grew; null if it never was. */
    grewAt: epochMs('grew_at'),
  },
  (table) => [unique().on(table.staticId, table.source, table.code)],
)

/** A run of pulls with gaps under three hours. */
export const nights = pgTable(
  'night',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    startedAt: epochMs('started_at').notNull(),
    endedAt: epochMs('ended_at').notNull(),
  },
  (table) => [index().on(table.staticId, table.endedAt)],
)

export const pulls = pgTable(
  'pull',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    number: integer('number').notNull(),
    nightId: integer('night_id')
      .notNull()
      .references(() => nights.id),
    reportId: integer('report_id')
      .notNull()
      .references(() => reports.id),
    sourceKey: text('source_key').notNull(),
    territoryId: integer('territory_id'),
    encounterId: integer('encounter_id'),
    encounter: text('encounter'),
    fightName: text('fight_name').notNull(),
    startedAt: epochMs('started_at').notNull(),
    durationMs: integer('duration_ms').notNull(),
    outcome: text('outcome').$type<Outcome>().notNull(),
    actors: packedJson('actors').$type<readonly Actor[]>().notNull(),
    abilityNames: packedJson('ability_names').$type<Record<number, string>>().notNull(),
    statusNames: packedJson('status_names').$type<Record<number, string>>().notNull(),
    phases: json('phases').$type<readonly SourcePhase[]>().notNull(),
    bossHp: doublePrecision('boss_hp'),
    fightHp: doublePrecision('fight_hp'),
    wipeCalledMs: integer('wipe_called_ms'),
    parser: text('parser').notNull(),
    trash: boolean('trash').notNull().default(false),
    provisional: boolean('provisional').notNull().default(false),
    brokenHashes: integer('broken_hashes').notNull().default(0),
    storedAt: epochMs('stored_at').notNull(),
  },
  (table) => [
    unique().on(table.staticId, table.number),
    index().on(table.reportId),
    index().on(table.staticId, table.startedAt),
    index().on(table.staticId, table.encounter, table.startedAt),
    index().on(table.nightId),
    index('pull_fight_index').on(table.staticId, fightKey(table), table.number).where(sql`not ${table.trash}`),
    index().on(table.storedAt),
  ],
)

/** What a pull is a try at: the key of a known encounter, else its name behind a quote, which no key has. */
export const fightKey = ({ encounter, fightName }: { readonly encounter: Column; readonly fightName: Column }) =>
  sql<string>`coalesce(${encounter}, '"' || ${fightName})`

/** Which reports tell a pull, each under the key it has there; what is stored of the pull comes from the one in `pull`. */
export const pullAccounts = pgTable(
  'pull_account',
  {
    reportId: integer('report_id')
      .notNull()
      .references(() => reports.id, { onDelete: 'cascade' }),
    sourceKey: text('source_key').notNull(),
    pullId: integer('pull_id')
      .notNull()
      .references(() => pulls.id, { onDelete: 'cascade' }),
    /** What the report said of the pull when it was last read; another mark is news. */
    mark: text('mark'),
    storedAt: epochMs('stored_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.sourceKey] }), index().on(table.pullId)],
)

/** A pull's events as one columnar block (`event-block.ts`). */
export const pullEvents = pgTable('pull_events', {
  pullId: integer('pull_id')
    .primaryKey()
    .references(() => pulls.id, { onDelete: 'cascade' }),
  block: bytes('block').notNull(),
})

export const metricResults = pgTable(
  'metric_result',
  {
    pullId: integer('pull_id')
      .notNull()
      .references(() => pulls.id, { onDelete: 'cascade' }),
    metric: text('metric').notNull(),
    version: integer('version').notNull(),
    result: packedJson('result').notNull(),
    /** Which strat and pins it was worked out with; null where it depends on neither, or there were none. */
    knowledge: text('knowledge'),
  },
  (table) => [primaryKey({ columns: [table.pullId, table.metric] })],
)
