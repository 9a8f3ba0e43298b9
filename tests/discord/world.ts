import type { Json } from './json.ts'
import { type Overwrite, type Permission, permissionBits, type Role } from './permissions.ts'
import type { Upload } from './rules.ts'

/** A message as the stand-in keeps it. */
export interface StandInMessage {
  readonly id: string
  readonly channelId: string
  /** Who said it; the bot itself unless a person did. */
  readonly author?: { readonly id: string; readonly name: string }
  content: string
  embeds: readonly Json[]
  components: readonly Json[]
  files: readonly Upload[]
  flags: number
  readonly nonce?: string
  readonly createdAt: number
  edits: number
}

export interface StandInChannel {
  readonly id: string
  readonly guildId: string
  readonly name: string
  /** 0 text, 11 public thread */
  readonly type: 0 | 11
  readonly parentId?: string
  readonly autoArchiveMinutes?: number
  overwrites: readonly Overwrite[]
  archived: boolean
  locked: boolean
  /** When something was last said there: threads archive by it. */
  activeAt: number
}

export interface StandInGuild {
  readonly id: string
  readonly name: string
  roles: readonly Role[]
  /** Roles of the bot, besides @everyone. */
  botRoles: readonly string[]
}

/** Servers with text channels, and the bot in them. */
export interface World {
  /** The first server's. */
  readonly guildId: string
  readonly guilds: Map<string, StandInGuild>
  readonly bot: { readonly id: string; readonly applicationId: string; token: string }
  readonly channels: Map<string, StandInChannel>
  readonly messages: StandInMessage[]
  /** Ids of messages that have had a thread: Discord gives them no second one. */
  readonly threaded: Set<string>
  /** By channel and nonce, as long as Discord remembers them: minutes. */
  readonly nonces: Map<string, StandInMessage>
  /** Files attached to commands, by id, and the names of those that were fetched. */
  readonly attachments: Map<string, Upload>
  readonly downloads: string[]
  /** Where attachments are fetched from. */
  cdnUrl(): string
  commands: readonly Json[]
  newId(): string
  /** Epoch ms of Discord's clock, which tests may put forward. */
  now(): number
  pass(durationMs: number): void
}

/** What an invitation gives the bot; without `threads` as well, it may not speak in them. */
const invited: readonly Permission[] = [
  'View Channel',
  'Send Messages',
  'Embed Links',
  'Attach Files',
  'Read Message History',
  'Create Public Threads',
  'Send Messages in Threads',
]

/** @param channelNames of each server: every one of them has channels of these names */
export function openWorld(channelNames: readonly string[], guilds: number, cdnUrl: () => string): World {
  let last = 0n
  let aheadMs = 0
  const now = () => Date.now() + aheadMs
  const newId = () => {
    const next = (BigInt(now()) - discordEpochMs) << 22n
    last = next > last ? next : last + 1n
    return String(last)
  }
  const id = newId()
  const world: World = {
    // Ids of servers differ in the bits that choose a shard.
    guildId: String((BigInt(newId()) >> 22n) << 22n),
    guilds: new Map(),
    bot: { id, applicationId: id, token: `${Buffer.from(id).toString('base64url')}.stand.in` },
    channels: new Map(),
    messages: [],
    threaded: new Set(),
    nonces: new Map(),
    attachments: new Map(),
    downloads: [],
    cdnUrl,
    commands: [],
    newId,
    now,
    pass: (durationMs) => {
      aheadMs += durationMs
    },
  }
  for (let nth = 0; nth < guilds; nth++) {
    const guildId = String(BigInt(world.guildId) + (BigInt(nth) << 22n))
    addGuild(world, guildId, nth === 0 ? 'The Static' : `Static ${nth + 1}`, channelNames)
  }
  return world
}

function addGuild(world: World, id: string, name: string, channelNames: readonly string[]): void {
  const everyone: Role = { id, name: '@everyone', permissions: permissionBits(invited), position: 0 }
  world.guilds.set(id, { id, name, roles: [everyone], botRoles: [] })
  for (const channelName of channelNames) {
    const channel = { id: world.newId(), guildId: id, name: channelName, type: 0 } as const
    world.channels.set(channel.id, {
      ...channel,
      overwrites: [],
      archived: false,
      locked: false,
      activeAt: world.now(),
    })
  }
}

const discordEpochMs = 1_420_070_400_000n
