import { doublePrecision, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, epochMs } from './columns.ts'

/** The ingestion ledger: what FFLogs answered, as it came. A page that lies here is never asked for again. */
export const fflogsPages = pgTable(
  'fflogs_page',
  {
    code: text('code').notNull(),
    /** 0 is what stands; a watch that reads its report anew does so under its own id (`fflogs-pages.ts`). */
    edition: integer('edition').notNull(),
    /** Counts up when a report is exported again. */
    revision: integer('revision').notNull(),
    /** 0 for what belongs to no fight. */
    fightId: integer('fight_id').notNull(),
    /** Which question it answers: `all`, `taken` or `master`. */
    stream: text('stream').notNull(),
    /** It holds everything from here, ms from the start of the report, … */
    startMs: doublePrecision('start_ms').notNull(),
    /** … up to here, exclusive: the next page begins there. */
    nextMs: doublePrecision('next_ms').notNull(),
    /** zstd of the answer as it was received. */
    body: bytes('body').notNull(),
    fetchedAt: epochMs('fetched_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.code, table.edition, table.revision, table.fightId, table.stream, table.startMs],
    }),
    index().on(table.fetchedAt),
  ],
)
