import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { sharedData } from '../shared-data.ts'

export interface Seed {
  readonly name: string
  readonly bytes: Buffer
}

/** The real logs where the shared data lies beside the project, and a part of the sample night. */
export function seedLogs(): readonly Seed[] {
  const sample = readFileSync(fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url)))
  const night = gunzipSync(sample).subarray(0, sampleBytes)
  const folder = sharedData('netlog')
  const real = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.log')) : []
  return [
    { name: 'sample-night.log', bytes: Buffer.from(night) },
    ...real.map((name) => ({ name, bytes: readFileSync(sharedData(`netlog/${name}`)) })),
  ]
}

const sampleBytes = 1_000_000
