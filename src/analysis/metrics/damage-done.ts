import { environment } from '../../event.ts'
import { type Job, limitBreaks } from '../../game.ts'
import { combinedTicks } from '../hits.ts'
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
 * landed; damage past 0 HP does not count. A network log tells ticks as its writer estimated them.
 */
export const damageDone = defineMetric<DamageDone>({
  id: 'damage-done',
  title: 'Damage done',
  about: 'How much everybody hit, pets with their owners, over the length of the pull.',
  version: 1,
  compute({ hits, ticks, players, actor, ownerOf, pull: { durationMs } }) {
    const amounts = new Map<number, number>()
    let limitBreak = 0
    let unattributed = 0
    const add = (source: number, target: number, ability: number, amount: number) => {
      if (amount === 0 || actor(target)?.kind !== 'enemy') return
      const from = actor(ownerOf(source))
      if (from?.kind === 'limit-break' || (from?.kind === 'player' && limitBreaks.has(ability))) limitBreak += amount
      else if (from?.kind === 'player') amounts.set(from.id, (amounts.get(from.id) ?? 0) + amount)
      else if (source === environment) unattributed += amount
    }
    for (const { source, target, ability, amount, absorbed, landedMs } of hits) {
      if (landedMs !== undefined) add(source, target, ability, amount + absorbed)
    }
    for (const { source, target, ability, amount } of ticks) {
      if (!combinedTicks.has(ability)) add(source, target, ability, amount)
    }
    const seconds = Math.max(durationMs, 1) / 1000
    return {
      durationMs,
      limitBreak,
      unattributed,
      players: players
        .map(({ id, name, job }) => ({
          id,
          name,
          ...(job === undefined ? {} : { job }),
          amount: amounts.get(id) ?? 0,
          perSecond: (amounts.get(id) ?? 0) / seconds,
        }))
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
