/** An hour's points as `rateLimitData` tells them. */
export interface RateLimitData {
  readonly limitPerHour: number
  readonly pointsSpentThisHour: number
  /** Seconds. */
  readonly pointsResetIn: number
}

/**
 * Points are counted by who asks: the client, or the member who logged in. That members have points of their own is a
 * guess: the limit is told by key, and rises with a subscription.
 */
export interface Points {
  /** As it is before this request is charged. */
  rateLimitData(by: string): RateLimitData
  areGone(by: string): boolean
  charge(by: string, points: number): void
  setLimitPerHour(points: number, by?: string): void
}

const hourMs = 3_600_000

/** Everybody's points come back at once, every hour, the first time 20 minutes after the start. */
export function openPoints(now: () => number): Points {
  const firstReset = now() + hourMs / 3
  const limits = new Map<string, number>()
  const spent = new Map<string, number>()
  let hour = 0
  const spentBy = (by: string) => {
    const hourNow = Math.floor((now() - firstReset) / hourMs)
    if (hourNow !== hour) spent.clear()
    hour = hourNow
    return spent.get(by) ?? 0
  }
  const limitOf = (by: string) => limits.get(by) ?? limits.get(everybody) ?? 3_600
  return {
    rateLimitData: (by) => ({
      limitPerHour: limitOf(by),
      pointsSpentThisHour: spentBy(by),
      pointsResetIn: Math.ceil((firstReset + (hour + 1) * hourMs - now()) / 1_000),
    }),
    areGone: (by) => spentBy(by) >= limitOf(by),
    charge: (by, points) => void spent.set(by, spentBy(by) + points),
    setLimitPerHour: (points, by = everybody) => void limits.set(by, points),
  }
}

const everybody = ''

/** The throttle of an address, which is there beside the points: nothing is counted before a limit is set. */
export interface Throttle {
  /** Whether the address may ask once more, and the headers that tell of it. */
  count(): { readonly isOver: boolean; readonly headers: Readonly<Record<string, string>> }
  setRequestsPerMinute(requests: number): void
}

/** The first limit is FFLogs' own; that it is kept by the minute is a guess. */
export function openThrottle(now: () => number): Throttle {
  let limit: number | undefined
  let minute = 0
  let counted = 0
  const headersFor = (most: number, count: number) => ({
    'x-ratelimit-limit': String(most),
    'x-ratelimit-remaining': String(Math.max(0, most - count)),
  })
  return {
    count() {
      if (limit === undefined) return { isOver: false, headers: headersFor(300, 1) }
      const minuteNow = Math.floor(now() / 60_000)
      counted = minuteNow === minute ? counted + 1 : 1
      minute = minuteNow
      return { isOver: counted > limit, headers: headersFor(limit, counted) }
    },
    setRequestsPerMinute(requests) {
      limit = requests
      counted = 0
    },
  }
}

/**
 * What a request costs: a report 1, or 2 with its fights, phases or master data; a page of events 1, and 2.08 if it is
 * the first of its kind. Aliases save nothing, and an answer of nothing but an error costs 1 as well.
 */
export interface Bill {
  /** Another report that was asked about. */
  report(): { details(): void; page(isFirst: boolean): void }
  total(): number
}

export function openBill(): Bill {
  const totals: (() => number)[] = []
  return {
    report() {
      let details = 0
      let pages = 0
      totals.push(() => details + pages || 1)
      return {
        details() {
          details = 2
        },
        page(isFirst) {
          pages += isFirst ? 2.08 : 1
        },
      }
    },
    total: () =>
      Math.max(
        1,
        totals.reduce((sum, total) => sum + total(), 0),
      ),
  }
}
