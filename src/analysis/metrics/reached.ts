import { formatTime } from '../../format.ts'
import { type PlayerRef, refOf } from '../blame.ts'
import type { PullContext } from '../context.ts'
import { gapsBetween } from '../facts/spans.ts'
import { defineMetric } from '../metric.ts'

export interface Reached {
  /** What enemies used before the pull was lost, by action: when it took effect, ms, in order. Names as in all reports. */
  readonly mechanics: readonly {
    readonly ability: { readonly id: number; readonly name: string }
    readonly atMs: readonly number[]
  }[]
  readonly players: readonly PlayerRef[]
  /** When somebody lay dead, by place in `players`: until a raise, or the end of play. */
  readonly away: readonly { readonly player: number; readonly fromMs: number; readonly untilMs: number }[]
  /** When the pull was lost, or ended: what came after is nobody's chance. */
  readonly untilMs: number
}

/**
 * Which mechanics a pull came to before it was lost, and who lived to see each: the chances that questions over many
 * pulls divide by (METRICS §2, a chance = an occurrence reached alive). Casts that never went off are left out, plain
 * attacks, too. What hits nobody counts where it was cast.
 */
export const reached = defineMetric<Reached>({
  id: 'reached',
  title: 'Mechanics reached',
  about: 'Which mechanics the pull came to, and who lived to see them.',
  version: 1,
  compute(context) {
    const untilMs = Math.min(context.cutoff?.atMs ?? Number.POSITIVE_INFINITY, context.playEndMs)
    return {
      mechanics: mechanicsUntil(context, untilMs),
      players: context.players.map(refOf),
      away: context.players.flatMap(({ id }, player) =>
        gapsBetween(context.lives(id), 0, untilMs).map(({ startMs, endMs }) => ({
          player,
          fromMs: startMs,
          untilMs: endMs,
        })),
      ),
      untilMs,
    }
  },
  present({ mechanics, untilMs }) {
    const uses = mechanics.reduce((sum, { atMs }) => sum + atMs.length, 0)
    return [{ kind: 'note', text: `${uses} uses of ${mechanics.length} actions until ${formatTime(untilMs)}.` }]
  },
})

function mechanicsUntil({ mechanics, sharedName }: PullContext, untilMs: number): Reached['mechanics'] {
  const uses = new Map<number, number[]>()
  for (const { ability, startMs, isUnfinished } of mechanics) {
    if (isUnfinished || startMs > untilMs) continue
    const known = uses.get(ability)
    if (known) known.push(startMs)
    else uses.set(ability, [startMs])
  }
  return [...uses].map(([id, atMs]) => ({ ability: { id, name: sharedName(id) }, atMs }))
}
