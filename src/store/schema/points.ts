import { isNull } from 'drizzle-orm'
import { index, integer, pgTable, real, serial, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { epochMs } from './columns.ts'
import { statics } from './people.ts'

/** How far a night came that no log tells of, as a lead says: one a fight and day counts, the rest is history. */
export const progPoints = pgTable(
  'prog_point',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id, { onDelete: 'cascade' }),
    /** Key in the game facts. */
    encounter: text('encounter').notNull(),
    /** `2026-11-21`, the day on which the night began. */
    day: text('day').notNull(),
    /** 1-based, intermissions counted. */
    phaseId: integer('phase_id').notNull(),
    /** What the boss had left, 0 to 1; null where the phase was reached and no more is known. */
    bossShare: real('boss_share'),
    pulls: integer('pulls'),
    note: text('note'),
    authorId: text('author_id').notNull(),
    authorName: text('author_name').notNull(),
    madeAt: epochMs('made_at').notNull(),
    removedBy: text('removed_by'),
    removedAt: epochMs('removed_at'),
  },
  (table) => [
    uniqueIndex('prog_point_of_day').on(table.staticId, table.encounter, table.day).where(isNull(table.removedAt)),
    index().on(table.staticId, table.encounter),
  ],
)
