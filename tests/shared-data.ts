import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'vitest'

/** A file of the shared data, which lies beside the project where there is any. */
export const sharedData = (path: string): string => fileURLToPath(new URL(`../../shared/data/${path}`, import.meta.url))

/** A suite that needs such a file; where that is missing, one skipped test says why. */
export function describeShared(title: string, path: string, suite: () => void | Promise<void>): void {
  if (existsSync(sharedData(path))) describe(title, suite)
  else test.skip(`${title} (skipped: shared data absent)`)
}
