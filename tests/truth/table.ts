import { type Interval, wilson } from '../../src/analysis/shares/wilson.ts'
import { bars, eachFigure, type FigureName, figureNames, halvedNames, isHeldOut, questions } from './figures.ts'
import { addUp, shareOf } from './finding.ts'
import { calibrationOf } from './statements.ts'
import type { Tried } from './worker.ts'

/** Shares, 0 to 1, over all seeds, and of what both halves are told of over those held out. */
export function sharesOf(tried: readonly Tried[]): Readonly<Record<string, number>> {
  const [tuned, held] = halvesOf(tried)
  const shares = eachFigure((name) => figureOf(name, isHalved(name) ? tuned : tried).share)
  return { ...shares, ...Object.fromEntries(halvedNames.map((name) => [`${name}Heldout`, figureOf(name, held).share])) }
}

/** The figures with their counts, which seeds failed, how both halves compare, and how sure is sure. */
export function tableOf(tried: readonly Tried[]): string {
  const [tuned, held] = halvesOf(tried)
  const rows = figureNames.flatMap((name) =>
    isHalved(name)
      ? [rowOf(name, name, tuned), rowOf(name, `${name}Heldout`, held, tuned)]
      : [rowOf(name, name, tried)],
  )
  return [...rows, '', calibrationOf(tried.flatMap(({ statements }) => statements))].join('\n')
}

interface Figure {
  readonly share: number
  /** How many count: right ones where the bar is a least, wrong ones where it is a most. */
  readonly count: number
  readonly of: number
  /** Pulls, or progressions, that were asked. */
  readonly asked: number
}

function figureOf(name: FigureName, tried: readonly Tried[]): Figure {
  const sum = addUp(tried.map(({ findings }) => findings[name]))
  const asked = tried.filter(({ findings }) => findings[name].of > 0).length
  if ('atLeast' in bars[name]) return { share: shareOf(sum), count: sum.right, of: sum.of, asked }
  // What was never asked is not good.
  return { share: sum.of === 0 ? 1 : 1 - shareOf(sum), count: sum.of - sum.right, of: sum.of, asked }
}

function rowOf(name: FigureName, label: string, tried: readonly Tried[], other?: readonly Tried[]): string {
  const figure = figureOf(name, tried)
  const { share, count, of } = figure
  const bar = bars[name]
  const isGood = 'atLeast' in bar ? share >= bar.atLeast : share <= bar.atMost
  const verdict = of === 0 ? 'never asked' : isGood ? 'good' : 'TOO LOW'
  const most = 'atLeast' in bar ? `bar ${bar.atLeast}` : `most ${bar.atMost}`
  const sure = betweenOf(figure)
  const between = sure ? `${sure.low.toFixed(3)} to ${sure.high.toFixed(3)}` : ''
  const apart = other && isApart(figureOf(name, other), figure) ? '  HALVES APART' : ''
  const cells = [
    label.padEnd(28),
    share.toFixed(4),
    `${count} of ${of}`.padStart(16),
    between.padEnd(14),
    most.padEnd(10),
  ]
  return `${cells.join('  ')}  ${verdict.padEnd(11)}  ${questions[name]}${apart}${failuresOf(tried, name)}`
}

/** The answers of one pull hang together: they are as sure as so many pulls, however many answers. */
const betweenOf = ({ share, asked }: Figure): Interval | undefined => wilson(share * asked, asked)

/** Both halves are samples of the same pulls: their intervals (Wilson, 95 %) touch unless something was tuned too far. */
function isApart(one: Figure, other: Figure): boolean {
  const [first, second] = [betweenOf(one), betweenOf(other)]
  return first !== undefined && second !== undefined && (first.low > second.high || second.low > first.high)
}

const halvesOf = (tried: readonly Tried[]): readonly [readonly Tried[], readonly Tried[]] => [
  tried.filter(({ seed }) => !isHeldOut(seed)),
  tried.filter(({ seed }) => isHeldOut(seed)),
]

const isHalved = (name: FigureName): boolean => halvedNames.some((halved) => halved === name)

const mostSeeds = 20

function failuresOf(tried: readonly Tried[], name: FigureName): string {
  const seeds = [...new Set(tried.filter(({ findings }) => findings[name].wrong.length > 0).map(({ seed }) => seed))]
  if (seeds.length === 0) return ''
  const more = seeds.length > mostSeeds ? ` and ${seeds.length - mostSeeds} more` : ''
  return `\n             wrong in ${seeds.slice(0, mostSeeds).join(', ')}${more}`
}
