import type { StandInChannel, StandInGuild, World } from './world.ts'

export interface Role {
  readonly id: string
  readonly name: string
  permissions: bigint
  readonly position: number
}

/** What a channel changes for a role (0) or a member (1). */
export interface Overwrite {
  readonly id: string
  readonly type: 0 | 1
  readonly allow: bigint
  readonly deny: bigint
}

export const permissions = {
  Administrator: 1n << 3n,
  'Manage Server': 1n << 5n,
  'View Channel': 1n << 10n,
  'Send Messages': 1n << 11n,
  'Manage Messages': 1n << 13n,
  'Embed Links': 1n << 14n,
  'Attach Files': 1n << 15n,
  'Read Message History': 1n << 16n,
  'Manage Threads': 1n << 34n,
  'Create Public Threads': 1n << 35n,
  'Send Messages in Threads': 1n << 38n,
} as const

export type Permission = keyof typeof permissions

export const permissionBits = (names: readonly Permission[]): bigint =>
  names.reduce((bits, name) => bits | permissions[name], 0n)

/** What the bot may do in a channel, by its roles and what the channel changes; a thread has its channel's. */
export function botPermissions(world: World, channel: StandInChannel): bigint {
  const guild = world.guilds.get(channel.guildId)
  const place = channel.parentId === undefined ? channel : world.channels.get(channel.parentId)
  if (guild === undefined || place === undefined) return 0n
  const base = rolesOfBot(guild).reduce((bits, role) => bits | role.permissions, 0n)
  if ((base & permissions.Administrator) !== 0n) return everything
  const everyone = place.overwrites.filter(({ id }) => id === guild.id)
  const roles = place.overwrites.filter(({ id, type }) => type === 0 && guild.botRoles.includes(id))
  const own = place.overwrites.filter(({ id, type }) => type === 1 && id === world.bot.id)
  return [everyone, roles, own].reduce((bits, some) => {
    const deny = some.reduce((all, overwrite) => all | overwrite.deny, 0n)
    const allow = some.reduce((all, overwrite) => all | overwrite.allow, 0n)
    return (bits & ~deny) | allow
  }, base)
}

export const mayBot = (world: World, channel: StandInChannel, permission: Permission): boolean =>
  (botPermissions(world, channel) & permissions[permission]) !== 0n

export const everything = (1n << 53n) - 1n

const rolesOfBot = ({ id, roles, botRoles }: StandInGuild) =>
  roles.filter((role) => role.id === id || botRoles.includes(role.id))
