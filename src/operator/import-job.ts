import { existsSync } from 'node:fs'
import { AppError, sentenceFor } from '../errors.ts'
import type { Db } from '../store/db.ts'
import { claimImport, findImport, finishImport, freeImport, type Import } from '../store/reports/imports.ts'
import type { Spool } from '../store/reports/spool.ts'
import { downloadAttachment } from './download.ts'
import { type ImportSummary, importLog } from './import-log.ts'
import { openImportPulse, silentMs } from './import-pulse.ts'
import type { Workbench } from './workbench.ts'

export interface ImportDeps {
  readonly bench: Workbench
  readonly spool: Spool
  /** Vigil is closing: what is being read is left for its next start. */
  readonly stopping: AbortSignal
}

/** A log whose reading was begun so often and never came to an end is not tried again. */
const mostRuns = 5

/**
 * Reads a log that was handed in, tells its pulls, and notes what became of it. Killed at any line, it is taken up
 * again; run twice, the second finds nothing to do.
 */
export async function runImport(deps: ImportDeps, importId: number): Promise<void> {
  const { bench, spool, stopping } = deps
  const { db, jobs, now } = bench.services
  if (stopping.aborted) return
  const taken = await claimImport(db, importId, { now: now(), beatBefore: now() - silentMs })
  if (taken === undefined) return
  const pulse = openImportPulse(bench, taken)
  const signal = AbortSignal.any([stopping, pulse.lost])
  let fetched: string | undefined
  try {
    if (taken.runs > mostRuns) throw stoppedTooOften(taken)
    if (taken.url !== null) fetched = (await downloadAttachment(taken, taken.url, { ...deps, signal })).name
    const path = spool.pathOf(fetched ?? taken.spooled ?? '')
    if (!existsSync(path)) throw gone(taken)
    const { staticId, channelId, fileName: title } = taken
    const summary = await importLog(bench, { path, title, staticId, channelId, signal, onProgress: pulse.note })
    for (const nightId of summary.nights) await jobs.enqueue('announce', String(nightId), { nightId })
    if (stopping.aborted) return
    await finishImport(db, taken, { ...outcomeOf(summary, taken, path), endedAt: now() })
  } catch (error) {
    if (stopping.aborted) return
    if (!(error instanceof AppError)) bench.logger.error({ err: error, import: importId }, 'an import failed')
    await finishImport(db, taken, { state: 'failed', sentence: sentenceFor(error), endedAt: now() })
  } finally {
    pulse.stop()
    if (stopping.aborted) await freeImport(db, taken)
    if (fetched !== undefined) await spool.remove(fetched)
    if (taken.spooled !== null && (await isOver(db, taken))) await spool.remove(taken.spooled)
  }
}

/** Whoever takes an import up after us still needs its file. */
async function isOver(db: Db, { staticId, id }: Import): Promise<boolean> {
  const { state = 'failed' } = (await findImport(db, staticId, id)) ?? {}
  return state === 'done' || state === 'failed'
}

const gone = ({ fileName }: Import) =>
  new AppError('not-found', `${fileName} is no longer where it was kept until it would be read. Give it once more.`)

/** A file of which something could be read is done, whatever was wrong with the rest of it. */
function outcomeOf(summary: ImportSummary, { fileName }: Import, path: string) {
  const hasFailed = summary.pulls === 0 && summary.failures.length > 0
  const said = hasFailed ? summary.failures : [...summary.failures, ...summary.warnings]
  return {
    state: hasFailed ? 'failed' : 'done',
    pulls: summary.pulls,
    newPulls: summary.new,
    knownPulls: summary.known,
    nights: summary.nights,
    sentence: said.map((sentence) => sentence.replaceAll(path, fileName)).join('\n') || null,
  } as const
}

const stoppedTooOften = ({ fileName }: Import) =>
  new AppError(
    'unavailable',
    `Vigil was stopped ${mostRuns} times while it read ${fileName}, and does not try again by itself. If it was not you who stopped it, look into its log; then give the file once more.`,
  )
