import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { packEvents } from '../../../store/event-block.ts'
import { normalise } from '../../normalise/normalise.ts'
import { unreadable } from '../failures.ts'
import type { FightReader } from './fight-reader.ts'
import { openFight } from './open-fight.ts'

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
  const fight = openFight()
  return {
    async take({ compressed, ...page }) {
      const kept = compressed ? new Uint8Array() : await compress(page.body)
      try {
        const body = compressed ? await decompress(page.body) : page.body
        return { ...fight.take({ ...page, body }), kept }
      } catch (cause) {
        return { nextMs: null, rateLimitData: null, failure: unreadable('a page of the ledger', cause), kept }
      }
    },
    async finish(told) {
      const { pull, tally } = fight.finish(told)
      const normalised = normalise(pull)
      packEvents(normalised.events)
      return { pull: normalised, tally }
    },
    close: () => {},
  }
}
