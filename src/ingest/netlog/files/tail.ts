import { open } from 'node:fs/promises'

/** What became of a file since the last look. */
export type Growth =
  /** This was written; `isAll` when there is no more of it yet. The piece is valid until the next look. */
  | { readonly kind: 'grown'; readonly piece: Buffer; readonly isAll: boolean }
  | { readonly kind: 'still' }
  /** It begins differently or is shorter than it was: another file under this name. */
  | { readonly kind: 'other' }
  /** It is gone or cannot be opened just now, as happens on network shares. */
  | { readonly kind: 'absent' }

export interface Tail {
  look(): Promise<Growth>
}

const chunkBytes = 512 * 1024
/** As much of a file's beginning as tells it from every other log: the first line has a time in it. */
const headBytes = 1024

/**
 * Reads a file that another program writes, from its beginning and then what is new. It is opened anew for every look:
 * that makes network shares tell its true size, and leaves whoever writes it free to rename or replace it.
 */
export function openTail(path: string): Tail {
  const buffer = Buffer.allocUnsafe(chunkBytes)
  let head = Buffer.alloc(0)
  let position = 0
  return {
    async look() {
      const file = await open(path, 'r').catch(() => undefined)
      if (file === undefined) return { kind: 'absent' }
      try {
        const { size } = await file.stat()
        if (size < position) return { kind: 'other' }
        if (size === position) return { kind: 'still' }
        const { bytesRead: known } = await file.read(buffer, 0, head.length, 0)
        if (!buffer.subarray(0, known).equals(head)) return { kind: 'other' }
        const { bytesRead } = await file.read(buffer, 0, buffer.length, position)
        if (bytesRead === 0) return { kind: 'still' }
        const piece = buffer.subarray(0, bytesRead)
        if (head.length < headBytes) head = Buffer.concat([head, piece]).subarray(0, headBytes)
        position += bytesRead
        return { kind: 'grown', piece, isAll: position >= size }
      } catch {
        return { kind: 'absent' }
      } finally {
        await file.close()
      }
    },
  }
}
