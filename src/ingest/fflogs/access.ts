import { z } from 'zod'
import type { FflogsSettings } from './client.ts'
import { credentialsRefused, noCredentials, unreadable } from './failures.ts'
import type { Send } from './send.ts'

/** Who we are to FFLogs. */
export interface Access {
  /** A bearer token that is good for at least a minute. */
  token(): Promise<string>
  /** FFLogs would not take it: the next `token()` is another one. */
  forget(token: string): void
}

/** Client credentials: a token is fetched when one is needed, and shared by everyone who asks meanwhile. */
export function openAccess(
  send: Send,
  { clientId, clientSecret, now }: Pick<FflogsSettings, 'clientId' | 'clientSecret' | 'now'>,
): Access {
  let held: Token | undefined
  let coming: Promise<Token> | undefined

  const fetchToken = async (): Promise<Token> => {
    if (clientId === undefined || clientSecret === undefined) throw noCredentials()
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
    const headers = { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' }
    const reply = await send('/oauth/token', { headers, body: 'grant_type=client_credentials' })
    if (reply.status === 400 || reply.status === 401 || reply.status === 403) throw credentialsRefused()
    const read = tokenReply.safeParse(parseJson(reply.body))
    if (!read.success) throw unreadable(`no token, status ${reply.status}`)
    return { value: read.data.access_token, goodUntil: now() + read.data.expires_in * 1000 - 60_000 }
  }
  return {
    async token() {
      if (held && now() < held.goodUntil) return held.value
      coming ??= fetchToken().finally(() => {
        coming = undefined
      })
      held = await coming
      return held.value
    },
    forget(token) {
      if (held?.value === token) held = undefined
    },
  }
}

interface Token {
  readonly value: string
  /** Epoch ms, a minute before it expires. */
  readonly goodUntil: number
}

const tokenReply = z.object({ access_token: z.string().min(1), expires_in: z.number() })

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
