import { AppError } from './errors.ts'
import { formatSize } from './format.ts'

/** A file that somebody attached to a command: where it lies, not what is in it. */
export interface Attachment {
  /** Discord's own: the same file attached again has another. */
  readonly id: string
  readonly name: string
  readonly url: string
  readonly sizeBytes: number
}

/** Gives what an attachment says, where it is text of at most so many bytes. */
export type ReadAttachment = (attached: Attachment, limitBytes: number, command: string) => Promise<string>

/** Reads small attachments where they lie. */
export const openAttachments =
  (cdnUrl: string): ReadAttachment =>
  async ({ name, url }, limitBytes, command) => {
    const response = await fetchAttachment({ name, url, cdnUrl, command })
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of response.body ?? []) {
      size += part.length
      if (size > limitBytes) {
        throw new AppError(
          'bad-input',
          `${name} is larger than ${formatSize(limitBytes)}. Attach a smaller one to ${command}.`,
        )
      }
      parts.push(part)
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
    } catch (cause) {
      throw new AppError('bad-input', `${name} is no text. Save it as UTF-8 text and attach it to ${command} again.`, {
        cause,
      })
    }
  }

interface Wanted {
  readonly name: string
  readonly url: string
  /** Where Discord keeps attachments, besides its own usual places. */
  readonly cdnUrl: string
  /** What to attach it to again when it cannot be had: `/import`. */
  readonly command: string
  readonly signal?: AbortSignal
}

/**
 * Begins to fetch an attachment: from Discord's own places and nowhere else, whoever asks.
 * @throws AppError with the sentence of what went wrong
 */
export async function fetchAttachment({ name, url, cdnUrl, command, signal }: Wanted): Promise<Response> {
  if (![...discordPlaces, new URL(cdnUrl).origin].includes(new URL(url).origin)) {
    throw new AppError('bad-input', `${name} does not lie with Discord. Attach the file itself to ${command}.`)
  }
  const unreachable = (cause: unknown) =>
    new AppError('unavailable', `Discord did not give us ${name}. Try ${command} once more in a minute.`, { cause })
  const patience = AbortSignal.timeout(timeoutMs)
  const signals = AbortSignal.any(signal === undefined ? [patience] : [signal, patience])
  const response = await fetch(url, { signal: signals, redirect: 'error' }).catch((cause: unknown) => {
    throw unreachable(cause)
  })
  if (response.ok && response.body !== null) return response
  await response.body?.cancel()
  throw gone.includes(response.status)
    ? new AppError('not-found', `Discord no longer has ${name}. Attach it to ${command} once more.`)
    : unreachable(new Error(`status ${response.status}`))
}

const discordPlaces = ['https://cdn.discordapp.com', 'https://media.discordapp.net']

/** An attachment of this size takes seconds; Discord that needs longer is not going to answer. */
const timeoutMs = 120_000

/** Links to attachments are good for a day. */
const gone = [403, 404, 410]
