import { formatShare, formatTime } from '../../format.ts'
import { type Blame, labelOf, type PlayerRef, refOf } from '../blame.ts'
import type { PullContext } from '../context.ts'
import { defineMetric } from '../metric.ts'
import { dealtIn } from '../playing/dealt.ts'
import { rotationsOf } from '../playing/gcds.ts'
import { findLosses, findWorthUntil, type LossKind } from '../playing/losses.ts'

export interface Optimisation {
  /** Why nothing is told: the pull was lost to more than damage, was too short, or the log tells no actions. */
  readonly untold?: 'not clean' | 'too short' | 'no casts'
  /** What the party dealt until the pull was won or lost, limit breaks left out. */
  readonly dealt: number
  /** The largest first. */
  readonly losses: readonly {
    readonly kind: LossKind
    readonly player: PlayerRef
    /** Damage not dealt, estimated, and as a share of what was dealt. */
    readonly amount: number
    readonly share: number
    readonly times: number
    readonly atMs: number
  }[]
}

/** A pull is clean with at most this many deaths before it was lost (METRICS §6). */
const cleanDeaths = 1
/** Shorter pulls show nobody's rate. */
const leastPlayMs = 60_000

/**
 * Where a kill or a clean pull left damage behind (METRICS §4): deaths with their Weakness, Damage Down, downtime that
 * nobody forced, raid buffs out of their window, drops; each in damage and as a share of what was dealt. All are
 * estimates and say how they are made in `losses.ts` and `weak-hits.ts`: time at the player's own rate, weakened hits
 * against the same hits unweakened, buffs by about what they are worth. Of a pull that was lost only what came before
 * counts. They do not add up to a total: who dies cannot
 * drop. Limits: nothing is told of rotations or of who could have hit more targets; healers heal, and their rate is
 * what they dealt beside it.
 */
export const optimisation = defineMetric<Optimisation>({
  id: 'optimisation',
  title: 'Left behind',
  about: 'Where a kill or a clean pull lost damage, the largest loss first.',
  version: 2,
  compute(context) {
    const endMs = findWorthUntil(context)
    const dealt = dealtIn(context).sum(Number.NEGATIVE_INFINITY, endMs)
    const untold = whyUntold(context, endMs)
    if (untold !== undefined) return { untold, dealt, losses: [] }
    const losses = findLosses(context, endMs).map(({ player, ...loss }) => {
      const actor = context.actor(player)
      const named = actor === undefined ? { id: player, name: '?' } : refOf(actor)
      return { ...loss, player: named, share: dealt === 0 ? 0 : loss.amount / dealt }
    })
    return { dealt, losses: losses.toSorted((one, other) => other.amount - one.amount) }
  },
  present({ untold, losses }, blame: Blame = 'roles') {
    if (untold !== undefined) return [{ kind: 'note', text: reasons[untold] }]
    const shown = losses.filter(({ share }) => share >= leastShare).slice(0, shownLosses)
    if (shown.length === 0) return [{ kind: 'note', text: 'Nothing worth mentioning was left behind.' }]
    return [
      {
        kind: 'bars',
        title: 'Damage left behind, estimated',
        unit: 'hp',
        bars: shown.map(({ kind, player, amount, share, times, atMs }) => ({
          label: `${labelOf(player, blame)}: ${describe(kind, times)}`,
          value: amount,
          note: `${formatShare(share)}, ${times > 1 ? 'first ' : ''}at ${formatTime(atMs)}`,
        })),
      },
    ]
  },
})

const shownLosses = 10
/** A thousandth of the damage is nothing to talk about. */
const leastShare = 0.001

const reasons = {
  'not clean': 'More than one died before the end: what that cost comes before any optimisation.',
  'too short': 'Too short a pull to say where damage was left behind.',
  'no casts': 'The log tells no actions of players, so nothing can be said of what they left behind.',
} as const

function describe(kind: LossKind, times: number): string {
  const often = times > 1 ? ` ×${times}` : ''
  switch (kind) {
    case 'death':
      return `dead${often}`
    case 'damage down':
      return `Damage Down${often}`
    case 'downtime':
      return `away${often}`
    case 'buffs':
      return `buff out of its window${often}`
    case 'drops':
      return `short stops${often}`
  }
}

function whyUntold(context: PullContext, endMs: number): Optimisation['untold'] {
  const before = context.deaths.filter(({ diedMs }) => diedMs < endMs)
  if (context.pull.outcome !== 'kill' && before.length > cleanDeaths) return 'not clean'
  if (endMs < leastPlayMs) return 'too short'
  return [...rotationsOf(context).values()].every(({ gcds }) => gcds.length === 0) ? 'no casts' : undefined
}
