import { index, integer, pgTable, primaryKey, serial, text, unique } from 'drizzle-orm/pg-core'
import type { Slot, Strat } from '../../strat/strat.ts'
import { epochMs, packedJson } from './columns.ts'
import { rosterMembers, statics } from './people.ts'

/** What a static agreed on for a fight, version by version: none is ever changed, one may be taken back. */
export const stratVersions = pgTable(
  'strat_version',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    encounter: text('encounter').notNull(),
    /** Counts from 1 within the static and the encounter. */
    version: integer('version').notNull(),
    strat: packedJson('strat').$type<Strat>().notNull(),
    /** What changed, as a sentence. */
    told: text('told').notNull(),
    authorId: text('author_id').notNull(),
    authorName: text('author_name').notNull(),
    savedAt: epochMs('saved_at').notNull(),
    undoneBy: text('undone_by'),
    undoneAt: epochMs('undone_at'),
  },
  (table) => [unique().on(table.staticId, table.encounter, table.version)],
)

/** Which place a member plays in a fight, because a lead said so. */
export const rolePins = pgTable(
  'role_pin',
  {
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    encounter: text('encounter').notNull(),
    memberId: integer('member_id')
      .notNull()
      .references(() => rosterMembers.id, { onDelete: 'cascade' }),
    slot: text('slot').$type<Slot>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.staticId, table.encounter, table.memberId] }), index().on(table.memberId)],
)
