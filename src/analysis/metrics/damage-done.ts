import type { Job } from '../../game.ts'
import { dealtIn } from '../damage/dealt.ts'
import { defineMetric } from '../metric.ts'

export interface DamageDone {
  readonly durationMs: number
  /** Most first. Pets count for their owner. */
  readonly players: readonly {
    readonly id: number
    readonly name: string
    readonly job?: Job
    readonly amount: number
    readonly perSecond: number
  }[]
  /** Limit breaks belong to the party. */
  readonly limitBreak: number
  /** Ticks that the log gives to nobody, as logs of 2021 and before do. */
  readonly unattributed: number
}

/**
 * Damage to enemies that landed, per player with pets, per second of the pull. What was decided is not added to what
 * landed; damage past 0 HP does not count. A network log tells ticks as its writer estimated them. By phase, and beside
 * the field: `parses`.
 */
export const damageDone = defineMetric<DamageDone>({
  id: 'damage-done',
  title: 'Damage done',
  about: 'How much everybody hit, pets with their owners, over the length of the pull.',
  version: 1,
  compute(context) {
    const phases = dealtIn(context)
    const { durationMs } = context.pull
    const seconds = Math.max(durationMs, 1) / 1000
    return {
      durationMs,
      limitBreak: phases.reduce((sum, { limitBreak }) => sum + limitBreak, 0),
      unattributed: phases.reduce((sum, { unattributed }) => sum + unattributed, 0),
      players: context.players
        .map(({ id, name, job }) => {
          const amount = phases.reduce((sum, { amounts }) => sum + (amounts.get(id) ?? 0), 0)
          return { id, name, ...(job === undefined ? {} : { job }), amount, perSecond: amount / seconds }
        })
        .sort((one, other) => other.amount - one.amount || one.id - other.id),
    }
  },
  present: ({ players, limitBreak, unattributed, durationMs }) => [
    {
      kind: 'bars',
      title: 'Damage per second',
      unit: 'per-second',
      bars: [
        ...players.map(({ name, job, perSecond }) => ({
          label: name,
          value: perSecond,
          ...(job === undefined ? {} : { note: job }),
        })),
        ...[
          { label: 'Limit break', amount: limitBreak },
          { label: 'Nobody’s ticks', amount: unattributed },
        ]
          .filter(({ amount }) => amount > 0)
          .map(({ label, amount }) => ({ label, value: amount / (Math.max(durationMs, 1) / 1000) })),
      ],
    },
  ],
})
