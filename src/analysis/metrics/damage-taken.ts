import { formatHp } from '../../format.ts'
import { labelOf, type PlayerRef, refOf } from '../blame.ts'
import type { Block } from '../block.ts'
import type { AvoidableBy } from '../damage/avoidable.ts'
import { tallyTaken } from '../damage/taken.ts'
import { defineMetric } from '../metric.ts'

export interface TakenBy {
  readonly player: PlayerRef
  /** HP lost; what shields took is not in it. */
  readonly amount: number
  readonly hits: number
  /** Of it, by what should hit nobody, until the pull was lost. */
  readonly avoidable: { readonly amount: number; readonly hits: number }
  /** Share that mitigation and shields left, of the hits of which the source tells the damage before them. */
  readonly multiplier?: number
}

export interface TakenFrom {
  readonly name: string
  /** Action ids; none for damage over time. */
  readonly ids: readonly number[]
  readonly amount: number
  readonly hits: number
  /** Hits within a second are one use; 0 for damage over time. */
  readonly uses: number
  /** How many it hit at least once. */
  readonly players: number
  readonly largest: number
  /** Who says that it should hit nobody: a rule, or what others have called it. */
  readonly avoidable?: AvoidableBy
}

export interface DamageTaken {
  /** Most first. */
  readonly players: readonly TakenBy[]
  readonly mechanics: readonly TakenFrom[]
}

/**
 * Who lost how much HP to what. Only what landed and moved HP counts, until six lie dead within 15 s; a hit that was
 * ghosted or wholly taken by a shield is a hit of nothing. Avoidable is what an authored rule or a sure label says should
 * hit nobody, before the cutoff (METRICS §1); a fight without rules has none, which then means nothing. How much
 * mitigation left is only told where the source tells damage before it (FFLogs). Actions of one name are one mechanic.
 */
export const damageTaken = defineMetric<DamageTaken>({
  id: 'damage-taken',
  title: 'Damage taken',
  about: 'Who took how much from what, and how much of it should have hit nobody.',
  version: 1,
  compute(context) {
    const { byPlayer, byName } = tallyTaken(context)
    return {
      players: context.players
        .flatMap((player) => {
          const own = byPlayer.get(player.id)
          if (own === undefined) return []
          const { amount, hits, avoidable, told } = own
          const multiplier = told.before === 0 ? {} : { multiplier: told.after / told.before }
          return [{ player: refOf(player), amount, hits, avoidable, ...multiplier }]
        })
        .sort((one, other) => other.amount - one.amount || one.player.id - other.player.id),
      mechanics: [...byName]
        .map(([name, { ids, players, avoidable, ...tally }]) => ({
          name,
          ids: [...ids].sort((one, other) => one - other),
          amount: tally.amount,
          hits: tally.hits,
          uses: tally.uses,
          players: players.size,
          largest: tally.largest,
          ...(avoidable === undefined ? {} : { avoidable }),
        }))
        .sort((one, other) => other.amount - one.amount || (one.name < other.name ? -1 : 1)),
    }
  },
  present({ players, mechanics }, blame = 'roles') {
    if (mechanics.length === 0) return [{ kind: 'note', text: 'Nobody was hit.' }]
    const caught = players.filter(({ avoidable }) => avoidable.hits > 0)
    return [
      {
        kind: 'bars',
        title: 'Damage taken',
        unit: 'hp',
        bars: players.map(({ player, amount }) => ({
          label: player.name,
          value: amount,
          ...(player.job === undefined ? {} : { note: player.job }),
        })),
      },
      mechanicTable(mechanics),
      ...(caught.length === 0
        ? []
        : [
            table(
              'Should have hit nobody',
              ['Who', 'Hits', 'Lost'],
              caught
                .toSorted((one, other) => other.avoidable.amount - one.avoidable.amount)
                .map(({ player, avoidable }) => [
                  labelOf(player, blame),
                  `${avoidable.hits}`,
                  formatHp(avoidable.amount),
                ]),
            ),
          ]),
    ]
  },
})

/** More rows than this nobody reads. */
const mostRows = 12

const mechanicTable = (mechanics: readonly TakenFrom[]): Block =>
  table(
    'By mechanic',
    ['What', 'Uses', 'Hits', 'Largest', 'Lost'],
    mechanics
      .slice(0, mostRows)
      .map(({ name, uses, hits, largest, amount, avoidable }) => [
        avoidable === undefined ? name : `${name} (avoidable)`,
        uses === 0 ? '' : `${uses}`,
        `${hits}`,
        formatHp(largest),
        formatHp(amount),
      ]),
  )

const table = (title: string, labels: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  title,
  columns: labels.map((label, index) => ({ label, align: index === 0 ? 'left' : 'right' })),
  rows,
})
