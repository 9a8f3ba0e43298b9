import type { FaultRule, RuleKind, Sharers } from '../../fault-rules.ts'
import type { Role } from '../../strat.ts'
import type { PullContext } from '../context.ts'
import type { LearnedRule } from '../knowledge.ts'

/** What holds for one occurrence of an action, whoever says so; `src/fault-rules.ts` says what each kind means. */
export interface Rule {
  readonly kind: RuleKind
  /** Action id; for `status` a status id. */
  readonly id: number
  readonly grave: boolean
  readonly sharers?: Sharers
  /** Of a `tower`: what comes when too few stood in it. Of `failed`: what it is the failure of. */
  readonly pair?: number
  /**
   * Who is to be hit, as the strat places them: those of one group together. A group of one is hit alone. `any` and
   * `none` stand as they were written.
   */
  readonly groups?: readonly (readonly Role[])[]
  /** What the static’s clean resolutions show beyond the kind: who usually is hit, how hard. */
  readonly learned?: LearnedRule
}

/** Layers of rules, the surest first. */
export type Layer = 'strat' | 'authored' | 'learned'

export interface RuleTold {
  readonly rule: Rule
  readonly layer: Layer
  /** Clean resolutions behind what was learned. */
  readonly support?: number
  /** 0 to 1: how sure it is that the rule holds; not yet who broke it. */
  readonly confidence: number
}

/** The rules of a fight, from three layers: the first that knows speaks (METRICS §2). */
export interface RuleBook {
  /** Somebody knows something about this fight. */
  readonly hasRules: boolean
  /** What holds for an action; a strat may tell its occurrences (from 1) apart. */
  of(ability: number, occurrence?: number): RuleTold | undefined
  /** What is gained only by mistake, by status id. */
  readonly statuses: ReadonlyMap<number, RuleTold>
}

export function rulesFor({
  encounter,
  facts,
  knowledge: { strat, learned },
}: Pick<PullContext, 'encounter' | 'facts' | 'knowledge'>): RuleBook {
  const authored = encounter === undefined ? [] : facts.faultRules(encounter.key)
  const actions = new Map<number, RuleTold>()
  const statuses = new Map<number, RuleTold>()
  for (const rule of authored) (rule.kind === 'status' ? statuses : actions).set(rule.id, fromTable(rule))
  return {
    hasRules: authored.length > 0 || learned.length > 0 || strat !== undefined,
    of: (ability) => actions.get(ability),
    statuses,
  }
}

const fromTable = ({ kind, id, grave, sharers, pair, confidence }: FaultRule): RuleTold => ({
  rule: { kind, id, grave, ...(sharers && { sharers }), ...(pair === undefined ? {} : { pair }) },
  layer: 'authored',
  confidence,
})
