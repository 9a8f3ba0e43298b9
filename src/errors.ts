export type ErrorCode = 'bad-input' | 'not-found' | 'forbidden' | 'unavailable' | 'busy' | 'bad-configuration'

/** A foreseen failure. The message is a sentence a raider can act on; it is shown as it stands. */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}

/** The sentence to show for any failure: a foreseen one speaks for itself, an unforeseen one gives nothing away. */
export function sentenceFor(error: unknown): string {
  if (error instanceof AppError) return error.message
  return 'Something went wrong on our side and it was written to the log. Nothing stored was changed; please try again.'
}
