/** How Discord can write a moment: `<t:UNIX:style>`. */
export type MomentStyle = 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 'R'

/** A moment as Discord would write it, in the clock of the machine. Times are epoch ms. */
export function momentText(at: number, style: MomentStyle, now: number): string {
  return style === 'R' ? relativeText(at - now) : formats[style].format(at)
}

/** A sentence with each moment in it (`<t:UNIX:style>`) written out. */
export const withMoments = (sentence: string, now: number): string =>
  sentence.replace(/<t:(\d{1,12}):([tTdDfFR])>/g, (_, unix: string, style: MomentStyle) =>
    momentText(Number(unix) * 1000, style, now),
  )

/** When a post was written: `Today at 20:14`. */
export function postedText(at: number, now: number): string {
  const daysAgo = Math.round((startOfDay(now) - startOfDay(at)) / dayMs)
  const time = formats.t.format(at)
  if (daysAgo === 0) return `Today at ${time}`
  if (daysAgo === 1) return `Yesterday at ${time}`
  return `${formats.d.format(at)} ${time}`
}

const dayMs = 86_400_000
const locale = 'en-GB'
const time = { hour: '2-digit', minute: '2-digit' } as const
const date = { day: 'numeric', month: 'long', year: 'numeric' } as const

const formats = {
  t: new Intl.DateTimeFormat(locale, time),
  T: new Intl.DateTimeFormat(locale, { ...time, second: '2-digit' }),
  d: new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  D: new Intl.DateTimeFormat(locale, date),
  f: new Intl.DateTimeFormat(locale, { ...date, ...time }),
  F: new Intl.DateTimeFormat(locale, { weekday: 'long', ...date, ...time }),
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** Units from the largest; each counts from its own length on. */
const units = [
  { unit: 'year', ms: 365 * dayMs },
  { unit: 'month', ms: 30 * dayMs },
  { unit: 'day', ms: dayMs },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1_000 },
] as const

function relativeText(differenceMs: number): string {
  const { unit, ms } = units.find(({ ms }) => Math.abs(differenceMs) >= ms) ?? { unit: 'second', ms: 1_000 }
  return relative.format(Math.round(differenceMs / ms), unit)
}

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0)
