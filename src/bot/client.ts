import { Client, DiscordjsError, DiscordjsErrorCodes, Events, GatewayIntentBits } from 'discord.js'
import { commands } from '../commands/index.ts'
import { AppError } from '../errors.ts'
import { deliver } from './deliver.ts'
import { deploy } from './deploy.ts'
import { type DispatchDeps, dispatch } from './dispatch.ts'
import { foldBacklog } from './fold-backlog.ts'
import { openReplies } from './replies.ts'

export interface DiscordBot {
  /** Brings Discord up to date with the posts of one night, or of all. Runs one at a time. */
  deliver(nightId?: number): Promise<void>
  /** The server of a text channel. @throws AppError `not-found` for what is no such channel, or not ours to see */
  guildOf(channelId: string): Promise<{ readonly discordId: string; readonly name: string }>
  /** Lets what is being delivered finish, then leaves. */
  close(): Promise<void>
}

export interface DiscordSettings {
  readonly token: string
  /** `https://discord.com/api`, without a version. */
  readonly apiUrl: string
}

/**
 * Connects the bot, registers its commands and answers from then on. What was left undelivered while there was no
 * connection is delivered now, and after every interruption.
 * @throws AppError `bad-configuration` for a token Discord refuses, `unavailable` when Discord does not answer
 */
export async function openDiscord({ token, apiUrl }: DiscordSettings, deps: DispatchDeps): Promise<DiscordBot> {
  const { logger, services, painter } = deps
  const client: Client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } })
  client.on(Events.Error, (error) => logger.error({ err: error }, 'the connection to Discord failed'))
  const replies = openReplies(apiUrl)
  client.on(Events.InteractionCreate, (interaction) => void dispatch(interaction, { ...deps, replies }))
  const ready = await connect(client, token, apiUrl)
  let last: Promise<void> = Promise.resolve()
  const inTurn = (nightId?: number) => {
    const next = last
      .then(() => foldBacklog({ ...services, painter }, nightId))
      .then(() => deliver({ client: ready, db: services.db, logger }, nightId))
    last = next.catch(() => {}) // whoever asked hears of it; the next delivery is its own
    return next
  }
  const catchUp = () => {
    inTurn().catch((error: unknown) => logger.error({ err: error }, 'posts from before could not be delivered'))
  }
  client.on(Events.ShardResume, catchUp)
  catchUp()
  return {
    deliver: inTurn,
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
      await last
      await client.destroy()
    },
  }
}

async function connect(client: Client, token: string, apiUrl: string): Promise<Client<true>> {
  try {
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
    await client.login(token)
    const connected = await ready
    await deploy(connected, commands)
    return connected
  } catch (cause) {
    await client.destroy()
    if (cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid) {
      throw new AppError(
        'bad-configuration',
        'Discord refuses the token in DISCORD_TOKEN. Copy it again from the Bot page of your application at https://discord.com/developers/applications.',
        { cause },
      )
    }
    throw new AppError(
      'unavailable',
      `Discord could not be reached at ${apiUrl}. Posts wait until it can; check the connection and DISCORD_API_URL.`,
      { cause },
    )
  }
}
