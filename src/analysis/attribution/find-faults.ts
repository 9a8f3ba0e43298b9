import type { PullContext, Resolution } from '../context.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import type { Broken } from './broken.ts'
import { type Traced, traceAll } from './consequences.ts'
import { shareRight } from './evidence.ts'
import { judgeFalls } from './falls.ts'
import type { Fault } from './fault.ts'
import { judgeGained } from './gained.ts'
import { judgeCovers } from './missed-covers.ts'
import { judgePull } from './pull-time.ts'
import { judgeRaises } from './raises-lost.ts'
import { withoutRepeats } from './repeats.ts'
import { judgeForOne } from './shared.ts'
import { judgeSoakers } from './soakers.ts'
import { judgeStruck } from './struck.ts'
import { judgeSurvivable } from './survivable.ts'

/**
 * What went wrong, who did it and what came of it (METRICS §2), oldest first. One resolution has one origin; what
 * follows the cutoff, happens to whom nothing can hurt, or repeats within the grace time is none; nor is what failed
 * only because somebody already lay dead.
 */
export function findFaults(context: PullContext): readonly Fault[] {
  const { rules, cutoff, playEndMs } = context
  const untilMs = Math.min(cutoff?.atMs ?? Number.POSITIVE_INFINITY, playEndMs)
  const broken = [
    ...context.resolutions.flatMap((resolution) =>
      resolution.startMs <= untilMs ? judgeUse(context, rules, resolution) : [],
    ),
    ...judgeCovers(context),
    ...judgePull(context),
    ...judgeGained(context, rules),
    ...judgeFalls(context),
    ...judgeRaises(context),
  ].filter(({ atMs }) => atMs <= untilMs)
  const kept = withoutRepeats(broken)
  const traced = traceAll(context, kept)
  const explained = new Set(traced.flatMap(({ deaths }) => deaths))
  const grazed = judgeSurvivable(
    context,
    context.deaths.filter((death) => death.diedMs <= untilMs && !explained.has(death)),
  )
  return withKeys((grazed.length > 0 ? traceAll(context, withoutRepeats([...kept, ...grazed])) : traced).map(toFault))
}

function judgeUse(context: PullContext, rules: RuleBook, resolution: Resolution): readonly Broken[] {
  const told = rules.of(resolution.ability, resolution.occurrence)
  switch (told?.rule.kind) {
    case 'avoidable':
    case 'for-tank':
    case 'for-tanks':
    case 'failed':
      return judgeStruck(context, told, resolution)
    case 'for-one':
      return judgeForOne(context, told, resolution)
    case 'for-several':
    case 'tower':
      return judgeSoakers(context, told, resolution)
    case 'for-all':
    case 'knock-back':
    case 'status':
    case undefined:
      return []
  }
}

function toFault({ broken, deaths, chain }: Traced): Fault {
  const { kind, id, occurrence, layer, support, about, players, evidence, ruleConfidence, cover } = broken
  // What was learned is as sure as it was learned; the others' doubts are in what was measured.
  const confidence = shareRight(evidence) * (layer === 'learned' ? ruleConfidence : 1)
  const share = about === 'one' ? confidence / players.length : about === 'each' ? confidence : 0
  return {
    key: `${kind}:${id}_${occurrence}`,
    atMs: broken.atMs,
    kind,
    id,
    occurrence,
    grave: broken.grave || deaths.length > 0,
    layer,
    ...(support === undefined ? {} : { support }),
    about,
    suspects: players.map((player) => ({ player, confidence: share })),
    confidence,
    chain,
    deaths,
    evidence,
    ...(cover === undefined ? {} : { cover }),
  }
}

/** Where several are told of one use, each has its first suspect in its key. */
function withKeys(faults: readonly Fault[]): readonly Fault[] {
  const counts = Map.groupBy(faults, ({ key }) => key)
  return faults.map((fault) => {
    const isOnly = (counts.get(fault.key)?.length ?? 0) < 2
    return isOnly ? fault : { ...fault, key: `${fault.key}:${fault.suspects[0]?.player ?? 'raid'}` }
  })
}
