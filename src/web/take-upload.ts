import { Readable } from 'node:stream'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { AppError } from '../errors.ts'
import { localChannel } from '../store/people/statics.ts'
import { addImport, findImportByKey, type Import } from '../store/reports/imports.ts'
import { largestFileBytes, type Spool, tooLarge } from '../store/reports/spool.ts'
import type { SiteDeps } from './site.ts'

/** A file as a page sends it. */
export interface Upload {
  readonly staticId: number
  /** Sent again under the same key, it is the same hand-in. */
  readonly key: string
  readonly fileName: string
  /** As announced; 0 if it was not. */
  readonly sizeBytes: number
  readonly stream: AsyncIterable<Uint8Array>
}

type Deps = Pick<SiteDeps, 'db' | 'jobs' | 'now'> & { readonly spool: Spool }

/**
 * Writes an upload down as it streams in, and has it read. A sender who will be refused is heard out first: browsers
 * show no answer to what they are still sending.
 */
export async function takeUpload({ db, jobs, now, spool }: Deps, upload: Upload): Promise<Import> {
  const { staticId, key, stream } = upload
  const fileName = shownName(upload.fileName)
  const known = await findImportByKey(db, staticId, key)
  if (known !== undefined || upload.sizeBytes > largestFileBytes) {
    await hearOut(stream)
    if (known === undefined) throw tooLarge(fileName, largestFileBytes)
    return known
  }
  const rules = { fileName, limitBytes: largestFileBytes, hearOut: true }
  const { name: spooled, sizeBytes } = await spool.save(staticId, stream, rules)
  try {
    const given = { key, channelId: localChannel(staticId), fileName, spooled, url: null, sizeBytes }
    const { taken, isNew } = await addImport(db, staticId, { ...given, askedBy: 'operator', askedAt: now() })
    if (!isNew) await spool.remove(spooled) // sent twice at once: the other one was first
    await jobs.enqueue('import', String(taken.id), { importId: taken.id })
    return taken
  } catch (error) {
    if ((await findImportByKey(db, staticId, key).catch(() => undefined))?.spooled !== spooled)
      await spool.remove(spooled)
    throw error
  }
}

/** The body of a request, piece by piece: as Node has it where it came over the network, which is twice as fast. */
export function bodyOf(c: Context): AsyncIterable<Uint8Array> {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  if (incoming !== undefined) return incoming
  const { body } = c.req.raw
  if (body === null) throw new AppError('bad-input', 'No file was sent. Choose one and try again.')
  return Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
}

/** A name is only ever shown: without folders, line breaks and other surprises. */
function shownName(given: string): string {
  const name = given.split(/[\\/]/).at(-1)?.replace(/\p{C}/gu, '').trim().slice(0, 200)
  return name || 'A file without a name'
}

async function hearOut(stream: AsyncIterable<Uint8Array>): Promise<void> {
  let heard = 0
  for await (const piece of stream) {
    heard += piece.length
    if (heard > largestFileBytes * 4) return
  }
}
