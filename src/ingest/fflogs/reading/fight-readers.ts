import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { AppError } from '../../../errors.ts'
import { packEvents } from '../../../store/event-block.ts'
import { normalise } from '../../normalise/normalise.ts'
import type { FflogsEvent } from '../events.ts'
import { unreadable } from '../failures.ts'
import type { MasterData } from '../queries.ts'
import { translateFight } from '../translate.ts'
import type { FightReader, Page, TakenPage, ToldFight } from './fight-reader.ts'
import { readPage } from './page.ts'

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
        const page = readPage(compressed ? await decompress(body).catch(damaged) : body, startMs)
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
      return {
        pull,
        tally: {
          events: events.length,
          unusable: 0,
          unknownTypes: {},
          repaired: 0,
          unnamed: countUnnamed(master, events),
        },
      }
    },
    close: () => void events.splice(0),
  }
}

const damaged = (cause: unknown) => {
  throw unreadable('a page of the ledger', cause)
}

function countUnnamed({ actors, abilities }: MasterData, events: readonly FflogsEvent[]): number {
  const known = new Set((actors ?? []).map(({ id }) => id))
  const named = new Set((abilities ?? []).map(({ gameID }) => gameID))
  const unnamed = new Set<string>()
  for (const event of events) {
    for (const id of 'targetID' in event ? [event.sourceID, event.targetID] : []) {
      if (id >= 0 && !known.has(id)) unnamed.add(`actor ${id}`)
    }
    if ('abilityGameID' in event && event.abilityGameID > 0 && !named.has(event.abilityGameID)) {
      unnamed.add(`ability ${event.abilityGameID}`)
    }
  }
  return unnamed.size
}
