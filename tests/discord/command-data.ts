import { attach } from './attachments.ts'
import { type Json, objects, string } from './json.ts'
import type { Upload } from './rules.ts'
import { channelJson, messageJson, userJson } from './shapes.ts'
import type { StandInMessage, World } from './world.ts'

export interface Typed {
  /** Two words where it lies in a group. */
  readonly subcommand?: string
  readonly options?: Readonly<Record<string, string | number | boolean>>
  /** What is attached, by the option it is attached to. */
  readonly files?: Readonly<Record<string, Upload>>
  /** The option being typed, for autocomplete. */
  readonly focused?: string
}

/** The payload of a slash command as Discord sends it, checked against what was registered. */
export function commandData(world: World, name: string, guildId: string, typed: Typed): Json {
  const { subcommand, options = {}, files = {}, focused } = typed
  const command = registered(world, name, 1)
  const path = subcommand?.split(' ') ?? []
  const declared = path.reduce<Json>((group, word) => {
    const found = objects(group.options).find((sub) => sub.name === word)
    if (found === undefined) throw new Error(`/${name} ${subcommand} was never registered`)
    return found
  }, command)
  const attached = Object.entries(files).map(([option, file]) => [option, attach(world, file)] as const)
  const values = [...Object.entries(options), ...attached.map(([option, { id }]) => [option, id] as const)]
  const given = values.map(([option, value]) => {
    const known = objects(declared.options).find((one) => one.name === option)
    if (known === undefined) throw new Error(`/${name} has no option ${option}`)
    return { name: option, type: known.type, value, ...(option === focused ? { focused: true } : {}) }
  })
  const nested = path.reduceRight<Json[]>(
    (inner, word, depth) => [{ name: word, type: depth === path.length - 1 ? 1 : 2, options: inner }],
    given,
  )
  const resolved = {
    ...(attached.length > 0 && { attachments: Object.fromEntries(attached.map(([, file]) => [file.id, file])) }),
    ...mentioned(world, guildId, given),
  }
  return {
    id: string(command.id),
    name,
    type: 1,
    guild_id: guildId,
    options: nested,
    ...(Object.keys(resolved).length > 0 && { resolved }),
  }
}

/** The payload of a command in the menu of a message (3). */
export function menuData(world: World, name: string, target: StandInMessage): Json {
  const guildId = world.channels.get(target.channelId)?.guildId
  return {
    id: string(registered(world, name, 3).id),
    name,
    type: 3,
    guild_id: guildId,
    target_id: target.id,
    resolved: { messages: { [target.id]: messageJson(world, target) } },
  }
}

function registered(world: World, name: string, wanted: number): Json {
  const found = world.commands.find(({ name: known, type = 1 }) => known === name && type === wanted)
  if (found === undefined) throw new Error(`${name} was never registered`)
  return found
}

/** Who and what is mentioned in options: Discord adds what it knows of them. */
function mentioned(
  world: World,
  guildId: string,
  given: readonly { readonly type: unknown; readonly value: unknown }[],
) {
  const idsOf = (type: number) => given.filter((option) => option.type === type).map(({ value }) => String(value))
  const [users, channels, roles] = [idsOf(6), idsOf(7), idsOf(8)]
  const all = world.guilds.get(guildId)?.roles ?? []
  return {
    ...(users.length > 0 && {
      users: Object.fromEntries(users.map((id) => [id, userJson(id, `user ${id.slice(-2)}`)])),
      members: Object.fromEntries(users.map((id) => [id, resolvedMember])),
    }),
    ...(channels.length > 0 && {
      channels: Object.fromEntries(
        channels.flatMap((id) => {
          const channel = world.channels.get(id)
          return channel ? [[id, { ...channelJson(world, channel), permissions: '0' }]] : []
        }),
      ),
    }),
    ...(roles.length > 0 && {
      roles: Object.fromEntries(
        roles.map((id) => {
          const role = all.find((known) => known.id === id)
          return [id, { ...resolvedRole, id, name: role?.name ?? 'role', permissions: String(role?.permissions ?? 0n) }]
        }),
      ),
    }),
  }
}

const resolvedMember = { roles: [], joined_at: new Date(0).toISOString(), flags: 0, permissions: '0' }
const resolvedRole = { color: 0, hoist: false, position: 1, managed: false, mentionable: false, flags: 0 }
