import type { ActorId } from '../../event.ts'
import type { PullContext } from '../context.ts'
import { mergeSpans, type Span } from '../facts/spans.ts'
import { hastesOf } from './haste.ts'

/** Time that is left out of how somebody played: they could not act, or nobody can say how fast they were. */
export const asideOf = (context: PullContext, player: ActorId): readonly Span[] =>
  mergeSpans([...context.idleOf(player), ...(hastesOf(context).get(player)?.unmeasured ?? [])])
