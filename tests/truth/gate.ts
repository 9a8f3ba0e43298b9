import { gateDiagnostic } from '../../src/analysis/studies/gate-diagnostic.ts'
import type { AnalysedPull } from '../../src/analysis/study.ts'
import type { RecordedPull } from '../../src/report.ts'
import { type Progression, progression } from '../sim/progression.ts'
import { stratOf } from '../sim/strat-of.ts'
import type { SimPull } from '../sim/truth.ts'
import { readAsLog, readAsReport } from '../sim/two-sources/tellings.ts'
import { analyse } from './analysis.ts'
import { type Finding, finding } from './finding.ts'

const tellings = ['log', 'oldLog', 'report'] as const

/** One progression, told by one source, sources taking turns: what keeps its party in its phase. */
export async function tryGate(seed: number): Promise<Finding> {
  const played = progression(seed)
  const source = tellings[seed % tellings.length] ?? 'report'
  const { verdict, lost } = await verdictOn(played, source)
  const { kind, fight, pulls } = played
  return finding(
    verdict === kind,
    `${source}: ${fight.key}, ${pulls.length} pulls, stuck on ${kind}: ${verdict}, ${lost}`,
  )
}

async function verdictOn(played: Progression, source: (typeof tellings)[number]) {
  const { fight, party, phase, pulls } = played
  const knowledge = { ...stratOf(fight, party), learned: [] }
  const analysed: AnalysedPull[] = []
  for (const [index, pull] of pulls.entries()) {
    const { context, results, failed } = analyse(await told(played, pull, source), knowledge)
    analysed.push({ pull: { ...context.pull, id: index + 1, number: index + 1 }, results, failed })
  }
  const found = gateDiagnostic.compute(analysed).phases.find(({ id }) => id === phase)
  return { verdict: found?.verdict ?? 'nothing said', lost: JSON.stringify(found?.lost ?? {}) }
}

async function told({ party }: Progression, pull: SimPull, source: (typeof tellings)[number]): Promise<RecordedPull> {
  const night = { title: 'Progression', party, pulls: [{ pull, startedAt: Date.UTC(2026, 10, 14, 20) }] }
  const [one] = source === 'report' ? readAsReport(night) : await readAsLog(night, source === 'log' ? 2024 : 2021)
  if (one === undefined) throw new Error(`${source} tells no pull`)
  return one
}
