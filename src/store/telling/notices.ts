import { sql } from 'drizzle-orm'
import { customIdOf } from '../../press.ts'
import type { Db } from '../db.ts'
import { posts } from '../schema.ts'
import type { StoredMessage } from './posts.ts'

/** Something to say in a channel that belongs to no night: a report that ended, or cannot be read. */
export interface Notice {
  readonly staticId: number
  readonly channelId: string
  readonly text: string
  /** A notice says what is wrong, an alert what is new; a notice unless told. */
  readonly kind?: 'notice' | 'alert'
  /** Discord role to mention; nobody unless told. */
  readonly roleId?: string
  /** Epoch ms. */
  readonly createdAt: number
}

/**
 * Writes a notice, to be delivered like every post. Whoever calls this notes in the same transaction that it was said.
 * Its button carries its number, by which a delivery that was killed half-way finds it again.
 */
export async function addNotice(
  tx: Db,
  { staticId, channelId, text, kind = 'notice', roleId, createdAt }: Notice,
): Promise<void> {
  const [next] = await tx
    .select({ number: sql<number>`nextval(pg_get_serial_sequence('post', 'id'))`.mapWith(Number) })
    .from(sql`(select 1) as one`)
  if (next === undefined) throw new Error('a sequence gave nothing')
  const plain = messageOf(text, customIdOf({ ask: 'status', staticId, number: next.number }))
  const message = roleId === undefined ? plain : { ...plain, content: `<@&${roleId}> ${text}`, roleMentions: [roleId] }
  await tx.insert(posts).values({ staticId, channelId, kind, subjectId: next.number, message, createdAt })
}

const messageOf = (content: string, customId: string): StoredMessage => ({
  content,
  embeds: [],
  components: [{ type: 1, components: [{ type: 2, style: 2, label: 'Status', custom_id: customId }] }],
})
