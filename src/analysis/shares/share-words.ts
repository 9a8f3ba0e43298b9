import { wilson } from './wilson.ts'

/** `55 to 93 %`: where the true share of k of n lies, 95 times of 100. */
export function intervalWords(k: number, n: number): string {
  const found = wilson(k, n)
  return found === undefined ? 'unknown' : `${percent(found.low)} to ${percent(found.high)} %`
}

/** `12 of 15 (55 to 93 %)` */
export const shareWords = (k: number, n: number): string =>
  n === 0 ? '0 of 0' : `${k} of ${n} (${intervalWords(k, n)})`

/** `1 pull`, `12 pulls` */
export const pullsWords = (count: number): string => (count === 1 ? '1 pull' : `${count} pulls`)

const percent = (share: number): number => Math.round(share * 100)
