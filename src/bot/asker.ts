import { type Interaction, PermissionFlagsBits } from 'discord.js'
import { asMemberOf } from '../commands/permissions.ts'
import { AppError } from '../errors.ts'
import type { Db } from '../store/db.ts'
import { openChannelStatic } from '../store/people/static-channels.ts'
import { missingIn } from './delivery/trouble.ts'
import type { Asker } from './lines/ask.ts'

/** Settles who asks and which static may be asked about: the channel's. */
export async function askerOf(interaction: Interaction, db: Db): Promise<Asker> {
  const { guildId, guild, user, channel, memberPermissions, channelId: askedIn } = interaction
  if (guildId === null || askedIn === null)
    throw new AppError('forbidden', 'Vigil works in servers only: ask in your raid channel.')
  // What is asked in a thread is told in its channel: a thread cannot hold the threads of nights.
  const channelId = channel?.isThread() ? (channel.parentId ?? channel.id) : askedIn
  const parent = guild?.channels.cache.get(channelId)
  const own = parent?.permissionsFor(interaction.client.user) ?? interaction.appPermissions
  const locale = interaction.guildLocale ?? undefined
  const server = { discordId: guildId, name: guild?.name ?? guildId, ...(locale && { locale }) }
  const asked = await openChannelStatic(db, server, channelId)
  const mayManage = memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false
  const roles = interaction.member?.roles ?? []
  const roleIds = Array.isArray(roles) ? roles : [...roles.cache.keys()]
  const member = asMemberOf({ id: user.id, name: user.displayName, mayManage, roleIds }, asked)
  return {
    staticId: asked.id,
    channelId,
    member,
    forbidden: missingIn(own),
  }
}
