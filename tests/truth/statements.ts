import type { Evidence } from '../../src/analysis/attribution/evidence.ts'
import type { Fault } from '../../src/analysis/attribution/fault.ts'
import type { FindAnswer } from '../sim/reading-answer.ts'
import { isBy, isOf, say, type Told } from './judges/accused.ts'

/** A fault that was told, as sure as it was told, and whether it was so. */
export interface Statement {
  /** 0 to 1. */
  readonly confidence: number
  readonly isRight: boolean
  /** What it stands on. */
  readonly evidence: Evidence
  /** In words. */
  readonly said: string
}

/**
 * What was told of a pull, held against what was planted: `each` is right if all who are named did it, `one` if one of
 * them did, and what is said of the raid if anybody did.
 */
export function statementsOf(
  told: readonly Told[],
  found: readonly Pick<Fault, 'key' | 'evidence'>[],
  finds: readonly FindAnswer[],
): readonly Statement[] {
  const evidence = new Map(found.map((fault) => [fault.key, fault.evidence]))
  return told.flatMap((fault) => {
    const standsOn = evidence.get(fault.key)
    return standsOn === undefined
      ? []
      : [{ confidence: fault.confidence, isRight: isSo(fault, finds), evidence: standsOn, said: say(fault) }]
  })
}

function isSo(fault: Told, finds: readonly FindAnswer[]): boolean {
  const didIt = ({ name }: { readonly name: string }): boolean => finds.some((find) => isBy(fault, name, find))
  switch (fault.about) {
    case 'each':
      return fault.players.length > 0 && fault.players.every(didIt)
    case 'one':
      return fault.players.some(didIt)
    case 'raid':
      return finds.some((find) => isOf(fault, find))
  }
}

/** From which confidence on a bin counts, to the next. */
const bins = [0.5, 0.6, 0.7, 0.8, 0.9] as const
/** Of the statements in this bin so many should be right. */
const barred = { from: 0.8, low: 0.8, high: 0.9 } as const

/** How often statements of a confidence were right: the first column should be in the last. */
export function calibrationOf(statements: readonly Pick<Statement, 'confidence' | 'isRight'>[]): string {
  const rows = bins.map((from, index) => {
    const to = bins[index + 1] ?? 1
    const own = statements.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1))
    const right = own.filter(({ isRight }) => isRight).length
    const share = own.length === 0 ? Number.NaN : right / own.length
    const isGood = share >= barred.low && share <= barred.high
    const bar = from !== barred.from || own.length === 0 ? '' : `  bar 0.80 to 0.90  ${isGood ? 'good' : 'OUT OF BAR'}`
    const cells = [`${from.toFixed(1)} to ${to.toFixed(1)}`, `${right} of ${own.length}`.padStart(14)]
    return `  ${cells.join('  ')}  ${own.length === 0 ? 'none' : `${(share * 100).toFixed(1)} % right`}${bar}`
  })
  return ['statements by confidence', ...rows].join('\n')
}
