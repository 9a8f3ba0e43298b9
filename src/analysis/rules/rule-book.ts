import type { FaultRule, RuleKind, Sharers } from '../../game/fault-rules.ts'
import type { Role } from '../../strat/strat.ts'
import type { PullContext } from '../context.ts'
import type { LearnedRule } from './knowledge.ts'
import { stratRules } from './strat-rules.ts'

/** What holds for one occurrence of an action, whoever says so; `src/game/fault-rules.ts` says what each kind means. */
export interface Rule {
  readonly kind: RuleKind
  /** Action id; for `status` a status id. */
  readonly id: number
  readonly grave: boolean
  /** How many take one of it when it goes well, where any layer knows. */
  readonly sharers?: Sharers
  /** Of a `tower`: what comes when too few stood in it. Of `failed`: what it is the failure of. */
  readonly pair?: number
  /**
   * Who is to be hit, as the strat places them: those of one group together. A group of one is hit alone. `any` stands
   * as it was written.
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
  const actions = new Map<number, RuleTold>(learned.map((rule) => [rule.ability, fromLearned(rule)]))
  const statuses = new Map<number, RuleTold>()
  for (const rule of authored) {
    if (rule.kind === 'status') statuses.set(rule.id, fromTable(rule, undefined))
    else actions.set(rule.id, fromTable(rule, actions.get(rule.id)?.rule.learned))
  }
  const placed = stratRules(strat)
  return {
    hasRules:
      actions.size + statuses.size > 0 ||
      strat?.mechanics.some(({ places }) => Object.keys(places).length > 0) === true,
    of(ability, occurrence) {
      const known = actions.get(ability)
      return (occurrence === undefined ? undefined : placed(`${ability}_${occurrence}`, known)) ?? known
    },
    statuses,
  }
}

/** What was learned of the same kind says what the table leaves open: how many share it, who usually does. */
function fromTable(
  { kind, id, grave, sharers, pair, confidence }: FaultRule,
  learned: LearnedRule | undefined,
): RuleTold {
  const known =
    sharers ?? (learned !== undefined && isShared(kind) && isShared(learned.kind) ? learned.sharers : undefined)
  return {
    rule: {
      kind,
      id,
      grave,
      ...(known && { sharers: known }),
      ...(pair === undefined ? {} : { pair }),
      ...(learned && { learned }),
    },
    layer: 'authored',
    confidence,
  }
}

/** What was never shared by several, or always, is the kind of mistake that ends pulls; so is what comes only with deaths. */
function fromLearned(learned: LearnedRule): RuleTold {
  const { ability, kind, sharers, clean, confidence } = learned
  return {
    rule: {
      kind,
      id: ability,
      grave: kind === 'failed' || kind === 'for-several',
      ...(sharers && { sharers }),
      learned,
    },
    layer: 'learned',
    support: clean,
    confidence,
  }
}

const isShared = (kind: RuleKind): boolean => kind === 'for-several' || kind === 'tower' || kind === 'for-tanks'
