import { type Client, Routes, SnowflakeUtil } from 'discord.js'
import type { ActionRow } from '../../message.ts'
import type { Post } from '../../store/telling/posts.ts'

export interface SentMessages {
  /** The message of a post that was sent but not noted, because we were killed in between. */
  find(place: string, post: Pick<Post, 'message'>): Promise<string | undefined>
}

/** Our own messages in channels and threads from `since` on, each place read once. */
export function openSentMessages(client: Client<true>, since: number): SentMessages {
  const places = new Map<string, SentMessage[]>()
  return {
    find: async (place, { message }) => {
      const marks = customIds(message.components)
      if (marks.length === 0) return undefined
      const messages = places.get(place) ?? (await readMessages(client, place, since))
      places.set(place, messages)
      return messages.find(({ components = [] }) => customIds(components).some((id) => marks.includes(id)))?.id
    },
  }
}

interface SentMessage {
  readonly id: string
  readonly author: { readonly id: string }
  readonly components?: readonly ActionRow[]
}

/** Discord's clock and ours may differ by this much. */
export const clockSkewMs = 5 * 60_000
const pageSize = 100

async function readMessages(client: Client<true>, place: string, since: number): Promise<SentMessage[]> {
  const own: SentMessage[] = []
  let after = String(SnowflakeUtil.generate({ timestamp: since - clockSkewMs }))
  for (;;) {
    const query = new URLSearchParams({ after, limit: String(pageSize) })
    const page = (await client.rest.get(Routes.channelMessages(place), { query })) as SentMessage[]
    own.push(...page.filter(({ author }) => author.id === client.user.id))
    if (page.length < pageSize) return own
    after = page.map(({ id }) => id).reduce((one, other) => (BigInt(one) > BigInt(other) ? one : other))
  }
}

/** Buttons carry the id of what they are about, so they tell whose message it is. */
const customIds = (rows: readonly ActionRow[]): string[] =>
  rows.flatMap(({ components }) => components.flatMap(({ custom_id }) => custom_id ?? []))
