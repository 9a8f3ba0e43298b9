import { once } from 'node:events'
import { ask } from './bot/ask.ts'
import { type DiscordBot, openDiscord } from './bot/client.ts'
import { completeLine } from './bot/complete.ts'
import type { Config } from './config.ts'
import { sentenceFor } from './errors.ts'
import { openDesk } from './operator/desk.ts'
import { importSample } from './operator/sample.ts'
import { startWork } from './operator/work.ts'
import { openWorkbench, type Workbench } from './operator/workbench.ts'
import { localChannel } from './store/statics.ts'
import { openSite } from './web/site.ts'

/** Runs everything until SIGINT or SIGTERM, then closes in order. Gives the exit code. */
export async function start(config: Config): Promise<number> {
  const stopping = stopSignal()
  say(
    config.DATABASE_URL === undefined
      ? `Opening the embedded database in ${config.VIGIL_DATA_DIR} …`
      : 'Connecting to Postgres …',
  )
  await using closing = new AsyncDisposableStack()
  const bench = await openWorkbench(config, 'start')
  closing.defer(() => bench.close())
  await importSample(bench, say)

  const site = await openSite({
    ...bench.services,
    config,
    logger: bench.logger,
    ...conversation(bench),
    operator: openDesk(bench),
  }).listen()
  closing.defer(() => site.close())
  await bench.lock?.publish(site.port)
  say(`The channel: http://localhost:${site.port}`)

  const bot = await tryBot(bench)
  if (bot) closing.defer(() => bot.close())
  if (config.FFLOGS_CLIENT_ID === undefined || config.FFLOGS_CLIENT_SECRET === undefined) {
    say('FFLogs: set FFLOGS_CLIENT_ID and FFLOGS_CLIENT_SECRET (https://www.fflogs.com/api/clients) to watch reports.')
  }
  const work = await startWork(bench, bot)
  closing.defer(() => work.stop())

  say(`Running; Ctrl-C stops.`)
  await stopping
  say('Closing …')
  return 0
}

/** What the channel page's command line talks to. */
function conversation({ services, painter }: Workbench) {
  const member = { id: 'operator', name: 'operator', mayManage: true }
  const asker = (staticId: number) => ({ staticId, channelId: localChannel(staticId), member })
  return {
    ask: (line: string, staticId: number) => ask(line, asker(staticId), services, painter),
    complete: (typed: string, staticId: number) => completeLine(typed, asker(staticId), services),
  }
}

/** A Discord that refuses us must not keep the rest from working. */
async function tryBot(bench: Workbench): Promise<DiscordBot | undefined> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = bench.config
  if (token === undefined) {
    say('Discord: set DISCORD_TOKEN (https://discord.com/developers/applications) to post in your raid channel.')
    return undefined
  }
  try {
    const bot = await openDiscord({ token, apiUrl }, bench)
    say('Discord: connected; /watch add in the raid channel begins.')
    return bot
  } catch (error) {
    bench.logger.error({ err: error }, 'Discord could not be reached')
    say(`Discord: ${sentenceFor(error)}`)
    return undefined
  }
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
async function stopSignal(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
}

const say = (text: string) => process.stdout.write(`${text}\n`)
