import type { EventTable } from '../events/table.ts'
import type { Pull } from '../report.ts'
import type { Db } from '../store/db.ts'
import { listPullDisputes } from '../store/people/disputes.ts'
import { findInForce } from '../store/people/in-force.ts'
import { nobodyOptedOut, type OptedOutIn, openOptOuts } from '../store/people/opt-outs.ts'
import { insertDepth, listWithoutDepth, saveDepth } from '../store/pulls/depths.ts'
import { loadEvents } from '../store/pulls/pulls.ts'
import { type FoundResult, listResults, type StoredResult, saveResults } from '../store/pulls/results.ts'
import type { Analyst } from './analyst.ts'
import type { Metric } from './metric.ts'
import { wipes } from './metrics/wipes.ts'
import { forgetFaults } from './opt-out/forget-faults.ts'
import { withOutStamp } from './opt-out/out-stamp.ts'
import { metrics } from './registry.ts'
import { nothingKnown } from './rules/knowledge.ts'
import { type KnowledgeInForce, openKnowledge } from './rules/load-knowledge.ts'
import { withRulings } from './rulings/with-rulings.ts'
import { type AnalysedPull, resultOf } from './study.ts'

/**
 * A pull with every metric's result: what is stored in its present version is used, the rest is computed and stored.
 * @param events what was stored just now: neither it nor older results are read back then
 */
export async function analysePull(db: Db, analyst: Analyst, pull: Pull, events?: EventTable): Promise<AnalysedPull> {
  if (events !== undefined) {
    const work = await openWork(db, analyst, pull.staticId, [pull])
    return await analyse(work, pull, events, { wanted: metrics, known: [] })
  }
  const [analysed] = await analysePulls(db, analyst, pull.staticId, [pull])
  if (analysed === undefined) throw new Error(`pull ${pull.id} was not analysed`)
  return analysed
}

/**
 * Several pulls of one static, in the order given and as its leads have ruled; events are read only where something is
 * missing.
 */
export async function analysePulls(
  db: Db,
  analyst: Analyst,
  staticId: number,
  pulls: readonly Pull[],
): Promise<AnalysedPull[]> {
  const ids = pulls.map(({ id }) => id)
  const stored = Map.groupBy(await listResults(db, staticId, ids), ({ pullId }) => pullId)
  const disputes = await listPullDisputes(db, staticId, ids)
  const work = await openWork(db, analyst, staticId, pulls)
  const analysed: AnalysedPull[] = []
  for (let first = 0; first < pulls.length; first += atOnce) {
    const together = pulls.slice(first, first + atOnce)
    analysed.push(...(await Promise.all(together.map((pull) => complete(work, pull, stored.get(pull.id) ?? [])))))
  }
  await keepDepths(db, staticId, analysed)
  return analysed.map((one) => withRulings(one, disputes.get(one.pull.id)))
}

/** Pulls that were analysed before depths were kept have theirs from then on. */
async function keepDepths(db: Db, staticId: number, analysed: readonly AnalysedPull[]): Promise<void> {
  const bosses = analysed.filter(({ pull }) => !pull.trash)
  const missing = await listWithoutDepth(
    db,
    staticId,
    bosses.map(({ pull }) => pull.id),
  )
  for (const one of bosses.filter(({ pull }) => missing.has(pull.id))) await keepDepth(db, one)
}

async function keepDepth(db: Db, { pull, results }: AnalysedPull): Promise<void> {
  const wipe = resultOf({ pull, results }, wipes)
  if (wipe !== undefined) await saveDepth(db, pull, wipe.depth)
}

/** So many pulls' events are in memory together: enough to keep every thread busy. */
const atOnce = 4

interface Work {
  readonly db: Db
  readonly analyst: Analyst
  readonly inForce: KnowledgeInForce
  /** Who is left out of what is stored of mistakes. */
  readonly outIn: OptedOutIn
}

async function openWork(db: Db, analyst: Analyst, staticId: number, pulls: readonly Pull[]): Promise<Work> {
  const ids = pulls.map(({ id }) => id)
  const found = await findInForce(db, staticId, ids)
  const inForce = await openKnowledge(db, staticId, found)
  const outIn = found.hasOptedOut ? await openOptOuts(db, staticId) : nobodyOptedOut
  return { db, analyst, inForce, outIn }
}

/** Changes exactly when something else counts for a pull, or others of it opted out. */
const stampOf = ({ inForce, outIn }: Work, pull: Pull): string => withOutStamp(inForce.stampOf(pull), outIn(pull))

/** What is stored of a pull in its present version, worked out with what counts for it now, and the rest worked out. */
async function complete(work: Work, pull: Pull, stored: readonly StoredResult[]): Promise<AnalysedPull> {
  const current = new Map(stored.map((own) => [own.metric, own]))
  const stamp = stampOf(work, pull)
  const isCurrent = (metric: Metric<unknown>): boolean => {
    const own = current.get(metric.id)
    return own?.version === metric.version && (!usesKnowledge(metric) || (own.knowledge ?? '') === stamp)
  }
  const [present, missing] = [metrics.filter(isCurrent), metrics.filter((metric) => !isCurrent(metric))]
  const known = present.flatMap(({ id, apart }): FoundResult[] => {
    const own = current.get(id)
    return own === undefined ? [] : [{ ...own, ...(apart && { apart }) }]
  })
  if (missing.length === 0) return { pull, results: resultsOf(known) }
  return await analyse(work, pull, await loadEvents(work.db, pull.staticId, pull.id), { wanted: missing, known })
}

const resultsOf = (found: readonly FoundResult[]): AnalysedPull['results'] =>
  Object.fromEntries(found.map(({ metric, result }) => [metric, result]))

const usesKnowledge = ({ needs }: Metric<unknown>): boolean => needs === 'knowledge'

/** Works out what is wanted, and keeps it with what was known. */
async function analyse(
  work: Work,
  pull: Pull,
  events: EventTable,
  { wanted, known }: { readonly wanted: readonly Metric<unknown>[]; readonly known: readonly FoundResult[] },
): Promise<AnalysedPull> {
  const { db, analyst, inForce, outIn } = work
  const { results: found, failed } = await analyst.analyse(
    pull,
    events,
    wanted.map(({ id }) => id),
    wanted.some(usesKnowledge) ? await inForce.load(pull) : nothingKnown,
  )
  const results = forgetFaults(found, outIn(pull))
  const stamp = stampOf(work, pull) || undefined
  const now = wanted
    .filter(({ id }) => id in results)
    .map((metric): FoundResult => {
      const { id, version, apart } = metric
      const knowledge = usesKnowledge(metric) ? stamp : undefined
      return { metric: id, version, result: results[id], ...(knowledge && { knowledge }), ...(apart && { apart }) }
    })
  const wipe = resultOf({ pull, results }, wipes)
  const depth = wipe === undefined || pull.trash ? undefined : insertDepth(pull, wipe.depth)
  await saveResults(db, pull, [...known, ...now], depth)
  return { pull, results: resultsOf([...known, ...now]), ...(Object.keys(failed).length > 0 && { failed }) }
}
