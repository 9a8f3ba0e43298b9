import type { Gateway } from './gateway.ts'
import { botMemberJson, guildJson, roleJson } from './guild-shape.ts'
import type { Person } from './interactions.ts'
import { type Permission, permissionBits } from './permissions.ts'
import { channelJson } from './shapes.ts'
import type { StandInChannel, StandInGuild, StandInMessage, World } from './world.ts'
import { addMessage } from './written.ts'

/** What people do in their server while the bot is there, or while it is not looking. */
export interface Happenings {
  /** Takes permissions in a channel from the bot, or gives them back with an empty list. */
  deny(channelId: string, denied: readonly Permission[]): void
  /** Takes Send Messages in a channel from the bot, or gives it back. */
  forbid(channelId: string, forbidden: boolean): void
  /** What @everyone may do in the whole server. */
  permit(allowed: readonly Permission[], guildId?: string): void
  /** Gives the bot a role with these permissions besides. */
  giveRole(allowed: readonly Permission[], guildId?: string): void
  archive(threadId: string, how?: { readonly locked?: boolean }): void
  unlock(threadId: string): void
  /** A channel with its threads, or a thread. */
  deleteChannel(channelId: string): void
  deleteMessage(message: Pick<StandInMessage, 'id' | 'channelId'>): void
  /** The bot is thrown out of a server, or the server cannot be reached for a while. */
  leaveGuild(guildId: string, how?: { readonly unavailable?: boolean }): void
  returnGuild(guildId: string): void
  /** Somebody says something themselves. */
  say(channelId: string, by: Person, content: string): StandInMessage
}

export function openHappenings(world: World, { dispatch }: Pick<Gateway, 'dispatch'>): Happenings {
  const gone = new Map<string, StandInGuild>()
  const update = (channel: StandInChannel) =>
    dispatch(channel.type === 11 ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', channelJson(world, channel), channel.guildId)
  const deny = (channelId: string, denied: readonly Permission[]) => {
    const channel = known(world.channels, channelId)
    channel.overwrites = [{ id: world.bot.id, type: 1, allow: 0n, deny: permissionBits(denied) }]
    update(channel)
  }
  const deleteChannel = (channelId: string) => {
    const channel = world.channels.get(channelId)
    if (channel === undefined) return
    world.channels.delete(channelId)
    for (const { id, parentId } of world.channels.values()) if (parentId === channelId) deleteChannel(id)
    remove(world.messages, (message) => message.channelId === channelId)
    dispatch(channel.type === 11 ? 'THREAD_DELETE' : 'CHANNEL_DELETE', channelJson(world, channel), channel.guildId)
  }
  return {
    deny,
    forbid: (channelId, forbidden) => deny(channelId, forbidden ? ['Send Messages'] : []),
    permit: (allowed, guildId = world.guildId) => {
      const [everyone] = known(world.guilds, guildId).roles
      if (everyone === undefined) throw new Error('a server has no @everyone')
      everyone.permissions = permissionBits(allowed)
      dispatch('GUILD_ROLE_UPDATE', { guild_id: guildId, role: roleJson(everyone) }, guildId)
    },
    giveRole: (allowed, guildId = world.guildId) => {
      const guild = known(world.guilds, guildId)
      const role = { id: world.newId(), name: 'analyst', permissions: permissionBits(allowed), position: 1 }
      guild.roles = [...guild.roles, role]
      guild.botRoles = [...guild.botRoles, role.id]
      dispatch('GUILD_ROLE_CREATE', { guild_id: guildId, role: roleJson(role) }, guildId)
      dispatch('GUILD_MEMBER_UPDATE', { guild_id: guildId, ...botMemberJson(world, guild) }, guildId)
    },
    archive: (threadId, { locked = false } = {}) => {
      const thread = known(world.channels, threadId)
      Object.assign(thread, { archived: true, locked })
      update(thread)
    },
    unlock: (threadId) => {
      const thread = known(world.channels, threadId)
      thread.locked = false
      update(thread)
    },
    deleteChannel,
    deleteMessage: ({ id, channelId }) => {
      remove(world.messages, (message) => message.id === id)
      const guildId = world.channels.get(channelId)?.guildId ?? world.guildId
      dispatch('MESSAGE_DELETE', { id, channel_id: channelId, guild_id: guildId }, guildId)
    },
    leaveGuild: (guildId, { unavailable = false } = {}) => {
      const guild = known(world.guilds, guildId)
      gone.set(guildId, guild)
      dispatch('GUILD_DELETE', { id: guildId, ...(unavailable && { unavailable }) }, guildId)
      if (!unavailable) world.guilds.delete(guildId)
    },
    returnGuild: (guildId) => {
      const guild = known(gone, guildId)
      world.guilds.set(guildId, guild)
      dispatch('GUILD_CREATE', guildJson(world, guild), guildId)
    },
    say: (channelId, { id, name }, content) =>
      addMessage(world, channelId, { content }, [], undefined, true, { id, name }),
  }
}

function known<Found>(all: ReadonlyMap<string, Found>, id: string): Found {
  const found = all.get(id)
  if (found === undefined) throw new Error(`there is no ${id}`)
  return found
}

function remove<Kept>(list: Kept[], is: (one: Kept) => boolean): void {
  for (let index = list.length - 1; index >= 0; index--) {
    const one = list[index]
    if (one !== undefined && is(one)) list.splice(index, 1)
  }
}
