import { bars, eachFigure, type Figures, figureNames, questions } from './figures.ts'
import { addUp, type Finding, shareOf } from './finding.ts'
import type { Tried } from './worker.ts'

/** Shares, 0 to 1, over all seeds. */
export const sharesOf = (tried: readonly Tried[]): Figures<number> => {
  const sums = sumsOf(tried)
  return eachFigure((name) => shareOf(sums[name]))
}

/** The figures with their counts, and which seeds failed. */
export function tableOf(tried: readonly Tried[]): string {
  const sums = sumsOf(tried)
  const rows = figureNames.map((name) => {
    const { right, of } = sums[name]
    const share = shareOf(sums[name])
    const verdict = of === 0 ? 'never asked' : share >= bars[name] ? 'good' : 'TOO LOW'
    const cells = [name.padEnd(11), share.toFixed(4), `${right} of ${of}`.padStart(16), `bar ${bars[name]}`.padEnd(9)]
    return `${cells.join('  ')}  ${verdict.padEnd(11)}  ${questions[name]}${failuresOf(tried, name)}`
  })
  return rows.join('\n')
}

const mostSeeds = 20

function failuresOf(tried: readonly Tried[], name: keyof typeof bars): string {
  const seeds = tried.filter(({ findings }) => findings[name].wrong.length > 0).map(({ seed }) => seed)
  if (seeds.length === 0) return ''
  const more = seeds.length > mostSeeds ? ` and ${seeds.length - mostSeeds} more` : ''
  return `\n             wrong in ${seeds.slice(0, mostSeeds).join(', ')}${more}`
}

const sumsOf = (tried: readonly Tried[]): Figures<Finding> =>
  eachFigure((name) => addUp(tried.map(({ findings }) => findings[name])))
