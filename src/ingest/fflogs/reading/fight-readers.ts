import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { AppError } from '../../../errors.ts'
import { packEvents } from '../../../store/event-block.ts'
import { normalise } from '../../normalise/normalise.ts'
import type { FflogsEvent } from '../events.ts'
import { readPage } from '../pages.ts'
import { translateFight } from '../translate.ts'
import type { FightReader, Page, TakenPage, ToldFight } from './fight-reader.ts'

export interface FightReaders {
  /** Begins to read a fight. */
  open(): FightReader
  /** Stops whatever is being read. */
  close(): Promise<void>
}

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

export function openFightReaders(): FightReaders {
  return { open: openFightReader, close: async () => {} }
}

function openFightReader(): FightReader {
  const events: FflogsEvent[] = []
  return {
    async take({ stream, startMs, untilMs = Number.POSITIVE_INFINITY, body, compressed }: Page): Promise<TakenPage> {
      const kept = compressed ? new Uint8Array() : await compress(body)
      try {
        const page = readPage(compressed ? await decompress(body) : body, startMs)
        if (stream === 'all') events.push(...page.events.filter(({ timestamp }) => timestamp < untilMs))
        return { nextMs: page.nextMs, rateLimitData: null, kept }
      } catch (error) {
        if (error instanceof AppError) return { nextMs: null, rateLimitData: null, failure: error, kept }
        throw error
      }
    },
    async finish({ reportStart, fight, master }: ToldFight) {
      const pull = normalise(translateFight(reportStart, fight, master, events))
      packEvents(pull.events)
      return { pull, tally: { events: events.length, unusable: 0, unknownTypes: {}, repaired: 0 } }
    },
    close: () => void events.splice(0),
  }
}
