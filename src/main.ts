import type { Config } from './config.ts'
import { openConversation } from './operator/conversation.ts'
import { openDesk } from './operator/desk.ts'
import { keepDiscord } from './operator/discord.ts'
import { keepFollowing } from './operator/keep-following.ts'
import { openLinkingOf } from './operator/linking.ts'
import { importSample } from './operator/sample.ts'
import { stopped, stopSignal } from './operator/stop-signal.ts'
import { startWork } from './operator/work.ts'
import { openWorkbench } from './operator/workbench.ts'
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
  const desk = openDesk(bench)
  const site = await openSite({
    ...bench.services,
    config,
    logger: bench.logger,
    ...openConversation(bench),
    linking: openLinkingOf(bench),
    operator: desk.answer,
  }).listen()
  closing.defer(() => site.close())
  closing.defer(() => desk.close())
  await bench.lock?.publish(site.port)
  say(`The channel: http://localhost:${site.port}`)

  await importSample(bench, say)
  const bot = await keepDiscord(bench, say)
  closing.defer(() => bot.close())
  if (config.FFLOGS_CLIENT_ID === undefined || config.FFLOGS_CLIENT_SECRET === undefined) {
    say('FFLogs: set FFLOGS_CLIENT_ID and FFLOGS_CLIENT_SECRET (https://www.fflogs.com/api/clients) to watch reports.')
  }
  const work = await startWork(bench, bot)
  closing.defer(() => work.stop())
  if (config.VIGIL_LOG_DIR !== undefined) {
    const following = keepFollowing(bench, bot, config.VIGIL_LOG_DIR, say)
    closing.defer(() => following.stop())
  }

  say(`Running; Ctrl-C stops.`)
  await stopped(stopping)
  say('Closing …')
  return 0
}

const say = (text: string) => process.stdout.write(`${text}\n`)
