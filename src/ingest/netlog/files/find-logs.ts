import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../../errors.ts'
import type { ReportInfo } from '../../../report.ts'
import { openBytes } from './bytes.ts'
import { listFolder } from './folder.ts'
import { headOf, introduceLog, noLog } from './introduce.ts'
import { defaultLimitBytes, type LogPlace, limitOf } from './log-place.ts'
import { lookAt, packingOf } from './packing.ts'
import { type Refusal, refusalSentences } from './refusals.ts'
import { listZip } from './zip.ts'

export interface FoundLog {
  readonly place: LogPlace
  readonly info: ReportInfo
}

export interface FoundLogs {
  /** Oldest first. */
  readonly logs: readonly FoundLog[]
  /** How many files beside them are no logs: pictures, notes. */
  readonly skipped: number
  /** Why others cannot be read, as sentences. */
  readonly refused: readonly string[]
}

export interface FindOptions {
  /** What to call the file instead of its name. */
  readonly title?: string
  /** How much a file may unpack to. */
  readonly limitBytes?: number
}

/** The logs of a path: a file, what is in an archive, or in a folder and its folders. */
export async function findLogs(path: string, options: FindOptions = {}): Promise<FoundLogs> {
  try {
    const isFolder = (await stat(path).catch((cause) => notThere(path, cause))).isDirectory()
    const found = isFolder ? await inFolder(path, options) : await inFile(path, options)
    if (found.logs.length + found.refused.length > 0) return found
    return { ...found, refused: [isFolder ? noLogIn(path) : await whyNone(path, options)] }
  } catch (error) {
    return refuse(error)
  }
}

async function inFile(path: string, options: FindOptions): Promise<FoundLogs> {
  const { limitBytes = defaultLimitBytes, title = basename(path) } = options
  const { size, packing } = await lookAt(path)
  if (size === 0) return { logs: [], skipped: 1, refused: [] }
  if (packing !== 'zip') {
    const place = { path, title, packing, from: 0, bytes: size, isWhole: true, limit: limitOf(title, limitBytes) }
    return await introduceAll([place], limitBytes, [])
  }
  const { places, skipped, refused } = await listZip(path, title, limitBytes)
  const found = await introduceAll(places, limitBytes, refused)
  return { ...found, skipped: skipped + found.skipped }
}

/** All logs of a file together may unpack to the limit: none is handed out twice, whatever the headers promise. */
async function introduceAll(
  places: readonly LogPlace[],
  limitBytes: number,
  refusedBefore: readonly Refusal[],
): Promise<FoundLogs> {
  const logs: FoundLog[] = []
  const refused = [...refusedBefore]
  let skipped = 0
  let left = limitBytes
  for (const place of places) {
    const bytes = openBytes(place)
    const head = await headOf(bytes)
    const info = introduceLog(head, place.title)
    if (info === undefined) {
      if (packingOf(head) !== 'plain') refused.push({ name: place.title, why: 'nested' })
      else if (bytes.isCut()) refused.push({ name: place.title, why: 'damaged' })
      else skipped++
    } else if (left === 0) {
      refused.push({ name: place.title, why: 'limit' })
    } else {
      const limit = place.limit.bytes > left ? limitOf(place.title, limitBytes, left) : place.limit
      logs.push({ place: { ...place, limit }, info })
      left -= limit.bytes
    }
  }
  return { logs: oldestFirst(logs), skipped, refused: refusalSentences(refused) }
}

async function inFolder(folder: string, options: FindOptions): Promise<FoundLogs> {
  const { files, skipped, refused } = await listFolder(folder)
  const found: FoundLogs[] = []
  for (const file of files) found.push(await inFile(file, options).catch(refuse))
  return {
    logs: oldestFirst(found.flatMap(({ logs }) => logs)),
    skipped: found.reduce((sum, own) => sum + own.skipped, skipped),
    refused: [...refused, ...found.flatMap((own) => own.refused)],
  }
}

const oldestFirst = (logs: readonly FoundLog[]): FoundLog[] =>
  logs.toSorted((a, b) => a.info.startedAt - b.info.startedAt)

function refuse(error: unknown): FoundLogs {
  if (error instanceof AppError) return { logs: [], skipped: 0, refused: [error.message] }
  throw error
}

function notThere(path: string, cause: NodeJS.ErrnoException): never {
  const why = cause.code === 'ENOENT' ? 'There is no file' : 'We may not read'
  throw new AppError('bad-input', `${why} ${path}. Check the path, and give a network log from ACT or IINACT.`)
}

const noLogIn = (folder: string): string =>
  `${folder} holds no network log. Give the folder in which ACT or IINACT writes its Network_*.log files.`

async function whyNone(path: string, { title = path }: FindOptions): Promise<string> {
  const { size, packing } = await lookAt(path)
  if (size === 0) return `${title} is empty. Was the logger running when it was written?`
  return packing === 'zip'
    ? `${title} holds no network log. Pack the Network_*.log files of ACT or IINACT.`
    : noLog(title)
}
