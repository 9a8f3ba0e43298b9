import { setTimeout as sleep } from 'node:timers/promises'
import { fetch } from 'undici'
import { throttled, unreachable } from './failures.ts'

export interface Reply {
  readonly status: number
  readonly body: Buffer
  /** How long the server asks us to wait. */
  readonly retryAfterMs: number | undefined
}

interface Request {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Send = (path: string, request: Request) => Promise<Reply>

/**
 * Posts until there is an answer that means something: JSON, or a refusal. What passes by itself (no connection, a
 * gateway's page, a throttle) is tried again, a few times, further and further apart. A server that asks for more time
 * than we wait is left alone for as long.
 */
export function openSender({ url, now, retryMs }: { url: string; now: () => number; retryMs: number }): Send {
  let silentUntil = 0
  return async (path, request) => {
    if (now() < silentUntil) throw throttled(silentUntil)
    for (let attempt = 1; ; attempt++) {
      const tried = await attemptOnce(url + path, request)
      if (!('cause' in tried) && meansSomething(tried)) return tried

      const askedMs = 'cause' in tried ? undefined : tried.retryAfterMs
      const pauseMs = askedMs ?? retryMs * 2 ** (attempt - 1) * (0.5 + Math.random())
      if (attempt < attempts && pauseMs <= longestPauseMs) {
        await sleep(pauseMs)
        continue
      }
      if ('cause' in tried) throw unreachable(tried.cause)
      if (tried.status !== 429)
        throw unreachable(new Error(`status ${tried.status}, ${tried.body.length} bytes, no JSON`))
      silentUntil = now() + pauseMs
      throw throttled(silentUntil)
    }
  }
}

const attempts = 4
/** The largest page seen is megabytes and takes half a second. */
const timeoutMs = 30_000
const longestPauseMs = 20_000

async function attemptOnce(url: string, request: Request): Promise<Reply | { readonly cause: unknown }> {
  try {
    const reply = await fetch(url, { ...request, method: 'POST', signal: AbortSignal.timeout(timeoutMs) })
    return {
      status: reply.status,
      body: Buffer.from(await reply.arrayBuffer()),
      retryAfterMs: readRetryAfter(reply.headers.get('retry-after')),
    }
  } catch (cause) {
    return { cause } // no connection, no time left, or cut off in the middle: `send` decides
  }
}

/** The type of the body tells an answer from a gateway's page; the status does not (FFLogs says 200 and 429 with both). */
function meansSomething({ status, body }: Reply): boolean {
  if (status >= 500) return false
  if (status === 401 || status === 403) return true
  return /^\s*[{[]/.test(body.toString('latin1', 0, 100))
}

/** Seconds; its other form, a date, is not what throttles send. */
function readRetryAfter(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined
}
