/** A moment of every day at which one night ends and the next may begin. */
export interface NightCut {
  /** After midnight there. */
  readonly minutes: number
  /** IANA time zone. */
  readonly zone: string
}

/** From the last cut at or before a moment to the next one, epoch ms. Clocks that change make one day longer. */
export function spanBetweenCuts(at: number, { minutes, zone }: NightCut): { fromMs: number; toMs: number } {
  const cuts = [-2, -1, 0, 1, 2].map((day) => cutOfDay(at + day * dayMs, { minutes, zone }))
  return {
    fromMs: cuts.findLast((cut) => cut <= at) ?? at - dayMs,
    toMs: cuts.find((cut) => cut > at) ?? at + dayMs,
  }
}

/** Whether a time zone is one that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const dayMs = 24 * 60 * 60_000
const minuteMs = 60_000

/** The cut of the calendar day that a moment lies in there. */
function cutOfDay(at: number, { minutes, zone }: NightCut): number {
  const local = at + offsetMs(at, zone)
  const wanted = Math.floor(local / dayMs) * dayMs + minutes * minuteMs
  const guess = wanted - offsetMs(at, zone)
  return wanted - offsetMs(guess, zone) // the clocks may have changed between the two
}

/** How far the clocks there are ahead of UTC. */
function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...fields }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((found) => found.type === type)?.value)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(at / 1_000) * 1_000
}

const fields: Intl.DateTimeFormatOptions = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
}
