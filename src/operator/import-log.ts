import { analysePull } from '../analysis/run.ts'
import type { AnalysedPull } from '../analysis/study.ts'
import { announceNight } from '../bot/announce.ts'
import { AppError, sentenceFor } from '../errors.ts'
import { ingest } from '../ingest/ingest.ts'
import { openLog } from '../ingest/netlog/netlog.ts'
import type { HashChecks } from '../ingest/netlog/reader.ts'
import type { SavedPull } from '../store/pulls.ts'
import { saveReportChannel } from '../store/reports.ts'
import { logWarnings } from './log-warnings.ts'
import type { Workbench } from './workbench.ts'

export interface LogImport {
  readonly path: string
  /** What to call it instead of its file name: an uploaded file lies under a name of our own. */
  readonly title?: string
  readonly staticId: number
  /** Where its pulls are told, if it was handed in in a channel. */
  readonly channelId?: string
  readonly hashes?: HashChecks
  /** Stops after the pull at hand; what was stored stays. */
  readonly signal?: AbortSignal
  onProgress?(progress: ImportProgress): void
  onPull?(pull: ImportedPull): void
}

export interface ImportProgress {
  /** The log's title; an archive may hold several. */
  readonly log: string
  /** Of the file, 0 to 1. */
  readonly share: number
  /** Pulls found so far. */
  readonly pulls: number
}

export interface ImportedPull {
  readonly log: string
  readonly analysed: AnalysedPull
  readonly change: SavedPull['change']
}

/** What became of a file. Nothing foreseen is thrown: what went wrong is a sentence in `failures`. */
export interface ImportSummary {
  readonly logs: number
  readonly pulls: number
  readonly new: number
  readonly fuller: number
  readonly known: number
  readonly nights: readonly number[]
  /** What somebody who gave the file should know about it, as sentences. */
  readonly warnings: readonly string[]
  readonly failures: readonly string[]
}

/** Reads the logs of one file, stores and analyses their pulls, and writes the posts of their nights. */
export async function importLog(
  { services, painter, logger }: Pick<Workbench, 'services' | 'painter' | 'logger'>,
  { path, title, staticId, channelId, hashes = 'sample', signal, onProgress, onPull }: LogImport,
): Promise<ImportSummary> {
  const { db, facts, now } = services
  const changes = { new: 0, fuller: 0, known: 0 }
  let pulls = 0
  const nights = new Set<number>()
  const warnings: string[] = []
  const failures: string[] = []
  try {
    let log = title ?? path
    const opened = await openLog(path, { hashes, onProgress: (share) => onProgress?.({ log, share, pulls }) })
    const report = title === undefined ? opened : { ...opened, info: { ...opened.info, title } }
    log = report.info.title
    if (channelId !== undefined) await saveReportChannel(db, staticId, report.info, channelId)
    for await (const { pull, nightId, change } of ingest(services, staticId, report)) {
      pulls++
      changes[change]++
      nights.add(nightId)
      onPull?.({ log, analysed: await analysePull(db, facts, pull), change })
      if (signal?.aborted) break
    }
    warnings.push(...logWarnings(opened.parse()).map((warning) => `${log}: ${warning}`))
    if (pulls === 0) failures.push(`${log} holds no pull: nobody fought in it.`)
  } catch (error) {
    if (!(error instanceof AppError)) logger.error({ err: error }, 'a log could not be imported')
    failures.push(sentenceFor(error))
  }
  if (!signal?.aborted) for (const nightId of nights) await announceNight({ db, facts, painter, now }, nightId)
  return { logs: 1, pulls, ...changes, nights: [...nights], warnings, failures }
}
