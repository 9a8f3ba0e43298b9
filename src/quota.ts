/**
 * What FFLogs lets an account ask in an hour, as far as we know. An account is our own client or a member's login; what
 * is asked of the address we ask from holds for all of them. Times are epoch ms.
 */
export interface Quota {
  /** `client` for our own credentials, `login-ID` for a member's login, `address` for where all of them ask from. */
  readonly account: string
  /** Points, once an answer told them. */
  readonly limitPerHour: number | null
  /** Points spent since the last reset, what has been asked since the last answer included. */
  readonly spent: number
  readonly resetsAt: number
  /** Nothing may be asked before. */
  readonly silentUntil: number
  /** How often in a row we were told to slow down. */
  readonly strikes: number
}

/** How an account stands at a moment. */
export interface Standing {
  /** Points; absent while FFLogs has not told them. */
  readonly points?: {
    readonly left: number
    readonly limit: number
    readonly reserve: number
    readonly resetsAt: number
  }
  /** Until when nobody may ask, or with `reserve` nobody but a member who waits for it. */
  readonly silence?: { readonly until: number; readonly why: 'points' | 'reserve' | 'throttle' }
}

/**
 * The share of an hour's points that watched reports leave to members' commands: 10 %, which is 360 of the usual 3,600, or
 * some hundred questions.
 */
export const reserveShare = 0.1

/** The most points that one question was seen to cost (FFLogs counts parts of a question, not bytes). */
export const dearestQuestion = 2.5

export const unknownQuota = (account: string): Quota => ({
  account,
  limitPerHour: null,
  spent: 0,
  resetsAt: 0,
  silentUntil: 0,
  strikes: 0,
})

export const accountOf = (login: number | undefined): string => (login === undefined ? 'client' : `login-${login}`)

/** The account of the address that all accounts ask from. */
export const addressAccount = 'address'

export function standingOf(own: Quota, address: Quota, now: number): Standing {
  const points = pointsOf(own, now)
  const known = points === undefined ? {} : { points }
  if (now < address.silentUntil) return { ...known, silence: { until: address.silentUntil, why: 'throttle' } }
  if (now < own.silentUntil) return { ...known, silence: { until: own.silentUntil, why: 'points' } }
  if (points === undefined || now >= points.resetsAt) return known
  if (points.left < dearestQuestion) return { points, silence: { until: points.resetsAt, why: 'points' } }
  const isKept = points.left - dearestQuestion < points.reserve
  return { points, ...(isKept && { silence: { until: points.resetsAt, why: 'reserve' } }) }
}

/** After a reset the whole hour's points are there, though nobody has told so yet. */
function pointsOf({ limitPerHour: limit, spent, resetsAt }: Quota, now: number): Standing['points'] {
  if (limit === null) return undefined
  const left = now < resetsAt ? Math.max(0, limit - spent) : limit
  return { left, limit, reserve: limit * reserveShare, resetsAt }
}
