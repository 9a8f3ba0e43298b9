import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import type { Message } from '../message.ts'
import type { Actor, Outcome, SourceKind, SourcePhase } from '../report.ts'

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
})
const epochMs = (name: string) => bigint(name, { mode: 'number' })

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

export const watches = pgTable(
  'watch',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    /** FFLogs report code. */
    code: text('code').notNull(),
    /** Discord channel that was chosen, or `local-STATIC`. */
    channelId: text('channel_id').notNull(),
    addedBy: text('added_by').notNull(),
    addedAt: epochMs('added_at').notNull(),
    polledAt: epochMs('polled_at'),
    /** When the report last grew. */
    changedAt: epochMs('changed_at'),
    /** The sentence of the last failure; null while all is well. */
    trouble: text('trouble'),
  },
  (table) => [unique().on(table.staticId, table.code)],
)

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
    actors: jsonb('actors').$type<readonly Actor[]>().notNull(),
    abilityNames: jsonb('ability_names').$type<Record<number, string>>().notNull(),
    statusNames: jsonb('status_names').$type<Record<number, string>>().notNull(),
    phases: jsonb('phases').$type<readonly SourcePhase[]>().notNull(),
    bossHp: doublePrecision('boss_hp'),
    fightHp: doublePrecision('fight_hp'),
    wipeCalledMs: integer('wipe_called_ms'),
    parser: text('parser').notNull(),
    storedAt: epochMs('stored_at').notNull(),
  },
  (table) => [
    unique().on(table.staticId, table.number),
    unique().on(table.reportId, table.sourceKey),
    index().on(table.staticId, table.startedAt),
    index().on(table.nightId),
    index().on(table.storedAt),
  ],
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
    result: jsonb('result').notNull(),
  },
  (table) => [primaryKey({ columns: [table.pullId, table.metric] })],
)

/** The ingestion ledger: a page that lies here is never asked for again. */
export const fflogsPages = pgTable(
  'fflogs_page',
  {
    code: text('code').notNull(),
    revision: integer('revision').notNull(),
    fightId: integer('fight_id').notNull(),
    /** Which question it answers: `all`, `damage-taken`, … */
    stream: text('stream').notNull(),
    /** `startTime` it was asked with, ms from the start of the report. */
    startMs: doublePrecision('start_ms').notNull(),
    /** `nextPageTimestamp`; null on the last page. */
    nextMs: doublePrecision('next_ms'),
    /** zstd of the page's events as they were received. */
    body: bytes('body').notNull(),
    fetchedAt: epochMs('fetched_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.revision, table.fightId, table.stream, table.startMs] })],
)

/** What Vigil said or is about to say in a channel: written first, delivered after, never twice. */
export const posts = pgTable(
  'post',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    channelId: text('channel_id').notNull(),
    kind: text('kind').$type<'night' | 'pull' | 'session'>().notNull(),
    /** The night's id, or the pull's. */
    subjectId: integer('subject_id').notNull(),
    nightId: integer('night_id')
      .notNull()
      .references(() => nights.id),
    message: jsonb('message').$type<Omit<Message, 'files'>>().notNull(),
    /** Counts up when the message changes; delivered when `sentRevision` has caught up. */
    revision: integer('revision').notNull().default(1),
    sentRevision: integer('sent_revision').notNull().default(0),
    /** Discord's ids, once delivered. */
    messageId: text('message_id'),
    threadId: text('thread_id'),
    /** The sentence of the last failure to deliver. */
    trouble: text('trouble'),
    createdAt: epochMs('created_at').notNull(),
  },
  (table) => [
    unique().on(table.channelId, table.kind, table.subjectId),
    index().on(table.staticId, table.createdAt),
    index('post_unsent_index').on(table.nightId).where(sql`sent_revision < revision and channel_id not like 'local-%'`),
  ],
)

export const postFiles = pgTable(
  'post_file',
  {
    postId: integer('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.name] })],
)
