/** What a share, count or time is measured in; surfaces format by it. */
export type Unit = 'share' | 'count' | 'ms' | 'hp' | 'per-second'

/** `1:02`, or `1:02:03` from an hour on; what has begun of a second is dropped, as the game's own clock does. */
export function formatTime(ms: number): string {
  if (!Number.isFinite(ms)) return unknown
  const total = Math.floor(Math.abs(ms) / 1000)
  const sign = ms < 0 && total > 0 ? '-' : ''
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  if (hours === 0) return `${sign}${minutes}:${padded(seconds)}`
  return `${sign}${hours}:${padded(minutes)}:${padded(seconds)}`
}

/** How long something took: `0.8 s`, `12.3 s`, `1:02`. */
export function formatSpan(ms: number): string {
  return Math.abs(ms) < 59_950 ? `${(ms / 1000).toFixed(1)} s` : formatTime(Math.round(ms / 1000) * 1000)
}

/** A moment (epoch ms) as messages have it: Discord and the channel page show `in 20 minutes`, terminals a clock. */
export const formatMoment = (at: number): string => `<t:${Math.ceil(at / 1000)}:R>`

/** `21 Nov`: the day of a moment (epoch ms), as UTC has it. */
export const formatDay = (at: number): string => day.format(at)

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** `12.3 %` of 0.123. What is not quite nothing or all never reads as nothing or all. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return unknown
  if (share === 0 || share === 1) return `${share * 100} %`
  if (share > 0 && share < 0.001) return '<0.1 %'
  if (share > 0.999 && share < 1) return '99.9 %'
  return `${(share * 100).toFixed(1)} %`
}

/** `12.9 M`, `45.3 k`, `999`. */
export function formatHp(hp: number): string {
  if (!Number.isFinite(hp)) return unknown
  const size = Math.abs(hp)
  const scale = scales.find(({ from }) => size >= from)
  return scale ? `${(hp / scale.unit).toFixed(1)} ${scale.letter}` : `${Math.round(hp)}`
}

/** `23.5 k/s`. */
export const formatPerSecond = (perSecond: number): string =>
  Number.isFinite(perSecond) ? `${formatHp(perSecond)}/s` : unknown

/** `1,234`; an average keeps one decimal. */
export function formatCount(count: number): string {
  return Number.isFinite(count) ? count.toLocaleString('en-US', { maximumFractionDigits: 1 }) : unknown
}

/** A number of a block as every surface shows it. */
export function formatValue(value: number, unit: Unit): string {
  switch (unit) {
    case 'share':
      return formatShare(value)
    case 'count':
      return formatCount(value)
    case 'ms':
      return Number.isFinite(value) ? formatSpan(value) : unknown
    case 'hp':
      return formatHp(value)
    case 'per-second':
      return formatPerSecond(value)
  }
}

const unknown = '–'
const padded = (part: number): string => String(part).padStart(2, '0')

/** Each scale begins where the one below would round up to a thousand. */
const scales = [
  { letter: 'G', unit: 1e9, from: 999_950_000 },
  { letter: 'M', unit: 1e6, from: 999_950 },
  { letter: 'k', unit: 1e3, from: 999.5 },
] as const

/** The size of a file: `3.2 MB`. */
export function formatSize(bytes: number): string {
  const [unit, size] = units.find(([, size]) => bytes >= size) ?? (['kB', 1e3] as const)
  const amount = bytes / size
  return `${amount < 10 ? Number(amount.toFixed(1)) : Math.round(amount)} ${unit}`
}

const units = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
] as const
