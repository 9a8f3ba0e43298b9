import { createHash } from 'node:crypto'
import type { Call, Reply } from './call.ts'

/** How many requests of one kind, in one channel, are answered in a while. */
export interface Pace {
  readonly limit: number
  readonly windowMs: number
}

export interface Buckets {
  /** Counts a request: the headers of its answer, and the refusal if it was one too many. */
  count(call: Pick<Call, 'method' | 'path'>): {
    readonly headers: Readonly<Record<string, string>>
    readonly refusal?: Reply
  }
  /** From now on. */
  pace(pace: Pace, globalPerS?: number): void
}

/** So many that nobody waits: tests that are about something else are not slowed down. */
const ample: Pace = { limit: 100, windowMs: 100 }

/**
 * Discord's limits: a bucket per route and channel (or webhook), told in headers, and one over all requests, from which
 * answers to interactions are exempt.
 */
export function openBuckets(): Buckets {
  let own = ample
  let globalPerS = Number.POSITIVE_INFINITY
  const windows = new Map<string, { endsAt: number; used: number }>()
  const use = (key: string, windowMs: number) => {
    const now = Date.now()
    const running = windows.get(key)
    const window = running && running.endsAt > now ? running : { endsAt: now + windowMs, used: 0 }
    windows.set(key, window)
    window.used++
    return { used: window.used, leftS: (window.endsAt - now) / 1_000 }
  }
  return {
    count: ({ method, path }) => {
      const isExempt = /^\/(interactions|webhooks)\//.test(path)
      const all = isExempt ? undefined : use('everything', 1_000)
      if (all && all.used > globalPerS) {
        return { headers: globalHeaders(all.leftS), refusal: tooMany(all.leftS, true) }
      }
      const { used, leftS } = use(`${method} ${majorOf(path)}`, own.windowMs)
      const headers = {
        'x-ratelimit-limit': String(own.limit),
        'x-ratelimit-remaining': String(Math.max(0, own.limit - used)),
        'x-ratelimit-reset': String(Date.now() / 1_000 + leftS),
        'x-ratelimit-reset-after': leftS.toFixed(3),
        'x-ratelimit-bucket': createHash('md5')
          .update(`${method} ${routeOf(path)}`)
          .digest('hex'),
      }
      if (used <= own.limit) return { headers }
      const refused = { ...headers, 'retry-after': leftS.toFixed(3), 'x-ratelimit-scope': 'user' }
      return { headers: refused, refusal: tooMany(leftS, false) }
    },
    pace: (pace, perS = Number.POSITIVE_INFINITY) => {
      own = pace
      globalPerS = perS
    },
  }
}

/** The body of a 429. */
export const tooMany = (retryAfterS: number, global: boolean): Reply => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: retryAfterS, global },
})

export const globalHeaders = (leftS: number) => ({
  'retry-after': leftS.toFixed(3),
  'x-ratelimit-global': 'true',
  'x-ratelimit-scope': 'global',
})

/** A path with every id but its channel's or webhook's taken out: those have a bucket each. */
const majorOf = (path: string) => {
  const [, kind = '', id = '', ...rest] = path.split('/')
  return [kind, id, ...rest.map((part) => part.replace(/^\d{17,20}$/, ':id'))].join('/')
}

const routeOf = (path: string) =>
  majorOf(path)
    .replace(/\d{17,20}/g, ':id')
    .replace(/^(webhooks|interactions)\/.*$/, '$1')
