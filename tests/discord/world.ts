import type { Json } from './json.ts'
import type { Upload } from './rules.ts'

/** A message as the stand-in keeps it. */
export interface StandInMessage {
  readonly id: string
  readonly channelId: string
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
  readonly name: string
  /** 0 text, 11 public thread */
  readonly type: 0 | 11
  readonly parentId?: string
  readonly autoArchiveMinutes?: number
  /** Nobody may send here; the bot is told so in the permission overwrites. */
  forbidden: boolean
}

/** One server with one text channel per name, and the bot in it. */
export interface World {
  readonly guildId: string
  readonly bot: { readonly id: string; readonly applicationId: string; readonly token: string }
  readonly channels: Map<string, StandInChannel>
  readonly messages: StandInMessage[]
  /** By channel and nonce, as long as Discord remembers them: minutes. */
  readonly nonces: Map<string, StandInMessage>
  /** Files attached to commands, by id, and the names of those that were fetched. */
  readonly attachments: Map<string, Upload>
  readonly downloads: string[]
  /** Where attachments are fetched from. */
  cdnUrl(): string
  commands: readonly Json[]
  newId(): string
}

export function openWorld(channelNames: readonly string[], cdnUrl: () => string): World {
  let last = 0n
  const newId = () => {
    const now = (BigInt(Date.now()) - discordEpochMs) << 22n
    last = now > last ? now : last + 1n
    return String(last)
  }
  const id = newId()
  const channels = channelNames.map((name): StandInChannel => ({ id: newId(), name, type: 0, forbidden: false }))
  return {
    guildId: newId(),
    bot: { id, applicationId: id, token: `${Buffer.from(id).toString('base64url')}.stand.in` },
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    messages: [],
    nonces: new Map(),
    attachments: new Map(),
    downloads: [],
    cdnUrl,
    commands: [],
    newId,
  }
}

const discordEpochMs = 1_420_070_400_000n
