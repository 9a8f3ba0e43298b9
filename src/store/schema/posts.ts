import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, serial, text, unique } from 'drizzle-orm/pg-core'
import type { Message } from '../../message.ts'
import { bytes, epochMs } from './columns.ts'
import { statics } from './people.ts'
import { nights } from './pulls.ts'

/** What Vigil said or is about to say in a channel: written first, delivered after, never twice. */
export const posts = pgTable(
  'post',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    channelId: text('channel_id').notNull(),
    kind: text('kind').$type<'night' | 'pull' | 'digest' | 'session' | 'notice' | 'alert'>().notNull(),
    /** The night's id, or the pull's, or that of a digest's first pull; a notice's and an alert's is its own. */
    subjectId: integer('subject_id').notNull(),
    /** Null for notices and alerts: they belong to no night. */
    nightId: integer('night_id').references(() => nights.id),
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
    index().on(table.nightId, table.kind),
    index('post_of_pull_index').on(table.subjectId).where(sql`kind = 'pull'`),
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
