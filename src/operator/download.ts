import { Readable } from 'node:stream'
import { fetch } from 'undici'
import { largestAttachmentBytes } from '../commands/import/import.ts'
import { AppError } from '../errors.ts'
import type { Import } from '../store/imports.ts'
import type { Spool, Spooled } from '../store/spool.ts'
import type { Workbench } from './workbench.ts'

/** Discord's own places for attachments. Nothing is fetched from anywhere else, whoever asks. */
const discordPlaces = ['https://cdn.discordapp.com', 'https://media.discordapp.net']

/** An attachment of this size takes seconds; Discord that needs longer is not going to answer. */
const timeoutMs = 120_000

export interface DownloadDeps {
  readonly bench: Pick<Workbench, 'config'>
  readonly spool: Spool
  readonly signal: AbortSignal
}

/**
 * Fetches an attachment into the spool.
 * @throws AppError with the sentence of what went wrong
 */
export async function downloadAttachment(
  { fileName, staticId }: Pick<Import, 'fileName' | 'staticId'>,
  url: string,
  { bench: { config }, spool, signal }: DownloadDeps,
): Promise<Spooled> {
  const { origin } = new URL(url)
  if (![...discordPlaces, new URL(config.DISCORD_CDN_URL).origin].includes(origin)) {
    throw new AppError('bad-input', `${fileName} does not lie with Discord. Attach the file itself to /import.`)
  }
  const limits = { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]), redirect: 'error' } as const
  const response = await fetch(url, limits).catch((cause: unknown) => {
    throw unreachable(fileName, cause)
  })
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    throw gone.includes(response.status)
      ? new AppError('not-found', `Discord no longer has ${fileName}. Attach it to /import once more.`)
      : unreachable(fileName, new Error(`status ${response.status}`))
  }
  return await spool.save(staticId, Readable.fromWeb(response.body), { fileName, limitBytes: largestAttachmentBytes })
}

/** Links to attachments are good for a day. */
const gone = [403, 404, 410]

const unreachable = (fileName: string, cause: unknown) =>
  new AppError('unavailable', `Discord did not give us ${fileName}. Try /import once more in a minute.`, { cause })
