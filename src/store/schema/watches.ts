import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, integer, pgTable, serial, text, unique } from 'drizzle-orm/pg-core'
import { epochMs } from './columns.ts'
import { fflogsLogins } from './fflogs-logins.ts'
import { statics } from './people.ts'

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
    /** `ended`: it has not grown for so long that nobody asks any more, until somebody wants it again. */
    state: text('state').$type<'watching' | 'ended'>().notNull().default('watching'),
    /** When it is asked next, as far as points allow; null for at once. */
    nextAt: epochMs('next_at'),
    polledAt: epochMs('polled_at'),
    /** When the report last grew. */
    changedAt: epochMs('changed_at'),
    /** What it told when it was last read to its end, in short: while it tells the same there is nothing to read. */
    mark: text('mark'),
    /** When somebody wanted it read anew from the start; null when that is done. */
    rescanAskedAt: epochMs('rescan_asked_at'),
    /** Whose login could read it when our own client could not; null while ours can. */
    loginId: integer('login_id').references(() => fflogsLogins.id, { onDelete: 'set null' }),
    /** The sentence of the last failure; null while all is well. */
    trouble: text('trouble'),
    /** Whether that will be so until somebody does something. */
    troubleLasts: boolean('trouble_lasts').notNull().default(false),
    /** The sentence of the last failure that its channel was told of; null when it was told that all is well again. */
    toldTrouble: text('told_trouble'),
  },
  (table) => [
    unique().on(table.staticId, table.code),
    index('watch_asked_index').on(table.nextAt).where(sql`state = 'watching' or rescan_asked_at is not null`),
  ],
)

/** What FFLogs lets us ask, as far as we know: a row for each account that asks, and one for our address. */
export const fflogsQuotas = pgTable('fflogs_quota', {
  /** `client` for our own credentials, `login-ID` for a member's login, `address` for where all of them ask from. */
  account: text('account').primaryKey(),
  limitPerHour: doublePrecision('limit_per_hour'),
  spent: doublePrecision('spent').notNull().default(0),
  resetsAt: epochMs('resets_at').notNull().default(0),
  silentUntil: epochMs('silent_until').notNull().default(0),
  /** How often in a row we were told to slow down. */
  strikes: integer('strikes').notNull().default(0),
  /** When channels were last told of its silence. */
  toldAt: epochMs('told_at').notNull().default(0),
  /** When somebody last wanted to know whether its credentials are good, and the sentence of why not. */
  checkedAt: epochMs('checked_at'),
  trouble: text('trouble'),
})
