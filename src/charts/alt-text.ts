import type { Arena, Bars, Line, Timeline } from '../analysis/block.ts'
import { formatShare, formatTime, formatValue } from '../format.ts'
import type { Chartable } from './picture.ts'

/** What a picture shows, in words, for whoever does not see it. */
export function altText(block: Chartable): string {
  switch (block.kind) {
    case 'bars':
      return barsText(block)
    case 'line':
      return lineText(block)
    case 'timeline':
      return timelineText(block)
    case 'arena':
      return arenaText(block)
  }
}

/** More than anybody listens to. */
const mostNamed = 10

const barsText = ({ title, unit, bars }: Bars): string =>
  sentence(
    title,
    bars.map(({ label, value, note }) => `${label} ${formatValue(value, unit)}${note ? ` (${note})` : ''}`),
  )

const lineText = ({ title, unit, lines }: Line): string =>
  sentence(
    title,
    lines.flatMap(({ label, points }) => {
      const [first, last] = [points[0], points.at(-1)]
      return first && last ? [`${label} from ${formatValue(first[1], unit)} to ${formatValue(last[1], unit)}`] : []
    }),
  )

function timelineText({ title, durationMs, bosses, deaths }: Timeline): string {
  const left = bosses.flatMap(({ name, points }) => {
    const share = points.at(-1)?.[1]
    return share === undefined || share === 0 ? [] : [`${name} ${formatShare(share)}`]
  })
  const died = deaths.map(({ atMs, name, ability }) => `${formatTime(atMs)} ${name}${ability ? ` (${ability})` : ''}`)
  return [
    `${title}, ${formatTime(durationMs)} long.`,
    ...(left.length > 0 ? [sentence('Left', left)] : []),
    died.length > 0 ? sentence('Deaths', died) : 'Nobody died.',
  ].join(' ')
}

function arenaText({ atMs, title, blow, people }: Arena): string {
  const named = (wanted: (person: Arena['people'][number]) => boolean) =>
    people.filter(wanted).map(({ job, name }) => [job, name].filter(Boolean).join(' '))
  const groups = [
    [blow ? 'Killed' : 'Died', named(({ life }) => life === 'dying')],
    ['Hit', named(({ life, hit }) => life === 'alive' && hit)],
    ['Dead before', named(({ life }) => life === 'dead')],
  ] as const
  return [
    `Where everybody stood at ${formatTime(atMs)}: ${blow?.name ?? title}.`,
    ...groups.filter(([, names]) => names.length > 0).map(([heading, names]) => sentence(heading, names)),
  ].join(' ')
}

function sentence(heading: string, items: readonly string[]): string {
  const shown = items.slice(0, mostNamed)
  const more = items.length > shown.length ? [`${items.length - shown.length} more`] : []
  return `${heading}: ${[...shown, ...more].join(', ')}.`
}
