import type { Client } from 'discord.js'
import type { Db } from '../../store/db.ts'
import type { Post } from '../../store/telling/posts.ts'
import { addTroubleNotice, listToldChannels } from '../../store/telling/trouble-notices.ts'
import { foreseen } from './trouble.ts'

export interface TellDeps {
  readonly client: Client<true>
  readonly db: Db
  readonly now: () => number
}

/**
 * Says why a post does not get through where it can be said: in its channel if only the thread is closed, else in
 * another one that this static was told something in. Gives whether something is to be delivered now.
 */
export async function tellTrouble({ client, db, now }: TellDeps, post: Post, sentence: string): Promise<boolean> {
  if (post.kind === 'notice') return false
  const { staticId } = post
  for (const channelId of new Set([post.channelId, ...(await listToldChannels(db, staticId, mostChannels))])) {
    const isOpen = client.channels.cache.has(channelId) && foreseen(client, { channelId, kind: 'notice' }) === undefined
    if (isOpen) return await addTroubleNotice(db, { staticId, channelId, text: sentence, createdAt: now() })
  }
  return false
}

const mostChannels = 5
