import type { ActorId } from '../../event.ts'
import type { Rule, RuleTold } from '../rules/rule-book.ts'
import type { Evidence } from './evidence.ts'
import type { Fault, FaultKind, FaultLayer } from './fault.ts'

/** A rule that was broken, before anybody has asked what came of it. */
export interface Broken extends Pick<Fault, 'atMs' | 'kind' | 'id' | 'occurrence' | 'grave' | 'about' | 'cover'> {
  readonly layer: FaultLayer
  readonly support?: number
  /** Who may have done it: all of them for `each`, one of them for `one`, nobody for `raid`. */
  readonly players: readonly ActorId[]
  readonly evidence: Evidence
  /** How sure the rule itself is, 0 to 1. */
  readonly ruleConfidence: number
  /** Whom it struck. */
  readonly struck: readonly ActorId[]
  /** Who was due and lay dead: why they died is where it began. */
  readonly deadDue: readonly ActorId[]
  /** It only comes where a tower or a stack lacked somebody: of anybody who lies dead it may have lacked them. */
  readonly isForWant: boolean
  /** What goes off because of it, action ids. */
  readonly setsOff: readonly number[]
}

type Told = Pick<Broken, 'atMs' | 'about' | 'players' | 'evidence' | 'struck'> & Partial<Broken>

/** What a rule says was broken. */
export const brokenBy = (
  { rule, layer, support, confidence }: RuleTold,
  kind: FaultKind,
  occurrence: number,
  told: Told,
): Broken => ({
  kind,
  id: rule.id,
  occurrence,
  grave: rule.grave,
  layer,
  ...(support === undefined ? {} : { support }),
  ruleConfidence: confidence,
  deadDue: [],
  isForWant: rule.kind === 'failed' && rule.pair !== undefined,
  setsOff: pairOf(rule),
  ...told,
})

/** What needs no rule: somebody fell, a raise ran out. */
export const brokenAnyway = (
  kind: FaultKind,
  told: Told & Pick<Broken, 'id' | 'occurrence' | 'grave'> & { readonly layer?: FaultLayer },
): Broken => ({ kind, layer: 'facts', ruleConfidence: 1, deadDue: [], isForWant: false, setsOff: [], ...told })

const pairOf = ({ kind, pair }: Rule): readonly number[] => (kind === 'tower' && pair !== undefined ? [pair] : [])
