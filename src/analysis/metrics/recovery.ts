import { formatSpan, formatTime } from '../../format.ts'
import { type PlayerRef, refOf } from '../blame.ts'
import type { PlayerDeath, PullContext } from '../context.ts'
import { defineMetric } from '../metric.ts'
import { findReturn, missedMs, type Return } from '../playing/returns.ts'

export interface RecoveryTold {
  readonly player: PlayerRef
  readonly diedMs: number
  readonly back?: Omit<Return, 'by'> & { readonly by?: PlayerRef }
  /** How long they could have acted meanwhile: downtime does not count. */
  readonly missedMs: number
  /** Mechanics that hit somebody while they lay there, before the pull was lost. */
  readonly mechanics: number
  /** How many lived right after, themselves not counted. */
  readonly alive: number
  /** `saved`: a kill · `went on`: it was lost later, to something else · `lost`: one of the deaths it ended with. */
  readonly pull: 'saved' | 'went on' | 'lost'
}

export interface Recovery {
  /** In the order they died. */
  readonly deaths: readonly RecoveryTold[]
}

/**
 * What came after each death (METRICS §4): how long until the raise was completed and taken, by whom, and what it cost
 * (Weakness; the raiser's actions: the whole cast bar for a hard cast, one action for an instant one), how many
 * mechanics hit a party that was short of them, and whether the pull was saved. A death is *lost* when it belongs to
 * those the pull ended with, or came after the pull was lost. MP is not told by all sources and not counted. Limits: a
 * raise that was offered and not taken is no recovery; mechanics that hit nobody are not counted.
 */
export const recovery = defineMetric<Recovery>({
  id: 'recovery',
  title: 'Recovery',
  about: 'How long until whoever died was back, what it cost, and whether the pull was saved.',
  version: 2,
  compute(context) {
    const deaths = context.deaths.toSorted((one, other) => one.diedMs - other.diedMs)
    return { deaths: deaths.map((death) => tell(context, death)) }
  },
  present({ deaths }) {
    const told = deaths.filter(({ pull, back }) => pull !== 'lost' || back !== undefined)
    const atEnd = deaths.length - told.length
    if (deaths.length === 0) return [{ kind: 'note', text: 'Nobody died, so there was nothing to recover from.' }]
    return [
      ...(told.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              title: 'Back on their feet',
              columns: [
                { label: 'Died', align: 'right' as const },
                { label: 'Who', align: 'left' as const },
                { label: 'Back after', align: 'right' as const },
                { label: 'By', align: 'left' as const },
                { label: 'Cost', align: 'left' as const },
                { label: 'Mechanics without', align: 'right' as const },
              ],
              rows: told.map(({ diedMs, player, back, mechanics }) => [
                formatTime(diedMs),
                player.name,
                back === undefined ? 'never' : formatSpan(back.upMs - diedMs),
                back?.by?.name ?? '',
                back === undefined ? '' : costOf(back),
                String(mechanics),
              ]),
            },
          ]),
      ...(atEnd === 0
        ? []
        : [{ kind: 'note' as const, text: `${countOf(atEnd)} as the pull was lost, and nobody was raised any more.` }]),
    ]
  },
})

const countOf = (deaths: number) => (deaths === 1 ? 'One death came' : `${deaths} deaths came`)

function costOf({ how, busyMs, weakness }: Omit<Return, 'by'>): string {
  const raise =
    how === 'unknown' ? [] : [how === 'hard cast' && busyMs !== undefined ? `${how} of ${formatSpan(busyMs)}` : how]
  const weak = weakness
    ? [`${weakness.isBrink ? 'Brink of Death' : 'Weakness'} for ${formatSpan(weakness.lastedMs)}`]
    : []
  return [...raise, ...weak].join(', ')
}

function tell(context: PullContext, death: PlayerDeath): RecoveryTold {
  const { actor, cutoff, finalChain, mechanics, pull, playEndMs, aliveAt } = context
  const { player, diedMs } = death
  const found = findReturn(context, death)
  const { by, ...back } = found ?? {}
  const raiser = by === undefined ? undefined : actor(by)
  const lostMs = cutoff?.atMs ?? Number.POSITIVE_INFINITY
  const untilMs = Math.min(found?.upMs ?? playEndMs, playEndMs, lostMs)
  const own = actor(player)
  const isLost = pull.outcome !== 'kill' && (diedMs >= lostMs || finalChain.includes(death))
  return {
    player: own === undefined ? { id: player, name: '?' } : refOf(own),
    diedMs,
    ...(found === undefined
      ? {}
      : { back: { ...back, upMs: found.upMs, how: found.how, ...(raiser ? { by: refOf(raiser) } : {}) } }),
    missedMs: missedMs(context, diedMs, Math.min(found?.upMs ?? playEndMs, playEndMs)),
    mechanics: mechanics.filter(({ startMs, hits }) => startMs > diedMs && startMs < untilMs && hits.length > 0).length,
    alive: aliveAt(diedMs),
    pull: pull.outcome === 'kill' ? 'saved' : isLost ? 'lost' : 'went on',
  }
}
