import { createHash } from 'node:crypto'

/** Years whose logs can be written: line formats of plugin 2.2, and those since 2024. */
export const eras = [2021, 2024] as const
export type Era = (typeof eras)[number]

/**
 * Adds what every log line ends with: a digest over the line and its number, counted anew from each zone line. Since
 * plugin 2.3 it is 16 digits of a SHA-256, before that it was a whole MD5.
 */
export function openHasher(era: Era = 2024): (line: string) => string {
  let count = 0
  return (line) => {
    if (line.startsWith('01|')) count = 0
    count++
    const text = `${line}|${count}`
    const digest =
      era === 2021
        ? createHash('md5').update(text).digest('hex')
        : createHash('sha256').update(text).digest('hex').slice(0, 16)
    return `${line}|${digest}`
  }
}
