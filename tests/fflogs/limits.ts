/** An hour's points as `rateLimitData` tells them. */
export interface RateLimitData {
  readonly limitPerHour: number
  readonly pointsSpentThisHour: number
  /** Seconds. */
  readonly pointsResetIn: number
}

/** Points are counted by who asks: the client, or the member who logged in. */
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

/** Counts the requests of an address: every answer tells of it, and when a limit is set it is kept. */
export interface Throttle {
  /** Whether the address may ask once more, and the headers that tell of it. */
  count(): { readonly isOver: boolean; readonly headers: Readonly<Record<string, string>> }
  setRequestsPerMinute(requests: number): void
}

/** The number is FFLogs' own; that it is kept by the minute is a guess. */
export function openThrottle(now: () => number): Throttle {
  let limit = 300
  let isKept = false
  let minute = 0
  let counted = 0
  return {
    count() {
      const minuteNow = Math.floor(now() / 60_000)
      if (minuteNow !== minute) counted = 0
      minute = minuteNow
      counted += 1
      const remaining = String(Math.max(0, limit - counted))
      return {
        isOver: isKept && counted > limit,
        headers: { 'x-ratelimit-limit': String(limit), 'x-ratelimit-remaining': remaining },
      }
    },
    setRequestsPerMinute(requests) {
      limit = requests
      isKept = true
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
