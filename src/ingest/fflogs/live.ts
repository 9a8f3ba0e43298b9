import { findReadUntil } from '../../store/fflogs-pages.ts'
import { type Reading, takeFresh } from './pages.ts'
import type { Fight } from './queries.ts'

/**
 * Reads one page more of a fight that still goes on, into the ledger: when it is over, only its last page is missing.
 * The last ms that was uploaded may not be whole yet, so it is left to the next page.
 */
export async function readGrowth(reading: Reading, fight: Fight): Promise<void> {
  const key = { ...reading.ledger, fightId: fight.id, stream: 'all' }
  const startMs = (await findReadUntil(reading.client.db, key)) ?? fight.startTime
  const untilMs = Math.floor(fight.endTime)
  if (startMs >= untilMs) return
  const reader = reading.readers.open()
  try {
    await takeFresh(reading, reader, { ...key, startMs }, untilMs)
  } finally {
    reader.close()
  }
}
