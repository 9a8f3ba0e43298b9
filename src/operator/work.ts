import { schedule } from 'node-cron'
import { openAlerts } from '../bot/alerts/alerts.ts'
import type { DiscordBot } from '../bot/client.ts'
import { announceNight } from '../bot/telling/announce.ts'
import { lateReportMs, nightOverMs, tellSession } from '../bot/telling/tell-session.ts'
import { checkFflogs } from '../ingest/fflogs/check.ts'
import { openFflogs } from '../ingest/fflogs/client.ts'
import { openFightReaders } from '../ingest/fflogs/reading/fight-readers.ts'
import { openPoller } from '../ingest/poller.ts'
import { pollWatch } from '../ingest/watch.ts'
import { removePagesUnreadSince } from '../store/fflogs/pages.ts'
import { listNightsToAnnounce } from '../store/pulls/pull-channels.ts'
import { freeImports, listSpooled, listUnreadImports } from '../store/reports/imports.ts'
import { openSpool } from '../store/reports/spool.ts'
import { listNightsToReport } from '../store/telling/session-posts.ts'
import { runImport } from './import-job.ts'
import { silentMs } from './import-pulse.ts'
import type { Workbench } from './workbench.ts'

/** How often it is looked up which watched reports are due (`plan.ts` decides) and which log waits to be read. */
const sweepEvery = '*/2 * * * * *'
/** How often it is looked up whether something is worth an alert. */
const alertEvery = '*/10 * * * * *'
/** How often posts are looked for that were not written or could not be delivered, and how far back. */
const catchUpEvery = '*/5 * * * *'
const catchUpMs = 60 * 60_000
/** Who stored a pull within this time is about to tell it: a log is told when it has been read. */
const tellingMs = 60_000
const dayMs = 24 * 60 * 60_000

/**
 * Does the queued work of a running Vigil: asks watched reports, reads logs that were handed in, writes and delivers
 * posts. What a killed process left half done is found in the store and done at the next sweep.
 */
export async function startWork(
  bench: Workbench,
  bot: Pick<DiscordBot, 'deliver'>,
): Promise<{ stop(): Promise<void> }> {
  const { config, logger, painter, services } = bench
  const { db, facts, analyst, jobs, now } = services
  const client = openFflogs({
    url: config.FFLOGS_URL,
    clientId: config.FFLOGS_CLIENT_ID,
    clientSecret: config.FFLOGS_CLIENT_SECRET,
    vault: bench.vault,
    db,
    now,
  })
  const readers = openFightReaders()

  const onNight = (nightId: number) => jobs.enqueue('announce', String(nightId), { nightId })
  const noteFailure = (what: string) => (error: unknown) => logger.error({ err: error }, what)
  const poller = openPoller({
    db,
    budget: client.budget,
    poll: async (watchId, turn) => {
      const poll = await pollWatch({ db, client, readers, facts, now, onNight }, watchId, turn)
      if (poll.expense.questions > 1) logger.info({ watchId, ...poll }, 'a report was read')
      return poll
    },
    now,
    pollSeconds: config.VIGIL_POLL_SECONDS,
    onNotice: () => void bot.deliver().catch(noteFailure('a notice could not be delivered')),
    onError: noteFailure('a report could not be asked'),
  })
  await jobs.work('poll', ({ watchId }) => poller.ask(watchId))
  await jobs.work('check', () => checkFflogs(client))
  await jobs.work('announce', async ({ nightId, end }) => {
    await announceNight({ db, analyst, painter, now }, nightId)
    await tellSession({ db, analyst, painter, now }, nightId, end)
    await bot.deliver(nightId)
  })

  const spool = openSpool(config.VIGIL_DATA_DIR)
  const stopping = new AbortController()
  await jobs.work('import', ({ importId }) => runImport({ bench, spool, stopping: stopping.signal }, importId))

  const sweep = async () => {
    await poller.sweep()
    for (const { id } of await listUnreadImports(db, now() - silentMs))
      await jobs.enqueue('import', String(id), { importId: id })
  }
  const catchUp = async (since: number, until?: number) => {
    await spool.sweep(await listSpooled(db), now())
    await removePagesUnreadSince(db, now() - config.VIGIL_RAW_DAYS * dayMs)
    const ended = { endedUntil: now() - nightOverMs, toldSince: now() - lateReportMs }
    for (const nightId of [...(await listNightsToAnnounce(db, since, until)), ...(await listNightsToReport(db, ended))])
      await jobs.enqueue('announce', String(nightId), { nightId })
    await bot.deliver()
  }
  const alerts = openAlerts({ db, analyst, now })
  const alert = async () => {
    if (await alerts.sweep()) await bot.deliver()
  }
  const noted = (work: () => Promise<void>) => () => work().catch(noteFailure('the sweep failed'))

  if (bench.lock !== undefined) await freeImports(db) // the data folder is ours: nobody else is reading anything
  void noted(() => catchUp(0))()
  const tasks = [
    schedule(sweepEvery, noted(sweep), { noOverlap: true }),
    schedule(alertEvery, noted(alert), { noOverlap: true }),
    schedule(
      catchUpEvery,
      noted(() => catchUp(now() - catchUpMs, now() - tellingMs)),
      { noOverlap: true },
    ),
  ]
  return {
    stop: async () => {
      stopping.abort()
      for (const task of tasks) await task.stop()
      await jobs.stop()
      await poller.stop()
      await readers.close()
    },
  }
}
