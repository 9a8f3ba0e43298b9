import { boolean, index, integer, json, pgTable, primaryKey, serial, text } from 'drizzle-orm/pg-core'
import type { AbilityCategory, AbilityKind } from '../../game/ability.ts'
import { epochMs } from './columns.ts'
import { statics } from './people.ts'

/**
 * What XIVAPI told of an action or a status. What `vendor/` tells is not repeated here: it is read from its file, and
 * what reports call something lies with their pulls.
 */
export const abilities = pgTable(
  'ability',
  {
    sheet: text('sheet').$type<'action' | 'status'>().notNull(),
    id: integer('id').notNull(),
    /** By language; null for what XIVAPI does not have, so that it is not asked for again. */
    names: json('names').$type<{
      readonly en: string
      readonly de: string
      readonly fr: string
      readonly ja: string
    }>(),
    category: text('category').$type<AbilityCategory>(),
    gcd: boolean('gcd'),
    castMs: integer('cast_ms'),
    recastMs: integer('recast_ms'),
    charges: integer('charges'),
    /** Of a status. */
    stacks: integer('stacks'),
    fetchedAt: epochMs('fetched_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sheet, table.id] })],
)

/** What people of a static said an enemy's action is: the newest that was not taken back counts, the rest is history. */
export const abilityLabels = pgTable(
  'ability_label',
  {
    id: serial('id').primaryKey(),
    staticId: integer('static_id')
      .notNull()
      .references(() => statics.id),
    /** Action id. */
    ability: integer('ability').notNull(),
    kind: text('kind').$type<AbilityKind>().notNull(),
    /** What the static calls it, if it calls it something. */
    name: text('name'),
    authorId: text('author_id').notNull(),
    authorName: text('author_name').notNull(),
    labelledAt: epochMs('labelled_at').notNull(),
    undoneBy: text('undone_by'),
    undoneAt: epochMs('undone_at'),
  },
  (table) => [index().on(table.staticId, table.ability)],
)
