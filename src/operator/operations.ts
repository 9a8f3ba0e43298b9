import { z } from 'zod'
import { analysePull } from '../analysis/run.ts'
import { announceNight } from '../bot/announce.ts'
import { askOrThrow } from '../bot/ask.ts'
import { AppError, sentenceFor } from '../errors.ts'
import { ingest } from '../ingest/ingest.ts'
import { openLog } from '../ingest/netlog/netlog.ts'
import type { MessageFile } from '../message.ts'
import { askerOf, staticToAskAbout } from './conversation.ts'
import { logWarnings } from './log-warnings.ts'
import { messageText } from './message-text.ts'
import { describePull, pullJson } from './pull-line.ts'
import type { Workbench } from './workbench.ts'

/** What the command line can ask of Vigil, running or not. */
export const operationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import'), files: z.array(z.string()).min(1), json: z.boolean() }),
  z.object({ kind: z.literal('ask'), line: z.string().min(1).max(2_000), json: z.boolean() }),
])

export type Operation = z.infer<typeof operationSchema>

/** Where an operation speaks: a terminal, or the line to one. */
export interface Output {
  line(text: string): void
  /** Progress and failures, beside the answer. */
  aside(text: string): void
  file(file: MessageFile): void
}

/** Runs an operation to its end and gives the exit code. A foreseen failure is a sentence; nothing else is thrown. */
export async function runOperation(bench: Workbench, operation: Operation, output: Output): Promise<number> {
  switch (operation.kind) {
    case 'import':
      return await runImport(bench, operation, output)
    case 'ask':
      return await runAsk(bench, operation, output)
  }
}

async function runImport(
  bench: Workbench,
  { files, json }: Extract<Operation, { kind: 'import' }>,
  output: Output,
): Promise<number> {
  let failures = 0
  for (const file of files) {
    try {
      await importLog(bench, file, json, output)
    } catch (error) {
      failures++
      tell(bench, error, output)
    }
  }
  return failures === 0 ? 0 : 1
}

/** What is read faster than this needs no progress. */
const progressEveryMs = 1_000

async function importLog(
  { services, painter, own }: Workbench,
  file: string,
  json: boolean,
  output: Output,
): Promise<void> {
  const { db, facts, now } = services
  let toldAt = now()
  const report = await openLog(file, {
    onProgress: (share) => {
      if (now() - toldAt < progressEveryMs) return
      toldAt = now()
      output.aside(`${file}: ${Math.floor(share * 100)} % read`)
    },
  })
  const nights = new Set<number>()
  let pulls = 0
  for await (const { pull, nightId, change } of ingest(services, own.id, report)) {
    const analysed = await analysePull(db, facts, pull)
    output.line(json ? JSON.stringify(pullJson(analysed, change)) : describePull(analysed, change))
    nights.add(nightId)
    pulls++
  }
  for (const nightId of nights) await announceNight({ db, facts, painter, now }, nightId)
  for (const warning of logWarnings(report.parse())) output.aside(`${file}: ${warning}`)
  if (pulls === 0) throw new AppError('not-found', `${file} holds no pull: nobody fought in it.`)
}

async function runAsk(
  bench: Workbench,
  { line, json }: Extract<Operation, { kind: 'ask' }>,
  output: Output,
): Promise<number> {
  try {
    const asker = askerOf(bench, line, await staticToAskAbout(bench))
    const { files, ...message } = await askOrThrow(line, asker, bench.services, bench.painter)
    for (const file of files) output.file(file)
    output.line(json ? JSON.stringify({ ...message, files: files.map(({ name }) => name) }) : messageText(message))
    return 0
  } catch (error) {
    tell(bench, error, output)
    return 1
  }
}

function tell({ logger }: Workbench, error: unknown, output: Output): void {
  if (!(error instanceof AppError)) logger.error({ err: error }, 'an operation failed')
  output.aside(sentenceFor(error))
}
