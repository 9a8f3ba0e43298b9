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

/** Who asks for what: it settles whose points are spent, and whether the reserve may be used. */
export interface Asking {
  /** `member`: somebody waits for the answer. `watch`: nobody does. */
  readonly purpose: 'member' | 'watch'
  /** Of a member's own FFLogs login, which may see what is theirs; without it we ask as ourselves. */
  readonly login?: number
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
    asking: Asking,
  ): Promise<{ readonly data: Data; readonly body: Uint8Array }>
  /** The same for an answer that is read elsewhere: nothing is known of it but that FFLogs gave it as one. */
  askBytes<Variables, Data extends Answer>(
    query: Query<Variables, Data>,
    variables: Variables,
    asking: Asking,
  ): Promise<Buffer>
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

  const askBytes: FflogsClient['askBytes'] = async (query, variables) => {
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
    return reply.body
  }

  return {
    db,
    now,
    pageLimit,
    points: () => points,
    askBytes,
    async ask(query, variables, asking) {
      const body = await askBytes(query, variables, asking)
      const data = readAnswer(query, body)
      const { rateLimitData: told } = data
      if (told) {
        const { limitPerHour, pointsSpentThisHour: spent, pointsResetIn } = told
        points = { limitPerHour, spent, resetsAt: now() + pointsResetIn * 1000 }
      }
      return { data, body }
    },
  }
}

/** When nobody said when the points come back. */
const shortestSilenceMs = 60_000
