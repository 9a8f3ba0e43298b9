import { damageDone } from '../../analysis/metrics/damage-done.ts'
import { damageTaken } from '../../analysis/metrics/damage-taken.ts'
import { faults } from '../../analysis/metrics/faults.ts'
import { gcd } from '../../analysis/metrics/gcd.ts'
import { optimisation } from '../../analysis/metrics/optimisation.ts'
import { parses } from '../../analysis/metrics/parses.ts'
import type { AnalysedPull } from '../../analysis/study.ts'

type Results = AnalysedPull['results']

/** The results with none of these in the lists that hold a line for each person; what happened to the party stays. */
export function withoutPeople(results: Results, gone: ReadonlySet<string>): Results {
  if (gone.size === 0) return results
  return Object.fromEntries(
    Object.entries(results).map(([id, result]) => {
      if (id === faults.id) return [id, withoutChances(result, gone)]
      return [id, perPerson.has(id) ? withoutLines(result, gone) : result]
    }),
  )
}

/** Metrics that judge everybody by a line of their own. */
const perPerson: ReadonlySet<string> = new Set([damageDone, damageTaken, gcd, optimisation, parses].map(({ id }) => id))

function withoutLines(value: unknown, gone: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isOf(item, gone)).map((item) => withoutLines(item, gone))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutLines(item, gone)]))
}

/** Chances count for whoever had them; what was found stays, and says “somebody”. */
function withoutChances(result: unknown, gone: ReadonlySet<string>): unknown {
  if (typeof result !== 'object' || result === null || !('chances' in result)) return result
  return { ...result, chances: withoutLines(result.chances, gone) }
}

function isOf(item: unknown, gone: ReadonlySet<string>): boolean {
  if (typeof item !== 'object' || item === null) return false
  if ('player' in item) return isOf(item.player, gone)
  return 'name' in item && typeof item.name === 'string' && gone.has(item.name)
}
