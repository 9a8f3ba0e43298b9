import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { readAnswer } from '../answer.ts'
import type { Query } from '../queries.ts'
import type { Send } from '../send.ts'

const answer = z.object({
  rateLimitData: z
    .object({ limitPerHour: z.number(), pointsSpentThisHour: z.number(), pointsResetIn: z.number() })
    .nullable(),
  userData: z.object({ currentUser: z.object({ name: z.string() }).nullable() }),
})

/** Whose token it is that asks; only members have one that is somebody's. */
export const currentUserQuery: Query<Record<string, never>, z.infer<typeof answer>> = {
  name: 'currentUser',
  text: `query CurrentUser {
  rateLimitData { limitPerHour pointsSpentThisHour pointsResetIn }
  userData { currentUser { name } }
}`,
  answer,
}

/** What FFLogs calls whoever a token belongs to; null when it does not say: the login is good without it. */
export async function askUserName(send: Send, token: string): Promise<string | null> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  try {
    const { body } = await send('/api/v2/user', { headers, body: JSON.stringify({ query: currentUserQuery.text }) })
    return readAnswer(currentUserQuery, body).userData.currentUser?.name ?? null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
