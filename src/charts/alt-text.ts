import type { Arena, Bars, Bursts, Covers, Line, Progress, Race, Timeline } from '../analysis/block.ts'
import { formatShare, formatTime, formatValue } from '../format.ts'
import { coverWords } from './covers/cover-marks.ts'
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
    case 'covers':
      return coversText(block)
    case 'progress':
      return progressText(block)
    case 'bursts':
      return burstsText(block)
    case 'race':
      return raceText(block)
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
    people.filter(wanted).map(({ job, name }) => [...new Set([job, name])].filter(Boolean).join(' '))
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

function coversText({ title, columns, rows }: Covers): string {
  const cells = rows.flatMap(({ label, cells }) =>
    cells.flatMap((own, column) => own.map((cell) => ({ ...cell, label, place: columns[column] ?? '' }))),
  )
  const off = cells.filter(({ state }) => state !== 'hit' && state !== 'not-reached')
  const told = off.map(
    ({ label, place, cover, state }) => `${label}: ${[place, cover, coverWords[state]].filter(Boolean).join(' ')}`,
  )
  return [`${title}.`, ...(told.length > 0 ? [sentence('Off', told)] : [])].join(' ')
}

function progressText({ title, phases, nights }: Progress): string {
  const told = nights.flatMap(({ label, pulls, said }) => {
    const depths = [...pulls.filter((depth) => depth !== null), ...(said ? [said.depth] : [])]
    return depths.length === 0 ? [] : [`${label} ${depthWords(Math.max(...depths), phases)}`]
  })
  return sentence(`${title}, the best of each night`, told.slice(-mostNamed))
}

const depthWords = (depth: number, phases: readonly string[]): string =>
  depth >= phases.length
    ? 'kill'
    : `${phases[Math.floor(depth)] ?? ''} ${formatShare(Math.ceil(depth + 1e-9) - depth)}`.trim()

const burstsText = ({ title, windows }: Bursts): string =>
  sentence(
    title,
    windows.map(
      ({ atMs, words, buffs }) => `${formatTime(atMs)} ${buffs.map(({ name }) => name).join(' and ')}: ${words}`,
    ),
  )

const raceText = ({ title, phases }: Race): string =>
  sentence(
    title,
    phases.map(({ name, words }) => `${name} ${words}`),
  )

function sentence(heading: string, items: readonly string[]): string {
  if (items.length === 0) return `${heading}: nothing to show yet.`
  const shown = items.slice(0, mostNamed)
  const more = items.length > shown.length ? [`${items.length - shown.length} more`] : []
  return `${heading}: ${[...shown, ...more].join(', ')}.`
}
