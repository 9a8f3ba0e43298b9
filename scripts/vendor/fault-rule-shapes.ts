import type { FaultRule, Sharers } from '../../src/game/fault-rules.ts'

/** What was read in the sources by hand: conditions that tables say in code, and words that mislead. */
export interface Correction extends Partial<Pick<FaultRule, 'kind' | 'grave' | 'confidence'>> {
  readonly sharers?: Sharers | undefined
  readonly pair?: number | undefined
  /** No rule at all, and why. */
  readonly drop?: string
}

export const avoidable = { kind: 'avoidable', confidence: 0.85 } as const
/** It finds one, and whoever stands beside them is hit as well. */
export const forOne = { kind: 'for-one', confidence: 0.85 } as const
export const forTank = { kind: 'for-tank', confidence: 0.85 } as const
export const failed = { kind: 'failed', grave: true, confidence: 0.9 } as const
/** A tower, what comes when it is missed, and for how many it is. */
export const tower = (pair: number, count?: number) =>
  ({
    kind: 'tower',
    grave: true,
    pair,
    ...(count === undefined ? {} : { sharers: { least: count, most: count } }),
  }) as const
export const failureOf = (pair: number) => ({ ...failed, pair }) as const
