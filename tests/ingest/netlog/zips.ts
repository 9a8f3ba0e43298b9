import { createWriteStream } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'

/** Writes a zip of these files and gives its path. */
export async function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  name = 'night.zip',
  options: { readonly compress?: boolean } = {},
): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'vigil-zip-')), name)
  const zip = new yazl.ZipFile()
  for (const [file, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), file, options)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

/** Where the list of contents speaks of a file: its record's fields lie at fixed offsets from there. */
export function recordOf(zip: Buffer, file: string): number {
  const name = zip.lastIndexOf(file)
  const record = zip.lastIndexOf(Buffer.from('PK\x01\x02'), name)
  if (name < 0 || record < 0) throw new Error(`no ${file} in the zip`)
  return record
}
