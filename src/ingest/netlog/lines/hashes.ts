import { hash } from 'node:crypto'

export type HashState = 'verified' | 'broken' | 'unverifiable'

/**
 * Tells whether lines are what the logger wrote. The last field of a line is the start of a digest of everything before
 * it, a `|` and the line's number; loggers restart that number at each change of zone and when they start. Up to
 * plugin 2.2 it is a whole MD5, later the first 16 digits of a SHA-256. Anonymised files carry stale, empty or `0` hashes.
 */
export interface HashCheck {
  check(line: Buffer, counts: LineCounts): HashState
  /** Lines that the numbers of others show to have been written and to be gone from the file. */
  readonly missing: number
}

/** Which line it is, each from 1. */
export interface LineCounts {
  readonly ofFile: number
  readonly ofZone: number
  /** Since the logger was started: started again, it goes on with the same file. */
  readonly ofStart: number
}

/** Whether a logger begins with a line of this type behind one of that: with its version or its settings. */
export const isStart = (type: number, before: number): boolean =>
  (type === 253 && before !== 253 && before !== 249) || (type === 249 && (before < 249 || before > 253))

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
    check(line, { ofFile, ofZone, ofStart }) {
      const last = line.lastIndexOf('|')
      const told = line.toString('latin1', last + 1).toLowerCase()
      if (last < 0 || (told.length !== 32 && told.length !== 16)) return 'unverifiable'
      const isSigned = (count: number): boolean => {
        const text = Buffer.concat([line.subarray(0, last + 1), Buffer.from(String(count))])
        return (told.length === 32 ? hash('md5', text) : hash('sha256', text).slice(0, 16)) === told
      }
      if (ofZone === 1) ahead = 0
      if (isSigned(ofZone + ahead)) inVain = 0
      else if (!isSigned(ofFile) && !isSigned(ofStart)) {
        const step = findAhead(isSigned, ofZone + ahead)
        if (step === 0) return 'broken'
        ahead += step
        missing += step
        inVain = 0
      }
      return 'verified'
    },
  }
}
