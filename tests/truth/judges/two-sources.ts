import { differencesOf, explain, type Tolerance, toText } from '../../sim/two-sources/difference.ts'
import { addUp, type Finding, finding } from '../finding.ts'

type Results = Readonly<Record<string, unknown>>

/**
 * Every metric is a question: whether both accounts of a pull give it the same result, but for how sources tell. People
 * are compared with themselves: which order a hair's breadth puts them in is not asked.
 */
export function judgeSources(
  log: Results,
  report: Results,
  tolerances: readonly Tolerance[],
  prefix = 'metrics.',
): Finding {
  const ids = new Set([...Object.keys(log), ...Object.keys(report)])
  return addUp(
    [...ids].map((id) => {
      const differences = differencesOf(byId(log[id]), byId(report[id]), `${prefix}${id}`).filter(
        (difference) => explain(difference, tolerances) === undefined,
      )
      const [first] = differences
      return finding(first === undefined, first ? `${shorten(toText(first))}${andMore(differences.length - 1)}` : '')
    }),
  )
}

/** Lists of what has an id of its own are told by id, all the way down. */
function byId(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list: unknown[] = value.map(byId)
    const keyed = new Map(list.flatMap((each) => (hasId(each) ? [[each.id, each] as const] : [])))
    return keyed.size > 1 && keyed.size === list.length ? Object.fromEntries(keyed) : list
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, byId(each)]))
}

const hasId = (value: unknown): value is { readonly id: number } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number'

const mostText = 300
const shorten = (text: string): string => (text.length > mostText ? `${text.slice(0, mostText)} …` : text)

const andMore = (more: number): string => (more > 0 ? ` and ${more} more` : '')
