import type { Db } from '../../store/db.ts'
import { type OptedOutIn, openOptOuts, type StoredParty } from '../../store/people/opt-outs.ts'
import { listResults, saveResults } from '../../store/pulls/results.ts'
import { metrics } from '../registry.ts'
import { forgetFaults } from './forget-faults.ts'
import { forgottenStamp } from './out-stamp.ts'

/**
 * Takes those who opted out of what is stored of mistakes in these pulls of their static. Call it in the transaction that
 * stores who opted out: what is worked out meanwhile is worked out again.
 */
export async function forgetStored(tx: Db, staticId: number, pulls: readonly StoredParty[]): Promise<void> {
  const outIn = await openOptOuts(tx, staticId)
  for (let first = 0; first < pulls.length; first += atOnce) {
    await forgetSome(tx, staticId, pulls.slice(first, first + atOnce), outIn)
  }
}

/** So many pulls' results are in memory together. */
const atOnce = 25

async function forgetSome(tx: Db, staticId: number, pulls: readonly StoredParty[], outIn: OptedOutIn): Promise<void> {
  const ids = pulls.map(({ id }) => id)
  const stored = Map.groupBy(await listResults(tx, staticId, ids), ({ pullId }) => pullId)
  for (const pull of pulls) {
    const own = stored.get(pull.id) ?? []
    const out = outIn(pull)
    const kept = forgetFaults(Object.fromEntries(own.map(({ metric, result }) => [metric, result])), out)
    const found = own.map(({ metric, version, knowledge }) => {
      const isJudged = judged.has(metric)
      const stamp = isJudged ? forgottenStamp(knowledge ?? '', out) : ''
      return {
        metric,
        version,
        result: kept[metric],
        ...(stamp !== '' && { knowledge: stamp }),
        ...(apart.has(metric) && { apart: true }),
      }
    })
    await saveResults(tx, pull, found)
  }
}

/** What is worked out anew when what it is judged by changes. */
const judged: ReadonlySet<string> = new Set(metrics.filter(({ needs }) => needs === 'knowledge').map(({ id }) => id))
const apart: ReadonlySet<string> = new Set(metrics.filter((metric) => metric.apart).map(({ id }) => id))
