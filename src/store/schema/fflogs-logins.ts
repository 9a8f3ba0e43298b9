import { integer, pgTable, primaryKey, serial, text } from 'drizzle-orm/pg-core'
import { bytes, epochMs } from './columns.ts'
import { statics } from './people.ts'

/** A member's own FFLogs account, which they let us read with. */
export const fflogsLogins = pgTable('fflogs_login', {
  id: serial('id').primaryKey(),
  discordUserId: text('discord_user_id').notNull().unique(),
  /** What Discord calls them. */
  name: text('name').notNull(),
  /** What FFLogs calls them, if it said so. */
  fflogsName: text('fflogs_name'),
  /** Sealed; null once it is worth nothing and must be linked anew. */
  tokens: bytes('tokens'),
  expiresAt: epochMs('expires_at').notNull(),
  /** Counts the tokens up. */
  revision: integer('revision').notNull().default(1),
  /** Until when somebody has the right to fetch the next tokens. */
  leaseUntil: epochMs('lease_until').notNull().default(0),
  /** Why it must be linked anew: a sentence. */
  trouble: text('trouble'),
  linkedAt: epochMs('linked_at').notNull(),
})

/** For which statics a member lets their account be used: each one deliberately. */
export const fflogsLinks = pgTable(
  'fflogs_link',
  {
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    loginId: integer('login_id')
      .notNull()
      .references(() => fflogsLogins.id, { onDelete: 'cascade' }),
    linkedAt: epochMs('linked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staticId, table.loginId] })],
)

/** A member's wish to link their account, from `/link add` until FFLogs has sent them back. */
export const fflogsTickets = pgTable('fflogs_ticket', {
  /** SHA-256 of what is in the address. */
  ticket: text('ticket').primaryKey(),
  staticId: integer('static_id')
    .notNull()
    .references(() => statics.id),
  discordUserId: text('discord_user_id').notNull(),
  name: text('name').notNull(),
  expiresAt: epochMs('expires_at').notNull(),
  /** SHA-256 of the state that FFLogs is to bring back; null until it was sent there. */
  state: text('state').unique(),
  /** The PKCE verifier, sealed. */
  verifier: bytes('verifier'),
  usedAt: epochMs('used_at'),
})
