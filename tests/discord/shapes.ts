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

/** View, Send, Embed, Attach, Read History, Create Public Threads, Send in Threads. */
const botPermissions = (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 35n) | (1n << 38n)
const sendMessages = 1n << 11n

export function channelJson(world: World, channel: StandInChannel) {
  const { id, name, type, parentId, autoArchiveMinutes, forbidden } = channel
  const common = { id, name, type, flags: 0, guild_id: world.guildId, last_message_id: null, rate_limit_per_user: 0 }
  if (type === 0) {
    const deny = forbidden ? sendMessages : 0n
    const overwrite = { id: world.bot.id, type: 1, allow: '0', deny: String(deny) }
    return { ...common, position: 0, parent_id: null, topic: null, nsfw: false, permission_overwrites: [overwrite] }
  }
  const since = new Date().toISOString()
  return {
    ...common,
    parent_id: parentId,
    owner_id: world.bot.id,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    thread_metadata: {
      archived: false,
      archive_timestamp: since,
      create_timestamp: since,
      auto_archive_duration: autoArchiveMinutes,
      locked: false,
    },
  }
}

export function messageJson(world: World, message: StandInMessage) {
  const { id, channelId, content, embeds, components, files, flags, nonce, createdAt, edits } = message
  const urlOf = (name: string) => `https://cdn.example/attachments/${channelId}/${id}/${name}`
  const thread = world.channels.get(id)
  return {
    id,
    channel_id: channelId,
    type: 0,
    author: botJson(world),
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
    components: objects(row.components).map((component) => ({ id: ++id, ...component })),
  }))
}

function embedJson(embed: Json, urlOf: (name: string) => string) {
  const image = embed.image as { url: string } | undefined
  const shown = image?.url.startsWith('attachment://') ? { url: urlOf(image.url.slice('attachment://'.length)) } : image
  return { type: 'rich', ...embed, ...(shown === undefined ? {} : { image: shown }) }
}

export const guildJson = (world: World) => ({
  id: world.guildId,
  name: 'The Static',
  icon: null,
  splash: null,
  discovery_splash: null,
  owner_id: '1',
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  roles: [
    {
      id: world.guildId,
      name: '@everyone',
      color: 0,
      hoist: false,
      position: 0,
      permissions: String(botPermissions),
      managed: false,
      mentionable: false,
      flags: 0,
    },
  ],
  emojis: [],
  features: [],
  mfa_level: 0,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  vanity_url_code: null,
  description: null,
  banner: null,
  premium_tier: 0,
  preferred_locale: 'en-US',
  public_updates_channel_id: null,
  nsfw_level: 0,
  premium_progress_bar_enabled: false,
  safety_alerts_channel_id: null,
  joined_at: new Date().toISOString(),
  large: false,
  unavailable: false,
  member_count: 2,
  voice_states: [],
  members: [
    { user: botJson(world), roles: [], joined_at: new Date().toISOString(), deaf: false, mute: false, flags: 0 },
  ],
  channels: [...world.channels.values()].filter(({ type }) => type === 0).map((channel) => channelJson(world, channel)),
  threads: [...world.channels.values()].filter(({ type }) => type === 11).map((channel) => channelJson(world, channel)),
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  stickers: [],
  soundboard_sounds: [],
})
