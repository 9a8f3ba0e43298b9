import type { Logger } from 'pino'
import { AppError, isDiskFull, sentenceFor } from '../errors.ts'

/** The sentence for a log that could not be imported to its end; what nobody foresaw goes to the log as well. */
export function failureSentence(error: unknown, title: string, logger: Logger): string {
  if (isDiskFull(error)) {
    return `The disk with Vigil’s database is full. What was told of ${title} is stored; make room and import again.`
  }
  if (!(error instanceof AppError)) logger.error({ err: error }, 'a log could not be imported')
  return sentenceFor(error)
}
