import type { Role } from './permissions.ts'
import { botJson, channelJson } from './shapes.ts'
import type { StandInGuild, World } from './world.ts'

/** A server as the gateway tells it: its roles, the bot as a member, its channels and its threads that are not archived. */
export function guildJson(world: World, guild: StandInGuild) {
  const own = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id)
  const threads = own.filter(({ type, archived }) => type === 11 && !archived)
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: '1',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: guild.roles.map(roleJson),
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
    members: [botMemberJson(world, guild)],
    channels: own.filter(({ type }) => type === 0).map((channel) => channelJson(world, channel)),
    threads: threads.map((channel) => channelJson(world, channel)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    stickers: [],
    soundboard_sounds: [],
  }
}

export const botMemberJson = (world: World, { botRoles }: StandInGuild) => ({
  user: botJson(world),
  roles: botRoles,
  joined_at: new Date().toISOString(),
  deaf: false,
  mute: false,
  flags: 0,
})

export const roleJson = ({ id, name, permissions, position }: Role) => ({
  id,
  name,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  position,
  permissions: String(permissions),
  managed: false,
  mentionable: false,
  flags: 0,
})
