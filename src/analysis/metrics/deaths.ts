import { formatTime } from '../../format.ts'
import { raiseAbilities } from '../../game.ts'
import { type DeathTold, tellDeath } from '../ending/death-told.ts'
import { defineMetric } from '../metric.ts'

export interface Deaths {
  /** In the order they happened. */
  readonly deaths: readonly DeathTold[]
  /** Raise spells that were completed, whether or not they were taken. */
  readonly raises: readonly { readonly atMs: number; readonly by: string; readonly target: string }[]
}

/**
 * Every death of a player: the blow that left HP at 0 (never the killer a log names for a fall), HP before it, what
 * the player carried when it was decided, damage and healing of the last ten seconds, and a kind (METRICS §0, §1): by
 * a rule first (avoidable, wrong target), then a Vulnerability that was picked up, then whether anybody survives so
 * much. Where a source tells no HP, the blow is the one that went past 0, and the kind may be unknown.
 */
export const deaths = defineMetric<Deaths>({
  id: 'deaths',
  title: 'Deaths',
  about: 'Who died to what, with how much HP, and what was on them when it was decided.',
  version: 4,
  needs: 'knowledge',
  compute(context) {
    const nameOf = (id: number) => context.actor(id)?.name ?? '?'
    const told = context.deaths.map((death) => tellDeath(context, death))
    return {
      deaths: told.sort((one, other) => one.diedMs - other.diedMs),
      raises: context
        .of('cast')
        .filter(({ ability }) => raiseAbilities.has(ability))
        .map(({ at, source, target }) => ({ atMs: at, by: nameOf(source), target: nameOf(target) })),
    }
  },
  present({ deaths: told }) {
    if (told.length === 0) return [{ kind: 'note', text: 'Nobody died.' }]
    return [
      {
        kind: 'table',
        title: 'Deaths',
        columns: [
          { label: 'At', align: 'right' },
          { label: 'Who', align: 'left' },
          { label: 'To', align: 'left' },
          { label: 'HP', align: 'right' },
        ],
        rows: told.map(({ diedMs, player, ability, hpBefore, maxHp }) => [
          formatTime(diedMs),
          player.name,
          ability?.name ?? 'no killing blow',
          hpBefore === undefined || maxHp === undefined ? '' : `${Math.round((hpBefore / maxHp) * 100)} %`,
        ]),
      },
    ]
  },
})
