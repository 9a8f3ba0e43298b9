import { gzipSync } from 'node:zlib'
import { sampleNight } from './sample-night.ts'
import { asNetworkLog } from './writers/network-log.ts'

export interface SampleFiles {
  readonly log: string
  /** JSON, one answer per pull. */
  readonly answers: string
}

/** The sample night as its log and its answer key. */
export function sampleFiles(): SampleFiles {
  const night = sampleNight()
  const answers = night.pulls.map(({ pull, startedAt }, index) => {
    // What was added to answers since would change the file for no reader's good.
    const { playing: _playing, reading: _reading, presses: _presses, ...answer } = pull.answer
    return { number: index + 1, startedAt: new Date(startedAt).toISOString(), ...answer }
  })
  return { log: asNetworkLog(night), answers: `${JSON.stringify({ title: night.title, pulls: answers }, null, 1)}\n` }
}

/** Compressed without a time or a name, so that the same night is the same file. */
export const compress = (log: string): Uint8Array => gzipSync(log, { level: 9 })
