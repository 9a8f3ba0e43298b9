import { z } from 'zod'
import { AppError, sentenceFor } from '../../errors.ts'
import { saveCheck } from '../../store/fflogs/quotas.ts'
import type { FflogsClient } from './client.ts'
import { type Query, rateLimit } from './queries.ts'

const answer = z.object({ rateLimitData: rateLimit.answer })

/** The cheapest question there is: one point. */
export const pointsQuery: Query<Record<string, never>, z.infer<typeof answer>> = {
  name: 'points',
  text: `query Points {\n  ${rateLimit.text}\n}`,
  answer,
}

/** Asks FFLogs once, because somebody wants to know whether it answers us, and keeps what came of it. */
export async function checkFflogs(client: FflogsClient): Promise<void> {
  try {
    await client.ask(pointsQuery, {}, { purpose: 'member' })
    await saveCheck(client.db, { checkedAt: client.now(), trouble: null })
  } catch (error) {
    await saveCheck(client.db, { checkedAt: client.now(), trouble: sentenceFor(error) })
    if (!(error instanceof AppError)) throw error
  }
}
