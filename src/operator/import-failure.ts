import type { Logger } from 'pino'
import { AppError, sentenceFor } from '../errors.ts'

/** The sentence for a log that could not be imported to its end; what nobody foresaw goes to the log as well. */
export function failureSentence(error: unknown, title: string, logger: Logger): string {
  if (isDiskFull(error)) {
    return `The disk with Vigil’s database is full. The pulls of ${title} up to here are stored; make room and import it again.`
  }
  if (!(error instanceof AppError)) logger.error({ err: error }, 'a log could not be imported')
  return sentenceFor(error)
}

/** As the system says it, or as Postgres does, wherever in the chain of causes. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === '53100' || isDiskFull(error.cause)
}
