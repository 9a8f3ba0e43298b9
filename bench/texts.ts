import { closeSync, openSync, readSync } from 'node:fs'

const pieceBytes = 4 * 1024 * 1024
const newline = 0x0a

/** A file as pieces that each end with a line. A piece is valid until the next is asked for. */
export function* wholeLines(path: string): Generator<Buffer> {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(pieceBytes)
    for (let kept = 0; ; ) {
      const read = readSync(file, buffer, kept, buffer.length - kept, null)
      if (read === 0) {
        if (kept > 0) yield buffer.subarray(0, kept)
        return
      }
      const end = buffer.lastIndexOf(newline, kept + read - 1) + 1
      yield buffer.subarray(0, end)
      buffer.copyWithin(0, end, kept + read)
      kept = kept + read - end
    }
  } finally {
    closeSync(file)
  }
}

/** `split` and nothing else, piece by piece: it is faster so than over one text of the whole file. */
export function splitAll(path: string): void {
  let fields = 0
  for (const piece of wholeLines(path)) {
    for (const line of piece.toString('utf8').split('\n')) fields += line.split('|').length
  }
  if (fields === 0) throw new Error('nothing was split')
}

/** The floor: every byte is looked at once. */
export function scanAll(path: string): void {
  let pipes = 0
  for (const piece of wholeLines(path)) {
    for (let i = 0; i < piece.length; i++) if (piece[i] === 0x7c) pipes++
  }
  if (pipes === 0) throw new Error('nothing was scanned')
}
