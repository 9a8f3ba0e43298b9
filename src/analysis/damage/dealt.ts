import { type ActorId, environment } from '../../event.ts'
import { limitBreaks } from '../../game.ts'
import type { Phase, PullContext } from '../context.ts'
import { combinedTicks } from '../facts/hits.ts'
import { perPull } from '../playing/per-pull.ts'
import { overlapMs } from './overlap.ts'

/** What was done to enemies in one phase. */
export interface Dealt {
  readonly phase: Phase
  /** Its length without downtime. */
  readonly activeMs: number
  /** By player, pets with their owners. */
  readonly amounts: ReadonlyMap<ActorId, number>
  /** Limit breaks belong to the party. */
  readonly limitBreak: number
  /** Ticks that the log gives to nobody, as logs of 2021 and before do. */
  readonly unattributed: number
}

/**
 * Damage to enemies that landed, phase by phase: what shields of theirs took counts, what was decided and never landed
 * does not, nor what went past 0 HP, nor the sums that FFLogs writes beside ticks. Worked out once per pull.
 */
export const dealtIn = perPull(findDealt)

function findDealt({ hits, ticks, phases, actor, ownerOf, downtime }: PullContext): readonly Dealt[] {
  const found = phases.map((phase) => ({
    phase,
    activeMs: phase.endMs - phase.startMs - overlapMs(downtime, phase.startMs, phase.endMs),
    amounts: new Map<ActorId, number>(),
    limitBreak: 0,
    unattributed: 0,
  }))
  const starts = phases.map(({ startMs }) => startMs)
  const add = (at: number, source: ActorId, target: ActorId, ability: number, amount: number) => {
    if (amount === 0 || actor(target)?.kind !== 'enemy') return
    let index = starts.length - 1
    while (index > 0 && (starts[index] ?? 0) > at) index--
    const dealt = found[index]
    if (dealt === undefined) return
    const from = actor(ownerOf(source))
    if (from?.kind === 'limit-break' || (from?.kind === 'player' && limitBreaks.has(ability)))
      dealt.limitBreak += amount
    else if (from?.kind === 'player') dealt.amounts.set(from.id, (dealt.amounts.get(from.id) ?? 0) + amount)
    else if (source === environment) dealt.unattributed += amount
  }
  for (const { landedMs, source, target, ability, amount, absorbed } of hits)
    if (landedMs !== undefined) add(landedMs, source, target, ability, amount + absorbed)
  for (const { at, source, target, ability, amount } of ticks)
    if (!combinedTicks.has(ability)) add(at, source, target, ability, amount)
  return found
}
