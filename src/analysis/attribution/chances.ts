import type { RuleKind } from '../../game/fault-rules.ts'
import { type PlayerRef, refOf } from '../blame.ts'
import type { PullContext } from '../context.ts'
import { isAlive } from './able.ts'

/** What can be got wrong by standing or going somewhere; the rest only happens to people. */
const failable: ReadonlySet<RuleKind> = new Set<RuleKind>([
  'avoidable',
  'for-one',
  'for-tank',
  'for-tanks',
  'for-several',
  'tower',
  'failed',
  'knock-back',
])

/** How many uses of what has a rule each player lived to see: chances to get it wrong (METRICS §2). */
export function findChances(context: PullContext): readonly { readonly player: PlayerRef; readonly chances: number }[] {
  const untilMs = Math.min(context.cutoff?.atMs ?? Number.POSITIVE_INFINITY, context.playEndMs)
  const uses = context.mechanics.filter(({ ability, occurrence, startMs, isUnfinished }) => {
    const told = startMs >= 0 && startMs <= untilMs && !isUnfinished ? context.rules.of(ability, occurrence) : undefined
    return told !== undefined && failable.has(told.rule.kind)
  })
  return context.players.map((player) => ({
    player: refOf(player),
    chances: uses.filter(({ startMs }) => isAlive(context, player.id, startMs)).length,
  }))
}
