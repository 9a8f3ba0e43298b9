import { hash } from 'node:crypto'

export type HashState = 'verified' | 'broken' | 'unverifiable'

/**
 * Tells whether lines are what the logger wrote. The last field of a line is the start of a digest of everything before
 * it, a `|` and the line's number; loggers restart that number at each change of zone, so both counts are tried. Up to
 * plugin 2.2 it is a whole MD5, later the first 16 digits of a SHA-256. Anonymised files carry stale, empty or `0` hashes.
 */
export interface HashCheck {
  check(line: Buffer, lineOfFile: number, lineOfZone: number): HashState
  /** Lines that the numbers of others show to have been written and to be gone from the file. */
  readonly missing: number
}

/** A line whose number is this far ahead still belongs: what is between was taken out of the file. */
const furthestAhead = 256
/** Where nothing was found ahead this often, the hashes are stale and not the numbers. */
const patience = 8

export function openHashCheck(): HashCheck {
  let ahead = 0
  let missing = 0
  let inVain = 0

  const findAhead = (isSigned: (count: number) => boolean, from: number): number => {
    if (inVain >= patience) return 0
    for (let step = 1; step <= furthestAhead; step++) if (isSigned(from + step)) return step
    inVain++
    return 0
  }

  return {
    get missing() {
      return missing
    },
    check(line, lineOfFile, lineOfZone) {
      const last = line.lastIndexOf('|')
      const told = line.toString('latin1', last + 1).toLowerCase()
      if (last < 0 || (told.length !== 32 && told.length !== 16)) return 'unverifiable'
      const isSigned = (count: number): boolean => {
        const text = Buffer.concat([line.subarray(0, last + 1), Buffer.from(String(count))])
        return (told.length === 32 ? hash('md5', text) : hash('sha256', text).slice(0, 16)) === told
      }
      if (lineOfZone === 1) ahead = 0
      if (isSigned(lineOfZone + ahead)) inVain = 0
      else if (!isSigned(lineOfFile)) {
        const step = findAhead(isSigned, lineOfZone + ahead)
        if (step === 0) return 'broken'
        ahead += step
        missing += step
        inVain = 0
      }
      return 'verified'
    },
  }
}
