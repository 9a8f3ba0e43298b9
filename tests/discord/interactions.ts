import type { Json } from './json.ts'
import { object, objects, string } from './json.ts'
import type { OpenedModal } from './modals.ts'
import { botPermissions, everything, permissions } from './permissions.ts'
import { channelJson, messageJson, userJson } from './shapes.ts'
import type { StandInMessage, World } from './world.ts'

/** Who uses the bot in a test. */
export interface Person {
  readonly id: string
  readonly name: string
  /** Has the Manage Server permission. */
  readonly manages: boolean
  /** Ids of their roles. */
  readonly roles?: readonly string[]
}

export const raider: Person = { id: '200000000000000001', name: 'raider', manages: false }
export const lead: Person = { id: '200000000000000002', name: 'lead', manages: true }

/** An interaction the bot was told of, until it has answered. */
export interface Pending {
  readonly id: string
  readonly token: string
  readonly channelId: string
  /** By Discord's clock. */
  readonly startedAt: number
  /** What was pressed or chosen from hangs on this message. */
  readonly on: StandInMessage | undefined
  acknowledged: boolean
  /** By our own clock. */
  readonly askedAt: number
  acknowledgedMs: number
  /** It was answered with a window: there is no reply to edit. */
  windowed: boolean
  ephemeral: boolean
  original: StandInMessage | undefined
  readonly answered: PromiseWithResolvers<Answered>
}

export type Answered =
  | { readonly kind: 'message'; readonly message: StandInMessage; readonly ephemeral: boolean }
  | { readonly kind: 'modal'; readonly modal: OpenedModal }
  | { readonly kind: 'choices'; readonly choices: readonly { readonly name: string; readonly value: string }[] }

/** Something is run (2), pressed or chosen (3), completed (4), or a window is sent (5). */
export type InteractionType = 2 | 3 | 4 | 5

export interface Place {
  readonly channelId: string
  readonly by: Person
}

/** What the gateway says of an interaction. */
export function interactionJson(
  world: World,
  { id, token }: Pick<Pending, 'id' | 'token'>,
  type: InteractionType,
  data: Json,
  { channelId, by }: Place,
  message?: StandInMessage,
): Json & { readonly guild_id: string } {
  const channel = world.channels.get(channelId)
  if (channel === undefined) throw new Error(`there is no channel ${channelId}`)
  return {
    id,
    token,
    type,
    version: 1,
    application_id: world.bot.applicationId,
    guild_id: channel.guildId,
    channel_id: channelId,
    channel: channelJson(world, channel),
    data,
    member: memberJson(by),
    locale: 'en-US',
    guild_locale: 'en-US',
    app_permissions: String(botPermissions(world, channel)),
    entitlements: [],
    authorizing_integration_owners: { 0: channel.guildId },
    context: 0,
    attachment_size_limit: 10 * 1024 * 1024,
    ...(message === undefined ? {} : { message: messageJson(world, message) }),
  }
}

const memberJson = ({ id, name, manages, roles = [] }: Person) => ({
  user: userJson(id, name),
  roles,
  joined_at: new Date(0).toISOString(),
  deaf: false,
  mute: false,
  flags: 0,
  permissions: String(manages ? everything : everything & ~(permissions['Manage Server'] | permissions.Administrator)),
})

/** The buttons of a message, by label. */
export const buttonsOf = ({ components }: Pick<StandInMessage, 'components'>): Record<string, string> =>
  Object.fromEntries(
    components
      .flatMap((row) => objects(row.components))
      .filter(({ type }) => type === 2)
      .map((button) => [string(button.label), string(button.custom_id) || string(object(button).url)]),
  )

/** The selects of a message: their `custom_id`s and what may be chosen. */
export const selectsOf = ({ components }: Pick<StandInMessage, 'components'>) =>
  components
    .flatMap((row) => objects(row.components))
    .filter(({ type }) => type === 3)
    .map(({ custom_id, options }) => ({
      customId: string(custom_id),
      options: objects(options).map(({ label, value }) => ({ label: string(label), value: string(value) })),
    }))
