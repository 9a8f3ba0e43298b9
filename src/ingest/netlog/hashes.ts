import { hash } from 'node:crypto'

export type HashState = 'verified' | 'broken' | 'unverifiable'

/**
 * Whether a line is what the logger wrote. Its last field is the start of a digest of everything before it, a `|` and
 * the line's number; loggers restart that number at each change of zone, so both counts are tried. Up to plugin 2.2
 * it is a whole MD5, later the first 16 digits of a SHA-256. Anonymised files carry stale, empty or `0` hashes.
 */
export function checkHash(line: Buffer, lineOfFile: number, lineOfZone: number): HashState {
  const last = line.lastIndexOf('|')
  const told = line.toString('latin1', last + 1).toLowerCase()
  if (last < 0 || (told.length !== 32 && told.length !== 16)) return 'unverifiable'
  const signed = (count: number) => {
    const text = Buffer.concat([line.subarray(0, last + 1), Buffer.from(String(count))])
    return told.length === 32 ? hash('md5', text) : hash('sha256', text).slice(0, 16)
  }
  return signed(lineOfZone) === told || (lineOfFile !== lineOfZone && signed(lineOfFile) === told)
    ? 'verified'
    : 'broken'
}
