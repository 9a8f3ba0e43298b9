import { index, integer, json, pgTable, serial, text, unique } from 'drizzle-orm/pg-core'
import type { RulingKind, SaidFault } from '../../ruling.ts'
import { epochMs } from './columns.ts'
import { statics } from './people.ts'
import { pulls } from './pulls.ts'

/** What somebody disagrees with, in their words. Sent twice, it is one: whoever asks has one dispute of a fault. */
export const disputes = pgTable(
  'dispute',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    pullId: integer('pull_id')
      .notNull()
      .references(() => pulls.id, { onDelete: 'cascade' }),
    /** Names the fault within its pull, however often that is analysed. */
    faultKey: text('fault_key').notNull(),
    /** The character it is about, as the pull spells it; null for the fault as a whole. */
    player: text('player'),
    said: json('said').$type<SaidFault>().notNull(),
    askedById: text('asked_by_id').notNull(),
    askedByName: text('asked_by_name').notNull(),
    words: text('words').notNull(),
    askedAt: epochMs('asked_at').notNull(),
  },
  (table) => [unique().on(table.pullId, table.faultKey, table.askedById), index().on(table.staticId)],
)

/** What leads decided: the newest that was not taken back counts, the rest is history. */
export const rulings = pgTable(
  'ruling',
  {
    id: serial('id').primaryKey(),
    disputeId: integer('dispute_id')
      .notNull()
      .references(() => disputes.id, { onDelete: 'cascade' }),
    what: text('what').$type<RulingKind>().notNull(),
    /** For somebody else: the character, as the pull spells it. */
    other: text('other'),
    note: text('note'),
    authorId: text('author_id').notNull(),
    authorName: text('author_name').notNull(),
    ruledAt: epochMs('ruled_at').notNull(),
    undoneBy: text('undone_by'),
    undoneAt: epochMs('undone_at'),
  },
  (table) => [index().on(table.disputeId)],
)
