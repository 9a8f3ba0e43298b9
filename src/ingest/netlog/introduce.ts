import { createHash } from 'node:crypto'
import { AppError } from '../../errors.ts'
import type { ReportInfo } from '../../report.ts'
import type { ByteSource } from './bytes.ts'
import { typeOf } from './reader.ts'
import { readTimestamp } from './timestamp.ts'

/** A log that has no readable line within this many bytes is none. */
const headBytes = 64 * 1024

/** Reads who a log is from its head. It is known by its first line, however much is added to it later. */
export async function introduceLog(path: string, bytes: ByteSource): Promise<ReportInfo> {
  const head = await headOf(bytes)
  for (let from = 0; from < head.length; ) {
    const lineBreak = head.indexOf('\n', from)
    const end = lineBreak < 0 ? head.length : lineBreak
    const line = head.subarray(from, head[end - 1] === carriageReturn ? end - 1 : end)
    const startedAt = startOf(line)
    if (!Number.isNaN(startedAt)) {
      const code = createHash('sha256').update(line).digest('hex')
      return { source: 'netlog', code, title: bytes.name, startedAt }
    }
    from = end + 1
  }
  throw new AppError(
    'bad-input',
    bytes.isCut()
      ? `${path} is a damaged archive, and nothing of it can be unpacked. Pack the log again, or give it unpacked.`
      : `${path} is not a network log. Give a Network_*.log file from ACT or IINACT, plain or packed with gzip or zstd.`,
  )
}

const carriageReturn = 0x0d

function startOf(line: Buffer): number {
  if (typeOf(line, 0, line.length) < 0) return Number.NaN
  return readTimestamp(line, line.indexOf('|') + 1, line.length)
}

async function headOf(bytes: ByteSource): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0)
  for await (const piece of bytes.chunks()) {
    head = Buffer.concat([head, piece]).subarray(0, headBytes)
    if (head.length === headBytes) break
  }
  return head.indexOf(byteOrderMark) === 0 ? head.subarray(byteOrderMark.length) : head
}

const byteOrderMark = Buffer.from('\ufeff')
