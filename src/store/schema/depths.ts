import { doublePrecision, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { epochMs } from './columns.ts'
import { statics } from './people.ts'
import { pulls } from './pulls.ts'

/** How far each pull of a boss came: a narrow row beside a wide one, so that records are found without reading all pulls. */
export const pullDepths = pgTable(
  'pull_depth',
  {
    pullId: integer('pull_id')
      .primaryKey()
      .references(() => pulls.id, { onDelete: 'cascade' }),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    /** The encounter's key, or `"name` as its source calls a fight that nobody has described. */
    fight: text('fight').notNull(),
    startedAt: epochMs('started_at').notNull(),
    /** Greater is further: a kill, then a later phase, then less HP left. */
    rank: doublePrecision('rank').notNull(),
    phaseId: integer('phase_id').notNull(),
    phase: text('phase').notNull(),
    bossName: text('boss_name'),
    bossShare: doublePrecision('boss_share'),
    fightShare: doublePrecision('fight_share'),
  },
  (table) => [
    index().on(table.staticId, table.fight, table.rank.desc().nullsFirst(), table.startedAt.desc().nullsFirst()),
  ],
)
