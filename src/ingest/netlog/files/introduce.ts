import { createHash } from 'node:crypto'
import type { ReportInfo } from '../../../report.ts'
import { typeOf } from '../lines/reader.ts'
import { readTimestamp } from '../lines/timestamp.ts'
import type { ByteSource } from './bytes.ts'

/** A log that has no readable line within this many bytes is none. */
const headBytes = 64 * 1024

/**
 * Reads who a log is from its head: it is known by its first line, however much is added to it later. Gives undefined
 * for what is no network log.
 */
export function introduceLog(head: Buffer, title: string): ReportInfo | undefined {
  for (let from = textStart(head); from < head.length; ) {
    const lineBreak = head.indexOf('\n', from)
    const end = lineBreak < 0 ? head.length : lineBreak
    const line = head.subarray(from, head[end - 1] === carriageReturn ? end - 1 : end)
    const startedAt = startOf(line)
    if (!Number.isNaN(startedAt)) {
      const code = createHash('sha256').update(line).digest('hex')
      return { source: 'netlog', code, title, startedAt }
    }
    from = end + 1
  }
  return undefined
}

export const noLog = (name: string): string =>
  `${name} is not a network log. Give a Network_*.log file from ACT or IINACT, plain or packed (.gz, .zst, .zip).`

const carriageReturn = 0x0d

function startOf(line: Buffer): number {
  if (typeOf(line, 0) < 0) return Number.NaN
  return readTimestamp(line, line.indexOf('|') + 1, line.length)
}

/** As much of a log as it takes to know it. */
export async function headOf(bytes: ByteSource): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0)
  for await (const piece of bytes.chunks()) {
    head = Buffer.concat([head, piece]).subarray(0, headBytes)
    if (head.length === headBytes) break
  }
  return head.subarray(textStart(head))
}

const textStart = (head: Buffer): number => (head.indexOf(byteOrderMark) === 0 ? byteOrderMark.length : 0)

const byteOrderMark = Buffer.from('\ufeff')
