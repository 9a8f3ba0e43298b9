import type { Metric } from '../../src/analysis/metric.ts'
import { deaths } from '../../src/analysis/metrics/deaths.ts'
import { gcd } from '../../src/analysis/metrics/gcd.ts'
import { wipes } from '../../src/analysis/metrics/wipes.ts'
import type { Knowledge, LearnedRule } from '../../src/analysis/rules/knowledge.ts'
import { resultOf } from '../../src/analysis/study.ts'
import type { Answer } from '../sim/answers.ts'
import { stratOf } from '../sim/strat-of.ts'
import { agreed } from '../sim/two-sources/agreed.ts'
import { statedBy, statements, tellings } from '../sim/two-sources/inherent.ts'
import type { Night } from '../sim/writers/night.ts'
import { type AccountName, type Accounts, accountNames, accountsOf } from './accounts.ts'
import { type Analysis, analyse, contextOf } from './analysis.ts'
import type { Figures } from './figures.ts'
import { addUp, type Finding, finding, named, nothing } from './finding.ts'
import { judgeDeaths, type TickTelling } from './judges/deaths.ts'
import { judgeClass, judgeLocation } from './judges/ending.ts'
import { judgeGcd } from './judges/gcd.ts'
import { judgePhases } from './judges/phases.ts'
import { judgeSources } from './judges/two-sources.ts'
import type { Statement } from './statements.ts'
import { type Asked, tryFaults } from './trial-faults.ts'
import { unequal } from './unequal.ts'

export interface Trial {
  readonly answer: Answer
  readonly told: Readonly<Record<AccountName, Analysis>>
  readonly findings: Figures<Finding>
  /** Every fault that was told, from every source. */
  readonly statements: readonly Statement[]
}

/**
 * A pull is told by all sources, read, analysed, and held against what truly happened; if the static has learnt something
 * from its earlier pulls, also as if nobody knew the fight.
 */
export async function tryPull(night: Night, learned?: readonly LearnedRule[]): Promise<Trial> {
  const known = knownOf(night)
  const { answer, knowledge } = known
  const accounts = await accountsOf(night)
  const told = {
    log: analyse(accounts.log, knowledge),
    oldLog: analyse(accounts.oldLog, knowledge),
    report: analyse(accounts.report, knowledge),
  }
  const ofEach = (judge: (told: Analysis, name: AccountName) => Finding): Finding =>
    addUp(accountNames.map((name) => named(name, judge(told[name], name))))
  const whose = tryFaults(accounts, { ...known, ...(learned && { learned }) })
  return {
    answer,
    told,
    statements: whose.statements,
    findings: {
      deaths: ofEach((told, name) =>
        judged(told, deaths, (result) => judgeDeaths(answer, result.deaths, tickTelling[name])),
      ),
      location: ofEach((told) => judged(told, wipes, (result) => judgeLocation(answer, result))),
      class: ofEach((told) =>
        judged(told, wipes, (result) =>
          judgeClass(answer, result, { hearsCall: told.context.pull.wipeCalledMs !== undefined }),
        ),
      ),
      phases: ofEach((_, name) => judgePhases(answer, contextOf({ ...accounts[name], phases: [] }).phases)),
      gcd: ofEach((told) => judged(told, gcd, ({ players }) => judgeGcd(answer.playing.gcd, players))),
      ...whose.findings,
      gate: nothing,
      twoSources: addUp([judgeStatements(accounts, answer), judgeMetrics(accounts, told.report, knowledge)]),
    },
  }
}

/** What there is to know of a pull: what happened, and what its static has agreed on. */
export function knownOf({ pulls, party }: Night): Asked {
  const pull = pulls[0]?.pull
  if (pull === undefined) throw new Error('there is no pull')
  const { answer, fight } = pull
  return { answer, fight, party, knowledge: { ...stratOf(fight, party), learned: [] } }
}

/** What each source tells of damage over time. */
const tickTelling: Readonly<Record<AccountName, TickTelling>> = {
  log: { names: false, tellsWho: true },
  oldLog: { names: false, tellsWho: false },
  report: { names: true, tellsWho: true },
}

/** A metric that could not be worked out is one wrong answer. */
function judged<Result>(told: Analysis, metric: Metric<Result>, judge: (result: Result) => Finding): Finding {
  const result = resultOf({ ...told, pull: told.context.pull }, metric)
  return result === undefined ? finding(false, `${metric.id} failed: ${told.failed[metric.id]}`) : judge(result)
}

/**
 * What the sources say of the pull as a whole; phases are a figure of their own. A pull that is won while its boss lives,
 * as practice may be, has no HP for FFLogs, and an end of its own for whoever falls after it. An enemy that nobody has struck, as in a body pull, has no HP in a log.
 */
function judgeStatements({ log, report }: Accounts, { outcome, ended, boss }: Answer): Finding {
  if (ended === 'body pull') return nothing
  if (outcome === 'kill' && boss.hp > 0) return nothing
  return judgeSources({ pull: statedBy(log, []) }, { pull: statedBy(report, []) }, statements, '')
}

/** The metrics of a log of which the whole is said as the report says it, and those of the report. */
function judgeMetrics({ log, report }: Accounts, { results, failed }: Analysis, knowledge: Knowledge): Finding {
  const alike = analyse(agreed(log, report), knowledge)
  return judgeSources({ ...alike.results, ...alike.failed }, { ...results, ...failed }, [...tellings, ...unequal])
}
