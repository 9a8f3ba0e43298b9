import { setTimeout as sleep } from 'node:timers/promises'
import { Client, Events, GatewayIntentBits, type RateLimitData } from 'discord.js'
import { commands, menus } from '../commands/index.ts'
import { AppError } from '../errors.ts'
import { describeEnd, describeFailure } from './connection-end.ts'
import { openDeliveries } from './delivery/deliveries.ts'
import { foldBacklog } from './delivery/fold-backlog.ts'
import { deploy } from './deploy.ts'
import { type DispatchDeps, dispatch } from './dispatch.ts'
import { openLanes } from './lanes.ts'
import { openReplies } from './replies.ts'
import { restOf } from './rest.ts'
import { areAll, registersCommands } from './shards.ts'

export interface DiscordBot {
  /** Brings Discord up to date with the posts of one night, or of all. What is another process's is left to it. */
  deliver(nightId?: number): Promise<void>
  /** The server of a text channel. @throws AppError `not-found` for what is no such channel, or not ours to see */
  guildOf(channelId: string): Promise<{ readonly discordId: string; readonly name: string }>
  /** Lets what is being delivered and answered finish, then leaves. */
  close(): Promise<void>
}

export interface DiscordSettings {
  readonly token: string
  /** `https://discord.com/api`, without a version. */
  readonly apiUrl: string
  /** How many shards there are in all; as many as Discord recommends unless said. */
  readonly shardCount?: number | undefined
  /** Which of them are this process's; all unless said. */
  readonly shardIds?: readonly number[] | undefined
  /** Hears when Discord has ended the connection for good, and why. */
  readonly onEnd?: (error: AppError) => void
}

/**
 * Connects the bot, registers its commands and answers from then on. What was left undelivered while there was no
 * connection is delivered now, after every interruption, and when something changed that was in the way.
 * @throws AppError `bad-configuration` for a token Discord refuses, `unavailable` when Discord does not answer
 */
export async function openDiscord(settings: DiscordSettings, deps: DispatchDeps): Promise<DiscordBot> {
  const { logger, services, painter } = deps
  const { apiUrl, shardIds = 'auto', shardCount, onEnd } = settings
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { ...restOf(apiUrl), rejectOnRateLimit: isEditToWaitFor },
    shards: shardIds === 'auto' ? (shardCount === undefined ? 'auto' : everyOne(shardCount)) : [...shardIds],
    ...(shardCount !== undefined && { shardCount }),
  })
  client.on(Events.Error, (error) => logger.error({ err: error }, 'the connection to Discord failed'))
  client.on(Events.ShardError, (error) => logger.warn({ err: error }, 'the connection to Discord was interrupted'))
  const replies = openReplies(apiUrl)
  const lanes = openLanes(workedAtOnce)
  const answering = new Set<Promise<void>>()
  client.on(Events.InteractionCreate, (interaction) => {
    const answered = dispatch(interaction, { ...deps, replies, lanes }).finally(() => answering.delete(answered))
    answering.add(answered)
  })
  client.on(Events.ShardDisconnect, ({ code }) => onEnd?.(describeEnd(code)))
  const ready = await connect(client, settings)
  const shards = { ids: [...ready.ws.shards.keys()], count: ready.options.shardCount ?? 1 }
  if (registersCommands(shards)) {
    await deploy(ready, commands, menus).catch((error: unknown) =>
      logger.error({ err: error }, 'Discord did not take the list of commands; the one it has stays'),
    )
  }
  const { db, now } = services
  const fold = (channelId: string, nightId?: number) => foldBacklog({ ...services, painter }, channelId, nightId)
  const deliveries = openDeliveries({ client: ready, db, logger, now, shards, fold })
  for (const event of mayHelp) client.on(event, deliveries.soon)
  deliveries.soon()
  // What other processes write is ours to deliver where it is for our servers, and the other way round.
  const look = areAll(shards) ? undefined : setInterval(deliveries.look, lookMs)
  return {
    deliver: deliveries.deliver,
    guildOf: async (channelId) => {
      const channel = await ready.channels.fetch(channelId).catch(() => null)
      if (channel?.isTextBased() && !channel.isDMBased())
        return { discordId: channel.guildId, name: channel.guild.name }
      throw new AppError(
        'not-found',
        `Vigil sees no text channel ${channelId}: check VIGIL_LOG_CHANNEL, and that the bot may view it.`,
      )
    },
    close: async () => {
      clearInterval(look)
      await deliveries.close()
      await client.destroy()
      // What was promised is said, unless it takes longer than anybody who stops us waits.
      await Promise.race([Promise.all(answering), sleep(goodbyeMs, undefined, { ref: false })])
    },
  }
}

/** The connection is back, or something changed that may have been in the way of posts. */
const mayHelp = [
  Events.ShardReady,
  Events.ShardResume,
  Events.GuildAvailable,
  Events.GuildCreate,
  Events.GuildMemberUpdate,
  Events.GuildRoleUpdate,
  Events.ChannelUpdate,
  Events.ThreadUpdate,
] as const
const lookMs = 1_000
const goodbyeMs = 8_000
/** Commands that are worked out side by side. More would be no sooner done, and hold up who only wants to be heard. */
const workedAtOnce = 2

/** An edit that would have to wait gives way to what is new; it is made later. */
const isEditToWaitFor = ({ method, route, retryAfter }: RateLimitData): boolean =>
  method === 'PATCH' && route === '/channels/:id/messages/:id' && retryAfter > patienceMs
const patienceMs = 1_000

const everyOne = (count: number) => Array.from({ length: count }, (_, id) => id)

async function connect(client: Client, { token, apiUrl }: DiscordSettings): Promise<Client<true>> {
  try {
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
    await client.login(token)
    return await ready
  } catch (cause) {
    await client.destroy()
    throw describeFailure(cause, apiUrl)
  }
}
