import { setTimeout as sleep } from 'node:timers/promises'
import { fetch, type Headers } from 'undici'
import type { AppError } from '../../errors.ts'
import { tooSlow, unreachable, unreadable, wrongAddress } from './failures.ts'
import { openPace } from './pace.ts'

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

export interface SendSettings {
  /** `https://www.fflogs.com` */
  readonly url: string
  /** The first pause before trying again; it doubles. */
  readonly retryMs?: number | undefined
  /** How long an answer may take. The largest page seen is megabytes and takes half a second. */
  readonly timeoutMs?: number | undefined
  /** Our address was asked to slow down. Gives the failure to throw. */
  readonly slowDown: (retryAfterMs?: number) => Promise<AppError>
}

/**
 * Posts until there is an answer that means something: JSON, or a refusal. What passes by itself (no connection, a
 * gateway's page, half an answer) is tried again, a few times, further and further apart. A throttle is not: it counts
 * every try.
 */
export function openSender({ url, retryMs = 1_000, timeoutMs = 30_000, slowDown }: SendSettings): Send {
  const pace = openPace()
  return async (path, request) => {
    for (let attempt = 1; ; attempt++) {
      await pace.turn()
      const tried = await attemptOnce(url + path, request, timeoutMs, pace.note)
      if (tried.kind === 'reply') return tried
      if (tried.kind === 'throttle') throw await slowDown(tried.retryAfterMs)
      const pauseMs = tried.retryAfterMs ?? retryMs * 2 ** (attempt - 1) * (0.5 + Math.random())
      if (tried.kind === 'for-good' || attempt === attempts || pauseMs > longestPauseMs) throw tried.failure
      await sleep(pauseMs)
    }
  }
}

const attempts = 4
const longestPauseMs = 20_000

type Tried =
  | (Reply & { readonly kind: 'reply' })
  | { readonly kind: 'throttle'; readonly retryAfterMs: number | undefined }
  /** It may pass by itself, or there is no use in asking once more. */
  | { readonly kind: 'passing' | 'for-good'; readonly failure: AppError; readonly retryAfterMs?: number | undefined }

async function attemptOnce(
  url: string,
  request: Request,
  timeoutMs: number,
  note: (remaining?: number, limit?: number) => void,
): Promise<Tried> {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    // Who we are is told to FFLogs alone, so nobody sends us on to somebody else.
    const answer = await fetch(url, { ...request, method: 'POST', redirect: 'manual', signal })
    note(numberIn(answer.headers, 'x-ratelimit-remaining'), numberIn(answer.headers, 'x-ratelimit-limit'))
    const seconds = numberIn(answer.headers, 'retry-after') // its other form, a date, is not what throttles send
    const retryAfterMs = seconds === undefined ? undefined : seconds * 1000
    return judge({ status: answer.status, body: Buffer.from(await answer.arrayBuffer()), retryAfterMs })
  } catch (cause) {
    const isLate = cause instanceof Error && cause.name === 'TimeoutError'
    if (isLate) return { kind: 'for-good', failure: tooSlow(timeoutMs) } // what waits for it has waited long enough
    return { kind: 'passing', failure: unreachable(cause) }
  }
}

/** The type of the body tells an answer from a gateway's page; the status does not (FFLogs says 200 and 429 with both). */
function judge(reply: Reply): Tried {
  const { status, body, retryAfterMs } = reply
  if (status === 401 || status === 403) return { kind: 'reply', ...reply }
  if (status === 404 || (status >= 300 && status < 400)) return { kind: 'for-good', failure: wrongAddress(status) }
  const isJson = /^\s*[{[]/.test(body.toString('latin1', 0, 100))
  if (status === 429 && !isJson) return { kind: 'throttle', retryAfterMs }
  if (status >= 500 || !isJson) {
    const cause = new Error(`status ${status}, ${body.length} bytes, ${isJson ? 'JSON' : 'no JSON'}`)
    return { kind: 'passing', failure: unreachable(cause), retryAfterMs }
  }
  const isWhole = /[}\]]\s*$/.test(body.toString('latin1', Math.max(0, body.length - 100)))
  return isWhole ? { kind: 'reply', ...reply } : { kind: 'passing', failure: unreadable('cut off') }
}

function numberIn(headers: Headers, name: string): number | undefined {
  const number = Number(headers.get(name) ?? Number.NaN)
  return Number.isFinite(number) && number >= 0 ? number : undefined
}
