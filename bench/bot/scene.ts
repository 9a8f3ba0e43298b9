import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DiscordStandIn, startDiscord } from '../../tests/discord/stand-in.ts'
import { startVigil } from './running.ts'

/** A running Vigil and the Discord it posts to. */
export interface Scene extends AsyncDisposable {
  readonly discord: DiscordStandIn
  /** A folder of this scene's own. */
  readonly folder: string
  /** Starts Vigil with these settings besides Discord's. */
  start(settings: Readonly<Record<string, string>>): Promise<void>
  /** Posts of pulls that have their picture. */
  pictured(): number
}

export async function openScene(): Promise<Scene> {
  const closing = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'vigil-bot-'))
  closing.defer(() => rm(folder, { recursive: true, force: true }))
  const discord = await startDiscord()
  closing.defer(() => discord.close())
  return {
    discord,
    folder,
    start: async (settings) => {
      const own = { VIGIL_DATA_DIR: folder, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url }
      const vigil = await startVigil({ ...own, ...settings })
      closing.defer(() => vigil.stop())
    },
    pictured: () => {
      const threads = new Set(discord.threads().map(({ id }) => id))
      const told = discord.messages().filter(({ channelId, files }) => threads.has(channelId) && files.length > 0)
      return told.filter(({ embeds }) => String(embeds[0]?.title).startsWith('Pull ')).length
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}
