// The program of a worker thread: does one task after the other, as it is told to.
import { parentPort } from 'node:worker_threads'
import type { LearnedRule } from '../../src/analysis/rules/knowledge.ts'
import type { PartyName } from '../sim/parties.ts'
import { truthPull } from '../sim/truth-pulls.ts'
import { type Accounts, twoAccountsOf } from './accounts.ts'
import { eachFigure, type Figures } from './figures.ts'
import { type Finding, finding, nothing } from './finding.ts'
import { tryGate } from './gate.ts'
import { learnedBy } from './learned.ts'
import type { Statement } from './statements.ts'
import { knownOf, tryPull } from './trial.ts'
import { type EvidenceTrial, tryEvidence } from './trial-evidence.ts'
import { type Asked, tryFaults } from './trial-faults.ts'
import { type EachTold, tryEach } from './try-each.ts'

export interface Tried {
  readonly seed: number
  readonly findings: Figures<Finding>
  readonly statements: readonly Statement[]
}

export type Task =
  /** What a static has learnt of a fight from earlier pulls. */
  | { readonly kind: 'learn'; readonly fight: string; readonly party: PartyName }
  /** Everything is asked of a pull that is told by all sources. */
  | { readonly kind: 'pull'; readonly seed: number; readonly learned?: readonly LearnedRule[] }
  /** What is asked of faults alone, of a pull that is told by two. */
  | { readonly kind: 'faults'; readonly seed: number; readonly learned?: readonly LearnedRule[] }
  /** Every fault that is told of a pull, with what it stands on. */
  | { readonly kind: 'evidence'; readonly seed: number; readonly learned?: readonly LearnedRule[] }
  /** One of the mistakes that may be planted, alone. */
  | { readonly kind: 'each'; readonly seed: number; readonly place: number }
  /** A progression of many pulls, and what keeps them in their phase. */
  | { readonly kind: 'gate'; readonly seed: number }

export type Done =
  | { readonly learned: readonly LearnedRule[] }
  | { readonly tried: Tried }
  | { readonly seed: number; readonly evidence: EvidenceTrial }
  | { readonly each: EachTold }

async function doTask(task: Task): Promise<Done> {
  switch (task.kind) {
    case 'learn':
      return { learned: await learnedBy(task.fight, task.party) }
    case 'pull':
      return { tried: await trying(task.seed, () => tryPull(truthPull(task.seed).night, task.learned)) }
    case 'faults':
      return { tried: await trying(task.seed, async () => tryFaults(...(await askedOf(task.seed, task.learned)))) }
    case 'evidence':
      return { seed: task.seed, evidence: tryEvidence(...(await askedOf(task.seed, task.learned))) }
    case 'each':
      return { each: await tryEach(task.seed, task.place) }
    case 'gate':
      return {
        tried: await trying(task.seed, async () => ({ findings: { gate: await tryGate(task.seed) }, statements: [] })),
      }
  }
}

async function askedOf(
  seed: number,
  learned?: readonly LearnedRule[],
): Promise<readonly [accounts: Partial<Accounts>, asked: Asked]> {
  const { night } = truthPull(seed)
  return [await twoAccountsOf(night, seed), { ...knownOf(night), ...(learned && { learned }) }]
}

/** Whatever breaks on the way is a wrong answer to everything. */
async function trying(
  seed: number,
  work: () => Promise<Pick<Tried, 'statements'> & { readonly findings: Partial<Figures<Finding>> }>,
) {
  try {
    const { findings, statements } = await work()
    return { seed, findings: eachFigure((name) => findings[name] ?? nothing), statements }
  } catch (error) {
    const wrong = `broke: ${String(error).split('\n')[0]}`
    return { seed, findings: eachFigure(() => finding(false, wrong)), statements: [] }
  }
}

parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await doTask(task)))
