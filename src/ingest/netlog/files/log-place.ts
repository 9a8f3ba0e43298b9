/** Where a log lies: a file of its own, or a stretch of an archive. It can be handed to another thread as it is. */
export interface LogPlace {
  readonly path: string
  /** `Network_30109_20261114.log`, or `night.zip › Network_30109_20261114.log`. */
  readonly title: string
  readonly packing: Packing
  /** The stretch of the file, packed. A file of its own is read to its end, wherever that is by then. */
  readonly from: number
  readonly bytes: number
  readonly isWhole: boolean
  readonly limit: UnpackLimit
}

export type Packing = 'plain' | 'gzip' | 'zstd' | 'deflate'

/** How much may be unpacked. Counted while reading: what a header promises is never believed. */
export interface UnpackLimit {
  readonly bytes: number
  /** What to say of a log that has more. */
  readonly exceeded: string
}

export const gigabyte = 1e9
export const defaultLimitBytes = 2 * gigabyte

/** @param bytes what is left of the limit, where others have a share in it */
export const limitOf = (title: string, limitBytes: number, bytes: number = limitBytes): UnpackLimit => ({
  bytes,
  exceeded:
    `${title} goes beyond ${Number((limitBytes / gigabyte).toPrecision(3))} GB unpacked; what comes after that was not ` +
    'read. If it is a log all the same, import it on the command line with a larger --max-gb.',
})
