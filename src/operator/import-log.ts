import { setImmediate as turn } from 'node:timers/promises'
import { analysePull } from '../analysis/run.ts'
import type { AnalysedPull } from '../analysis/study.ts'
import { announceNight } from '../bot/telling/announce.ts'
import { ingest } from '../ingest/ingest.ts'
import { type FoundLog, type FoundLogs, findLogs } from '../ingest/netlog/files/find-logs.ts'
import type { HashChecks } from '../ingest/netlog/lines/reader.ts'
import { type BegunLog, beginReading } from '../ingest/netlog/threads/begin-reading.ts'
import type { StoredNames } from '../store/people/statics.ts'
import type { SavedPull } from '../store/pulls/pulls.ts'
import { saveReportChannel } from '../store/reports/reports.ts'
import { failureSentence } from './import-failure.ts'
import { logWarnings } from './log-warnings.ts'
import type { Workbench } from './workbench.ts'

export interface LogImport {
  readonly path: string
  /** What to call it instead of its file name: an uploaded file lies under a name of our own. */
  readonly title?: string
  /** How much it may unpack to, in bytes. */
  readonly limitBytes?: number
  readonly staticId: number
  /** Where its pulls are told, if it was handed in in a channel. */
  readonly channelId?: string
  readonly hashes?: HashChecks
  /** How characters are stored, if not as the static wants it. */
  readonly names?: StoredNames
  /** Stops after the pull at hand; what was stored stays. */
  readonly signal?: AbortSignal
  onProgress?(progress: ImportProgress): void
  onPull?(pull: ImportedPull): void
}

export interface ImportProgress {
  /** The log's title; an archive may hold several. */
  readonly log: string
  /** Of everything that is imported, 0 to 1. */
  readonly share: number
  /** Pulls found so far. */
  readonly pulls: number
}

export interface ImportedPull {
  readonly log: string
  readonly analysed: AnalysedPull
  readonly change: SavedPull['change']
}

/** What became of an import. Nothing foreseen is thrown: what went wrong is a sentence in `failures`. */
export interface ImportSummary {
  readonly logs: number
  readonly pulls: number
  readonly new: number
  readonly fuller: number
  readonly known: number
  /** Those that have something told of them. */
  readonly nights: readonly number[]
  /** What somebody who gave the logs should know about them, as sentences. */
  readonly warnings: readonly string[]
  readonly failures: readonly string[]
}

export type ImportBench = Pick<Workbench, 'services' | 'painter' | 'readers' | 'logger'>

/** Reads the logs of one file or folder, stores and analyses their pulls, and writes the posts of their nights. */
export async function importLog(bench: ImportBench, order: LogImport): Promise<ImportSummary> {
  return await importLogs(bench, await findLogs(order.path, order), order)
}

/**
 * Imports logs that were found. Their pulls are stored log by log, oldest first, so that they are numbered the same
 * however fast each is read; reading runs ahead of that in threads of its own.
 */
export async function importLogs(
  bench: ImportBench,
  found: FoundLogs,
  order: Omit<LogImport, 'path' | 'title' | 'limitBytes'>,
): Promise<ImportSummary> {
  const { hashes = 'sample', signal, onProgress } = order
  const tally: Tally = {
    logs: found.logs.length,
    pulls: 0,
    new: 0,
    fuller: 0,
    known: 0,
    nights: new Set(),
    warnings: [],
    failures: [],
  }
  tally.failures.push(...found.refused)
  if (found.skipped > 0 && found.logs.length > 0) tally.warnings.push(skippedSentence(found.skipped))

  const note = openShares(found, (log, share) => onProgress?.({ log, share, pulls: tally.pulls }))
  const begun = found.logs.map((log) =>
    beginReading(bench.readers.open(log, { hashes, onProgress: (share) => note(log, share) })),
  )
  for (const report of begun) {
    if (signal?.aborted) report.cancel()
    else await importOne(bench, report, order, tally)
  }
  if (tally.pulls === 0 && tally.failures.length === 0) tally.failures.push(noPull(found))
  if (!signal?.aborted) await announceAll(bench, tally)
  return { ...tally, nights: [...tally.nights] }
}

/** How much of all logs together is read: one may be read while those before it are still being stored. */
function openShares({ logs }: FoundLogs, tell: (log: string, share: number) => void) {
  const whole = logs.reduce((sum, { place }) => sum + place.bytes, 0)
  const read = new Map<FoundLog, number>()
  let all = 0
  return (log: FoundLog, share: number): void => {
    all += (share - (read.get(log) ?? 0)) * log.place.bytes
    read.set(log, share)
    tell(log.place.title, Math.min(1, all / whole))
  }
}

interface Tally extends Record<SavedPull['change'], number> {
  readonly logs: number
  pulls: number
  readonly nights: Set<number>
  readonly warnings: string[]
  readonly failures: string[]
}

const onTheWay = 'what was fought on the way is stored, told in no channel and counted nowhere.'

async function importOne(
  { services, logger }: ImportBench,
  report: BegunLog,
  { staticId, channelId, names, signal, onPull }: Omit<LogImport, 'path'>,
  tally: Tally,
): Promise<void> {
  const log = report.info.title
  const before = tally.pulls
  let bosses = 0
  try {
    if (channelId !== undefined) await saveReportChannel(services.db, staticId, report.info, channelId)
    for await (const { pull, nightId, change, events } of ingest(services, staticId, report, names)) {
      tally.pulls++
      tally[change]++
      if (!pull.trash) {
        bosses++
        tally.nights.add(nightId)
      }
      onPull?.({ log, analysed: await analysePull(services.db, services.analyst, pull, events), change })
      await turn() // signals, the gateway and the site have theirs, however fast pulls come
      if (signal?.aborted) return
    }
    if (tally.pulls === before && tally.logs > 1) tally.warnings.push(`${log} holds no pull: nobody fought in it.`)
    if (tally.pulls > before && bosses === 0) tally.warnings.push(`${log} holds no boss: ${onTheWay}`)
  } catch (error) {
    report.cancel()
    tally.failures.push(failureSentence(error, log, logger))
  }
  tally.warnings.push(...logWarnings(report.parse()).map((warning) => `${log}: ${warning}`))
}

/** Posts that cannot be written now are written when Vigil starts, or by the next import of the same night. */
async function announceAll({ services, painter, logger }: ImportBench, { nights, failures }: Tally): Promise<void> {
  const { db, analyst, now } = services
  try {
    for (const nightId of nights) await announceNight({ db, analyst, painter, now }, nightId)
  } catch (error) {
    const sentence = failureSentence(error, 'the logs', logger)
    if (!failures.includes(sentence)) failures.push(sentence)
  }
}

const noPull = ({ logs: [only, ...more] }: FoundLogs): string =>
  only === undefined || more.length > 0
    ? 'None of these logs holds a pull: nobody fought in them.'
    : `${only.place.title} holds no pull: nobody fought in it.`

const skippedSentence = (skipped: number): string =>
  skipped === 1
    ? '1 other file is no network log and was skipped.'
    : `${skipped} other files are no network logs and were skipped.`
