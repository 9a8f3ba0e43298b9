import { hash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/**
 * Writes one log again and again until the file is `bytes` long, and gives its length. Every copy happens later than
 * the one before, as the next pulls of a night and then of the next day's, and its lines carry the hashes that a logger
 * would have written: to a reader it is a log of many nights.
 */
export async function writeLongLog(path: string, bytes: number, { after = 0 } = {}): Promise<number> {
  const copy = openCopy(readInput())
  const file = await open(path, 'w')
  let written = 0
  try {
    for (let number = after; written < bytes; number++) {
      await file.writeFile(copy(number))
      written += copy.bytes
    }
  } finally {
    await file.close()
  }
  return written
}

/** A real ultimate wipe where the shared data lies beside the project, else the sample night. */
function readInput(): Buffer {
  const real = fileURLToPath(new URL('../../shared/data/netlog/tea-wipe-2021.log', import.meta.url))
  if (existsSync(real)) return readFileSync(real)
  const [sample] = globSync(fileURLToPath(new URL('../sample/*.log.gz', import.meta.url)))
  if (sample === undefined) throw new Error('there is no log to measure with')
  return gunzipSync(readFileSync(sample))
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** How long a night goes on with copies, and how long people rest between two. */
const nightMs = 3 * 60 * minuteMs
const restMs = 5 * minuteMs

interface LineOf {
  /** Where its date begins, where its hash does, and where it ends without its line break. */
  readonly date: number
  readonly hash: number
  readonly end: number
  readonly from: number
  /** Epoch minute as it is written, whatever its time zone. */
  readonly minute: number
  /** What the logger counted it as. */
  readonly number: number
}

/** Gives the same buffer each time, with other times and hashes in it: both are as long as before. */
function openCopy(log: Buffer): { (number: number): Buffer; readonly bytes: number } {
  const bytes = log.at(-1) === newline ? log : Buffer.concat([log, Buffer.from('\r\n')])
  const lines = linesOf(bytes)
  const minutes = lines.map(({ minute }) => minute)
  const step = Math.max(...minutes) * minuteMs - Math.min(...minutes) * minuteMs + restMs
  const perNight = Math.max(1, Math.floor(nightMs / step))
  const days = Math.ceil(step / dayMs)
  const copy = (number: number): Buffer => {
    const later = Math.floor(number / perNight) * days * dayMs + (number % perNight) * step
    const stamps = new Map<number, string>()
    for (const line of lines) {
      const stamp = stamps.get(line.minute) ?? new Date(line.minute * minuteMs + later).toISOString().slice(0, 16)
      stamps.set(line.minute, stamp)
      bytes.write(stamp, line.date, 'latin1')
      sign(bytes, line)
    }
    return bytes
  }
  return Object.assign(copy, { bytes: bytes.length })
}

const newline = 0x0a
const carriageReturn = 0x0d

function linesOf(bytes: Buffer): LineOf[] {
  const lines: LineOf[] = []
  let number = 0
  for (let from = 0, to = bytes.indexOf(newline); to >= 0; from = to + 1, to = bytes.indexOf(newline, from)) {
    const end = bytes[to - 1] === carriageReturn ? to - 1 : to
    number = bytes.toString('latin1', from, from + 3) === '01|' ? 1 : number + 1
    const date = bytes.indexOf('|', from) + 1
    const hashed = bytes.lastIndexOf('|', end) + 1
    const minute = Date.parse(`${bytes.toString('latin1', date, date + 16)}Z`) / minuteMs
    if (!Number.isNaN(minute)) lines.push({ from, date, hash: hashed, end, minute, number })
  }
  return lines
}

/** MD5 up to plugin 2.2, the first half of a SHA-256 digest since; what is neither was not signed. */
function sign(bytes: Buffer, { from, hash: at, end, number }: LineOf): void {
  const length = end - at
  if (length !== 32 && length !== 16) return
  const text = Buffer.concat([bytes.subarray(from, at), Buffer.from(String(number))])
  bytes.write(hash(length === 32 ? 'md5' : 'sha256', text), at, length, 'latin1')
}
