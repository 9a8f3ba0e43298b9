import type { DiscordBot } from '../bot/client.ts'
import { openChannelStatic } from '../store/people/static-channels.ts'
import type { LogChannel } from './follow.ts'
import type { Workbench } from './workbench.ts'

/**
 * Whose followed logs are and where they are told: the static of the Discord channel that was set, else whoever sits at
 * this machine.
 * @throws AppError while Discord does not tell whose channel that is
 */
export async function findLogChannel(
  { config, own, services }: Pick<Workbench, 'config' | 'own' | 'services'>,
  bot: Pick<DiscordBot, 'guildOf'>,
): Promise<LogChannel> {
  const { VIGIL_LOG_CHANNEL: channelId } = config
  if (channelId === undefined) return { staticId: own.id }
  const { id } = await openChannelStatic(services.db, await bot.guildOf(channelId), channelId)
  return { staticId: id, channelId }
}
