import { attach } from './attachments.ts'
import { type Json, object, objects, string } from './json.ts'
import type { OpenedModal } from './modals.ts'
import type { Upload } from './rules.ts'
import { channelJson, messageJson, userJson } from './shapes.ts'
import type { StandInMessage, World } from './world.ts'

/** Who uses the bot in a test. */
export interface Person {
  readonly id: string
  readonly name: string
  /** Has the Manage Server permission. */
  readonly manages: boolean
}

export const raider: Person = { id: '200000000000000001', name: 'raider', manages: false }
export const lead: Person = { id: '200000000000000002', name: 'lead', manages: true }

/** An interaction the bot was told of, until it has answered. */
export interface Pending {
  readonly id: string
  readonly token: string
  readonly channelId: string
  readonly startedAt: number
  acknowledged: boolean
  ephemeral: boolean
  original: StandInMessage | undefined
  readonly answered: PromiseWithResolvers<Answered>
}

export type Answered =
  | { readonly kind: 'message'; readonly message: StandInMessage; readonly ephemeral: boolean }
  | { readonly kind: 'modal'; readonly modal: OpenedModal }
  | { readonly kind: 'choices'; readonly choices: readonly { readonly name: string; readonly value: string }[] }

export interface Typed {
  readonly subcommand?: string
  readonly options?: Readonly<Record<string, string | number>>
  /** What is attached, by the option it is attached to. */
  readonly files?: Readonly<Record<string, Upload>>
  /** The option being typed, for autocomplete. */
  readonly focused?: string
}

/** The payload of a slash command as Discord sends it, checked against what was registered. */
export function commandData(
  world: World,
  name: string,
  { subcommand, options = {}, files = {}, focused }: Typed,
): Json {
  const command = world.commands.find((known) => known.name === name)
  if (command === undefined) throw new Error(`/${name} was never registered`)
  const group = subcommand === undefined ? command : objects(command.options).find((sub) => sub.name === subcommand)
  if (group === undefined) throw new Error(`/${name} ${subcommand} was never registered`)
  const attached = Object.entries(files).map(([option, file]) => [option, attach(world, file)] as const)
  const values = [...Object.entries(options), ...attached.map(([option, { id }]) => [option, id] as const)]
  const given = values.map(([option, value]) => {
    const declared = objects(group.options).find((known) => known.name === option)
    if (declared === undefined) throw new Error(`/${name} has no option ${option}`)
    return { name: option, type: declared.type, value, ...(option === focused ? { focused: true } : {}) }
  })
  const nested = subcommand === undefined ? given : [{ name: subcommand, type: 1, options: given }]
  const resolved = Object.fromEntries(attached.map(([, file]) => [file.id, file]))
  return {
    id: string(command.id),
    name,
    type: 1,
    guild_id: world.guildId,
    options: nested,
    ...(attached.length > 0 && { resolved: { attachments: resolved } }),
  }
}

export type InteractionType = 2 | 3 | 4 | 5

export interface Place {
  readonly channelId: string
  readonly by: Person
}

/** What the gateway says when somebody types (2), completes (4), presses (3) or sends what they typed in a window (5). */
export function interactionJson(
  world: World,
  { id, token }: Pick<Pending, 'id' | 'token'>,
  type: InteractionType,
  data: Json,
  { channelId, by }: Place,
  message?: StandInMessage,
): Json {
  const channel = world.channels.get(channelId)
  if (channel === undefined) throw new Error(`there is no channel ${channelId}`)
  const all = (1n << 50n) - 1n
  return {
    id,
    token,
    type,
    version: 1,
    application_id: world.bot.applicationId,
    guild_id: world.guildId,
    channel_id: channelId,
    channel: channelJson(world, channel),
    data,
    member: {
      user: userJson(by.id, by.name),
      roles: [],
      joined_at: new Date(0).toISOString(),
      deaf: false,
      mute: false,
      flags: 0,
      permissions: String(by.manages ? all : all & ~((1n << 5n) | (1n << 3n))),
    },
    locale: 'en-US',
    guild_locale: 'en-US',
    app_permissions: String(all),
    entitlements: [],
    authorizing_integration_owners: { 0: world.guildId },
    context: 0,
    attachment_size_limit: 10 * 1024 * 1024,
    ...(message === undefined ? {} : { message: messageJson(world, message) }),
  }
}

/** The buttons of a message, by label. */
export const buttonsOf = ({ components }: Pick<StandInMessage, 'components'>): Record<string, string> =>
  Object.fromEntries(
    components
      .flatMap((row) => objects(row.components))
      .map((button) => [string(button.label), string(button.custom_id) || string(object(button).url)]),
  )
