import { type PlayerRef, refOf } from '../blame.ts'
import type { PullContext } from '../context.ts'
import { defineMetric } from '../metric.ts'
import { burstBlocks } from '../playing/burst-blocks.ts'
import { type Burst, burstsOf } from '../playing/bursts.ts'
import { dealtIn } from '../playing/dealt.ts'
import { findDrifts } from '../playing/drifts.ts'
import { buffOwnersOf } from '../playing/raid-buffs.ts'

export interface BurstTold {
  readonly startMs: number
  readonly endMs: number
  /** In order; `afterMs` the first. */
  readonly buffs: readonly {
    readonly name: string
    readonly by: PlayerRef
    readonly afterMs: number
    readonly forMs: number
    readonly reached: number
  }[]
  /** Ready, and whoever has it alive, but not in it. */
  readonly missing: readonly { readonly name: string; readonly by: PlayerRef }[]
  /** How long all of them ran at once, as a share of the shortest. */
  readonly overlap: number
  readonly damage: number
  /** Of what the party dealt in the pull, limit breaks left out. */
  readonly damageShare: number
  readonly tinctures: readonly { readonly by: PlayerRef; readonly overlapMs: number }[]
  /** `cut`: not judged, because of downtime, a death, or the pull's end. */
  readonly verdict: 'covered' | 'apart' | 'incomplete' | 'cut'
  readonly cut?: 'downtime' | 'death' | 'end'
}

export interface Bursts {
  /** What the party could bring, used or not. */
  readonly expected: readonly { readonly name: string; readonly by: PlayerRef }[]
  readonly windows: readonly BurstTold[]
  readonly drifts: readonly {
    readonly name: string
    readonly by: PlayerRef
    readonly atMs: number
    readonly lateMs: number
    readonly windows: number
  }[]
}

/**
 * The party's bursts (METRICS §4): a window opens with the first raid buff and takes in those of the next 30 s. It is
 * *covered* when every buff of the party that was ready is in it and all ran at once for at least half their time;
 * else *apart*, or *incomplete* if one is missing. Windows with 2 s of downtime, the death of somebody whose buff
 * counts, or the pull's end in them are not judged. A buff *drifts* that comes 5 s later after the others than in the
 * window before, 8 s in the first. One hold is one finding, however many windows it makes late; the time between casts
 * is never judged. Buffs, durations and levels are of `vendor/raid-buffs.json`. Limits: Devilment, cards and what a job
 * does for itself are no raid buffs here; who was out of reach shows only as a number.
 */
export const burst = defineMetric<Bursts>({
  id: 'burst',
  title: 'Burst windows',
  about: 'Which raid buffs and tinctures met, how long they ran together, and what was dealt under them.',
  version: 2,
  compute(context) {
    const nameOwner = ({ buff, player }: { buff: { name: string }; player: number }) => ({
      name: buff.name,
      by: refTo(context, player),
    })
    const bursts = burstsOf(context)
    const total = dealtIn(context).sum(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
    return {
      expected: buffOwnersOf(context).map(nameOwner),
      windows: bursts.map((window) => tell(context, window, total)),
      drifts: findDrifts(bursts).map((drift) => ({
        ...nameOwner(drift),
        atMs: drift.atMs,
        lateMs: drift.lateMs,
        windows: drift.windows,
      })),
    }
  },
  present: burstBlocks,
})

const refTo = (context: PullContext, player: number): PlayerRef => {
  const actor = context.actor(player)
  return actor === undefined ? { id: player, name: '?' } : refOf(actor)
}

function tell(context: PullContext, window: Burst, total: number): BurstTold {
  const { startMs, endMs, uses, missing, overlap, damage, tinctures, cut, isCovered } = window
  return {
    startMs,
    endMs,
    buffs: uses.map((use) => ({
      name: use.buff.name,
      by: refTo(context, use.player),
      afterMs: use.startMs - startMs,
      forMs: use.endMs - use.startMs,
      reached: use.reached,
    })),
    missing: missing.map(({ buff, player }) => ({ name: buff.name, by: refTo(context, player) })),
    overlap,
    damage,
    damageShare: total === 0 ? 0 : damage / total,
    tinctures: tinctures.map(({ player, overlapMs }) => ({ by: refTo(context, player), overlapMs })),
    verdict: cut !== undefined ? 'cut' : isCovered ? 'covered' : missing.length > 0 ? 'incomplete' : 'apart',
    ...(cut === undefined ? {} : { cut }),
  }
}
