import { basename } from 'node:path'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { AppError } from '../../../errors.ts'
import { type LogPlace, limitOf } from './log-place.ts'
import type { Refusal } from './refusals.ts'

export interface ZipList {
  /** Each file in it that may be a log, in the order of the archive. */
  readonly places: readonly LogPlace[]
  /** How many are none: they are empty. */
  readonly skipped: number
  readonly refused: readonly Refusal[]
}

/** Nobody zips so many logs. */
const mostFiles = 2_000

/** Lists the files in a zip and where their bytes lie, so that each can be read like a file of its own. */
export async function listZip(path: string, title: string, limitBytes: number): Promise<ZipList> {
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false }
  const zip = await yauzl.openPromise(path, options).catch((cause: unknown) => {
    throw new AppError('bad-input', brokenOff(title), { cause })
  })
  try {
    return await listEntries(zip, { path, title, limitBytes })
  } finally {
    zip.close()
  }
}

interface Whole {
  readonly path: string
  readonly title: string
  readonly limitBytes: number
}

async function listEntries(zip: ZipFile, whole: Whole): Promise<ZipList> {
  const places: LogPlace[] = []
  const refused: Refusal[] = []
  let skipped = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
      const fileName = yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
      if (fileName.endsWith('/')) continue
      const name = `${whole.title} › ${basename(fileName)}`
      if (zip.entriesRead > mostFiles) {
        refused.push({ name, why: 'too-many' })
        break
      }
      if (entry.uncompressedSize === 0) skipped++
      else if (entry.isEncrypted()) refused.push({ name, why: 'locked' })
      else if (!entry.canDecodeFileData()) refused.push({ name, why: 'packing' })
      else places.push(await placeOf(zip, entry, name, whole))
    }
  } catch {
    refused.push({ name: whole.title, why: 'contents' }) // what was listed before can be read all the same
  }
  return { places, skipped, refused }
}

async function placeOf(zip: ZipFile, entry: Entry, title: string, whole: Whole): Promise<LogPlace> {
  const { fileDataStart: from } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  const { compressedSize: bytes, uncompressedSize: promised, compressionMethod } = entry
  const lying = `${title} holds more than its archive says; what comes after that was not read. Pack the log again.`
  return {
    path: whole.path,
    title,
    packing: compressionMethod === 0 ? 'plain' : 'deflate',
    from,
    bytes,
    isWhole: false,
    limit: promised > whole.limitBytes ? limitOf(whole.title, whole.limitBytes) : { bytes: promised, exceeded: lying },
  }
}

const brokenOff = (title: string): string =>
  `${title} is a damaged or cut zip: its list of contents, which comes last, cannot be read. Pack or download it again.`
