import { differencesOf, explain, type Tolerance, toText } from '../../sim/two-sources/difference.ts'
import { addUp, type Finding, finding } from '../finding.ts'

type Results = Readonly<Record<string, unknown>>

/** Every metric is a question: whether both accounts of a pull give it the same result, but for how sources tell. */
export function judgeSources(
  log: Results,
  report: Results,
  tolerances: readonly Tolerance[],
  prefix = 'metrics.',
): Finding {
  const ids = new Set([...Object.keys(log), ...Object.keys(report)])
  return addUp(
    [...ids].map((id) => {
      const differences = differencesOf(log[id], report[id], `${prefix}${id}`).filter(
        (difference) => explain(difference, tolerances) === undefined,
      )
      const [first] = differences
      return finding(first === undefined, first ? `${shorten(toText(first))}${andMore(differences.length - 1)}` : '')
    }),
  )
}

const mostText = 300
const shorten = (text: string): string => (text.length > mostText ? `${text.slice(0, mostText)} …` : text)

const andMore = (more: number): string => (more > 0 ? ` and ${more} more` : '')
