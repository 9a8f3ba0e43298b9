import { findReadUntil } from '../../store/fflogs/pages.ts'
import { type Reading, takeFresh } from './pages.ts'
import type { Fight } from './queries.ts'

/**
 * Reads one page more of a fight that still goes on, into the ledger: when it is over, only its last page is missing.
 * The last ms that was uploaded may not be whole yet, so it is left to the next page. A page costs the same however
 * little is on it, so nothing is fetched early while points are short.
 */
export async function readGrowth(reading: Reading, fight: Fight): Promise<void> {
  if (!(await hasPlenty(reading))) return
  const key = { ...reading.ledger, fightId: fight.id, stream: 'all' }
  const startMs = (await findReadUntil(reading.client.db, key)) ?? fight.startTime
  const untilMs = Math.floor(fight.endTime)
  if (startMs >= untilMs) return
  const reader = reading.readers.open()
  try {
    await takeFresh({ ...reading, reader }, { ...key, startMs }, untilMs)
  } finally {
    reader.close()
  }
}

/** Half of the hour's points are left, as far as is known. */
async function hasPlenty({ client, asking }: Reading): Promise<boolean> {
  const { points } = await client.budget.standing(asking.login)
  return points === undefined || points.left >= points.limit / 2
}
