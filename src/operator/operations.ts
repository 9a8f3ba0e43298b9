import { z } from 'zod'
import { askOrThrow } from '../bot/lines/ask.ts'
import { AppError, sentenceFor } from '../errors.ts'
import { bootstrap } from './bootstrap.ts'
import { askerOf, staticToAskAbout } from './conversation.ts'
import { exportRulings } from './export-rulings.ts'
import { followPulls } from './follow.ts'
import { openFollowWords } from './follow-words.ts'
import { messageText, plainText } from './message-text.ts'
import type { Output } from './output.ts'
import { runImport } from './run-import.ts'
import type { Workbench } from './workbench.ts'

/** What the command line can ask of Vigil, running or not. */
export const operationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('import'),
    /** Files and folders. */
    files: z.array(z.string()).min(1),
    json: z.boolean(),
    /** Checks every line against its hash, not only a sample. */
    allHashes: z.boolean().default(false),
    /** How much one file may unpack to. */
    maxGb: z.number().positive().optional(),
    /** Stores characters by their initials, whatever the static's settings say. */
    initials: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('ask'), line: z.string().min(1).max(2_000), json: z.boolean() }),
  z.object({ kind: z.literal('follow'), place: z.string(), json: z.boolean() }),
  z.object({
    kind: z.literal('bootstrap'),
    force: z.boolean(),
    skipFetch: z.boolean(),
    limit: z.int().nonnegative().optional(),
  }),
  z.object({
    kind: z.literal('export-rulings'),
    /** What the file is to be called, without its folder. */
    name: z.string().min(1),
  }),
])

export type Operation = z.infer<typeof operationSchema>

/** Runs an operation to its end and gives the exit code. A foreseen failure is a sentence; nothing else is thrown. */
export async function runOperation(
  bench: Workbench,
  operation: Operation,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  switch (operation.kind) {
    case 'import':
      return await runImport(bench, operation, output, signal)
    case 'ask':
      return await runAsk(bench, operation, output)
    case 'follow':
      return await runFollow(bench, operation, output, signal)
    case 'bootstrap':
      return await bootstrap(bench, operation, output, signal)
    case 'export-rulings':
      return await exportRulings(bench, operation, output)
  }
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

async function runFollow(
  bench: Workbench,
  { place, json }: Extract<Operation, { kind: 'follow' }>,
  output: Output,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const words = openFollowWords(place, output, json, bench.services.now)
  try {
    await followPulls(bench, place, { staticId: bench.own.id }, words, signal)
    output.progress('')
    output.aside(words.sum())
    return 0
  } catch (error) {
    output.progress('')
    tell(bench, error, output)
    return 1
  }
}

function tell({ logger }: Workbench, error: unknown, output: Output): void {
  if (!(error instanceof AppError)) logger.error({ err: error }, 'an operation failed')
  output.aside(plainText(sentenceFor(error)))
}
