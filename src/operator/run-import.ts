import { formatCount, formatTime } from '../format.ts'
import { type FoundLogs, findLogs } from '../ingest/netlog/files/find-logs.ts'
import { defaultLimitBytes, gigabyte } from '../ingest/netlog/files/log-place.ts'
import { type ImportProgress, type ImportSummary, importLogs } from './import-log.ts'
import type { Operation } from './operations.ts'
import type { Output } from './output.ts'
import { describePull, pullJson } from './pull-line.ts'
import { stoppedCode } from './stop-signal.ts'
import type { Workbench } from './workbench.ts'

/** `vigil import`: every log of the files and folders given, one line or JSON object a pull. Gives the exit code. */
export async function runImport(
  bench: Workbench,
  { files, json, allHashes, maxGb, initials }: Extract<Operation, { kind: 'import' }>,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const limitBytes = maxGb === undefined ? defaultLimitBytes : maxGb * gigabyte
  const found = joined(await Promise.all([...new Set(files)].map((file) => findLogs(file, { limitBytes }))))
  const isOne = found.logs.length === 1
  const summary = await importLogs(bench, found, {
    staticId: bench.own.id,
    hashes: allHashes ? 'all' : 'sample',
    ...(initials && { names: 'initials' as const }),
    signal,
    onProgress: progressTeller(output, bench.services.now),
    onPull: ({ log, analysed, change }) => {
      if (json) output.line(JSON.stringify({ ...pullJson(analysed, change), file: log }))
      else output.line(`${isOne ? '' : `${log}: `}${describePull(analysed, change)}`)
    },
  })
  output.progress('')
  for (const sentence of [...summary.warnings, ...summary.failures]) output.aside(sentence)
  if (signal.aborted) output.aside(`Stopped. ${counted(summary)} Import again to go on; nothing is stored twice.`)
  else if (found.logs.length > 1) output.aside(counted(summary))
  if (signal.aborted) return stoppedCode
  return summary.failures.length === 0 ? 0 : 1
}

/** In the order they were given: people who name files in an order mean it. */
const joined = (found: readonly FoundLogs[]): FoundLogs => ({
  logs: found.flatMap(({ logs }) => logs),
  skipped: found.reduce((sum, { skipped }) => sum + skipped, 0),
  refused: found.flatMap(({ refused }) => refused),
})

/** `3 logs: 41 pulls, 12 new, 29 already stored.` */
function counted({ logs, pulls, new: fresh, fuller, known }: ImportSummary): string {
  const parts = [
    plural(pulls, 'pull'),
    `${formatCount(fresh)} new`,
    ...(fuller > 0 ? [`${formatCount(fuller)} now whole`] : []),
    `${formatCount(known)} already stored`,
  ]
  return `${plural(logs, 'log')}: ${parts.join(', ')}.`
}

const plural = (count: number, noun: string): string => `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`

/** What is read faster than this needs no progress. */
const progressEveryMs = 1_000

function progressTeller(output: Output, now: () => number): (progress: ImportProgress) => void {
  const beganAt = now()
  let toldAt = beganAt
  return ({ share, pulls }) => {
    if (now() - toldAt < progressEveryMs || share === 0) return
    toldAt = now()
    const left = ((toldAt - beganAt) * (1 - share)) / share
    output.progress(`${Math.floor(share * 100)} % read, ${plural(pulls, 'pull')} so far, ${formatTime(left)} left`)
  }
}
