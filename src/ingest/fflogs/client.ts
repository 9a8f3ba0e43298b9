import type { Db } from '../../store/db.ts'
import { openAccess } from './access.ts'
import { type Answer, readAnswer } from './answer.ts'
import { credentialsRefused, outOfPoints, unreadable } from './failures.ts'
import type { Query } from './queries.ts'
import { openSender } from './send.ts'

/** What FFLogs lets us ask in an hour. */
export interface Points {
  readonly limitPerHour: number
  /** Lags one request behind. */
  readonly spent: number
  /** Epoch ms. */
  readonly resetsAt: number
}

export interface FflogsClient {
  /** The ledger. */
  readonly db: Db
  readonly now: () => number
  /** Events asked for at once. */
  readonly pageLimit: number
  /** Asks one question: what was answered, and the bytes it came in. */
  ask<Variables, Data extends Answer>(
    query: Query<Variables, Data>,
    variables: Variables,
  ): Promise<{ readonly data: Data; readonly body: Uint8Array }>
  /** As the last answer told it. */
  points(): Points | undefined
}

export interface FflogsSettings {
  /** `https://www.fflogs.com` */
  readonly url: string
  readonly clientId?: string | undefined
  readonly clientSecret?: string | undefined
  readonly db: Db
  readonly now: () => number
  /** The first pause before trying again; it doubles. */
  readonly retryMs?: number
  readonly pageLimit?: number
}

/** Nothing is asked before the first question, so missing credentials are told by it. */
export function openFflogs(settings: FflogsSettings): FflogsClient {
  const { url, clientId, clientSecret, db, now, retryMs = 1_000, pageLimit = 10_000 } = settings
  const send = openSender({ url, now, retryMs })
  const access = openAccess(send, { clientId, clientSecret, now })
  let points: Points | undefined
  let silentUntil = 0

  const post = (token: string, body: string) =>
    send('/api/v2/client', { headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body })

  return {
    db,
    now,
    pageLimit,
    points: () => points,
    async ask(query, variables) {
      if (now() < silentUntil) throw outOfPoints(silentUntil)
      const body = JSON.stringify({ query: query.text, variables })
      const token = await access.token()
      let reply = await post(token, body)
      if (reply.status === 401) {
        access.forget(token)
        reply = await post(await access.token(), body)
      }
      if (reply.status === 401 || reply.status === 403) throw credentialsRefused()
      if (reply.status === 429) {
        silentUntil = now() + (reply.retryAfterMs ?? Math.max((points?.resetsAt ?? 0) - now(), shortestSilenceMs))
        throw outOfPoints(silentUntil)
      }
      if (reply.status !== 200) throw unreadable(`status ${reply.status}`)
      const data = readAnswer(query, reply.body)
      const { rateLimitData: told } = data
      if (told) {
        const { limitPerHour, pointsSpentThisHour: spent, pointsResetIn } = told
        points = { limitPerHour, spent, resetsAt: now() + pointsResetIn * 1000 }
      }
      return { data, body: reply.body }
    },
  }
}

/** When nobody said when the points come back. */
const shortestSilenceMs = 60_000
