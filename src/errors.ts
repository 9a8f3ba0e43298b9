export type ErrorCode =
  | 'bad-input'
  | 'not-found'
  | 'forbidden'
  | 'gone'
  | 'conflict'
  | 'unavailable'
  | 'busy'
  | 'bad-configuration'

/** A foreseen failure. The message is a sentence a raider can act on; it is shown as it stands. */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}

/** As the system says it, or as Postgres does, wherever in the chain of causes. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  const isSaid = code === 'ENOSPC' || code === '53100' || error.message.includes('No space left on device')
  return isSaid || isDiskFull(error.cause)
}

/** The sentence to show for any failure: a foreseen one speaks for itself, an unforeseen one gives nothing away. */
export function sentenceFor(error: unknown): string {
  if (error instanceof AppError) return error.message
  if (isDiskFull(error))
    return 'The disk with Vigil’s data is full. Make room on it and try again; what was stored is safe.'
  return 'Something went wrong on our side and it was written to the log. Nothing stored was changed; please try again.'
}
