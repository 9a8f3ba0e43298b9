import { Readable } from 'node:stream'
import { fetchAttachment } from '../attachment.ts'
import { largestAttachmentBytes } from '../commands/import/import.ts'
import type { Import } from '../store/reports/imports.ts'
import type { Spool, Spooled } from '../store/reports/spool.ts'
import type { Workbench } from './workbench.ts'

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
  const wanted = { name: fileName, url, cdnUrl: config.DISCORD_CDN_URL, command: '/import', signal }
  const { body } = await fetchAttachment(wanted)
  if (body === null) throw new Error(`${fileName} came without a body`)
  return await spool.save(staticId, Readable.fromWeb(body), { fileName, limitBytes: largestAttachmentBytes })
}
