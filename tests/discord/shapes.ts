import { type Json, objects } from './json.ts'
import type { StandInChannel, StandInMessage, World } from './world.ts'

const botName = 'Vigil'

export const userJson = (id: string, username: string, bot = false) => ({
  id,
  username,
  discriminator: '0',
  global_name: username,
  avatar: null,
  public_flags: 0,
  flags: 0,
  primary_guild: null,
  bot,
})

export const botJson = ({ bot }: World) => userJson(bot.id, botName, true)

export function channelJson(world: World, channel: StandInChannel) {
  const { id, guildId, name, type, parentId, autoArchiveMinutes, archived, locked, activeAt } = channel
  const common = { id, name, type, flags: 0, guild_id: guildId, last_message_id: null, rate_limit_per_user: 0 }
  if (type === 0) {
    const overwrites = channel.overwrites.map((overwrite) => ({
      ...overwrite,
      allow: String(overwrite.allow),
      deny: String(overwrite.deny),
    }))
    return { ...common, position: 0, parent_id: null, topic: null, nsfw: false, permission_overwrites: overwrites }
  }
  const since = new Date(activeAt).toISOString()
  return {
    ...common,
    parent_id: parentId,
    owner_id: world.bot.id,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    thread_metadata: {
      archived,
      archive_timestamp: since,
      create_timestamp: since,
      auto_archive_duration: autoArchiveMinutes,
      locked,
    },
  }
}

export function messageJson(world: World, message: StandInMessage) {
  const { id, channelId, author, content, embeds, components, files, flags, nonce, createdAt, edits } = message
  const urlOf = (name: string) => `https://cdn.example/attachments/${channelId}/${id}/${name}`
  const thread = world.channels.get(id)
  return {
    id,
    channel_id: channelId,
    type: 0,
    author: author === undefined ? botJson(world) : userJson(author.id, author.name),
    content,
    timestamp: new Date(createdAt).toISOString(),
    edited_timestamp: edits === 0 ? null : new Date(createdAt + edits).toISOString(),
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    pinned: false,
    flags,
    embeds: embeds.map((embed) => embedJson(embed, urlOf)),
    components: numbered(components),
    attachments: files.map(({ name, bytes }, index) => ({
      id: String(BigInt(id) + BigInt(index) + 1n),
      filename: name,
      size: bytes.length,
      url: urlOf(name),
      proxy_url: urlOf(name),
      content_type: 'image/png',
    })),
    ...(nonce === undefined ? {} : { nonce }),
    ...(thread === undefined ? {} : { thread: channelJson(world, thread) }),
  }
}

/** Discord gives every component a number. */
function numbered(rows: readonly Json[]): Json[] {
  let id = 0
  return rows.map((row) => ({
    id: ++id,
    ...row,
    components: objects(row.components).map((component) => ({
      id: ++id,
      ...(component.type === 3 && { min_values: 1, max_values: 1 }),
      ...component,
    })),
  }))
}

function embedJson(embed: Json, urlOf: (name: string) => string) {
  const image = embed.image as { url: string } | undefined
  const shown = image?.url.startsWith('attachment://') ? { url: urlOf(image.url.slice('attachment://'.length)) } : image
  return { type: 'rich', ...embed, ...(shown === undefined ? {} : { image: shown }) }
}
