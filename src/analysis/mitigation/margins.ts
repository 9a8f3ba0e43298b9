import type { ActorId } from '../../event.ts'
import { roleOf } from '../../game.ts'
import type { Hit, PullContext, Resolution } from '../context.ts'
import { type Close, closestIn, tightShare } from './closest.ts'
import { leftOfHit } from './left-of-hit.ts'

/** A blow to the party, with what follows at once, and how close it was. */
export interface Ordeal {
  /** `raid` hits half of those alive · `tanks` nobody else. */
  readonly kind: 'raid' | 'tanks'
  /** Its harshest use: whoever came closest to death did so in it. */
  readonly harshest: Resolution
  /** When its first hit was decided. */
  readonly startMs: number
  /** What it left of the lowest player, a share of max HP, below 0 for what they lacked; absent where HP is not told. */
  readonly margin?: number
  readonly lowest?: ActorId
  /** The hit that the margin is of. */
  readonly hit?: Hit
  readonly maxHp?: number
  readonly killed: boolean
  /** Something that the catalogue does not know made the hit larger or smaller; only FFLogs tells enough to see it. */
  readonly doubtful: boolean
}

/** Hits that follow within this are one blow to live through, for at most so long in all (METRICS §3). */
const linkMs = 5_000
const longestMs = 15_000
/** A blow to tanks that takes less than this of their HP asks for nothing, or less than the other and leaves enough. */
const heavyShare = 0.4
const heavyIfTightShare = 0.2
const fewestOfRaid = 3

/** What hurt the party before the pull was lost, in order, with the margins it left (METRICS §3). */
export function findOrdeals(context: PullContext): readonly Ordeal[] {
  const untilMs = Math.min(context.cutoff?.atMs ?? Number.POSITIVE_INFINITY, context.playEndMs)
  const dying = Map.groupBy(context.deaths, ({ player }) => player)
  const seen = context.resolutions.flatMap((resolution) => {
    const kind = resolution.startMs > untilMs ? undefined : kindOf(context, resolution)
    return kind === undefined ? [] : [{ kind, resolution, close: closestIn(context, resolution, dying) }]
  })
  return chained(seen.filter(({ kind, close }) => kind === 'raid' || isHeavy(close))).map((chain) =>
    ordealOf(context, chain),
  )
}

interface Seen {
  readonly kind: Ordeal['kind']
  readonly resolution: Resolution
  readonly close: Close | undefined
}

function kindOf(context: PullContext, { targets, hits, startMs }: Resolution): Ordeal['kind'] | undefined {
  if (!hits.some(({ amount, overkill }) => amount + overkill > 0)) return undefined
  if (targets.length >= fewestOfRaid && targets.length * 2 >= context.aliveAt(startMs - 1)) return 'raid'
  const isTank = (id: ActorId) => {
    const job = context.actor(id)?.job
    return job !== undefined && roleOf(job) === 'tank'
  }
  return targets.length > 0 && targets.every(isTank) ? 'tanks' : undefined
}

/** By HP alone, which sources tell alike: a log tells what shields took in whole percent. */
const isHeavy = (close: Close | undefined): boolean => {
  if (close === undefined) return false
  const { hit, maxHp, killed, margin } = close
  const share = (hit.amount + hit.overkill) / maxHp
  return killed || share >= heavyShare || (margin <= tightShare && share >= heavyIfTightShare)
}

function chained(seen: readonly Seen[]): readonly (readonly Seen[])[] {
  const chains: Seen[][] = []
  for (const one of seen) {
    const { startMs } = one.resolution
    const chain = chains.findLast(([first]) => first?.kind === one.kind)
    const [first, last] = [chain?.[0], chain?.at(-1)]
    const isLinked =
      first !== undefined &&
      last !== undefined &&
      startMs - last.resolution.startMs <= linkMs &&
      startMs - first.resolution.startMs <= longestMs
    if (isLinked) chain?.push(one)
    else chains.push([one])
  }
  return chains
}

function ordealOf(context: PullContext, chain: readonly Seen[]): Ordeal {
  const [first] = chain
  if (first === undefined) throw new Error('a chain has a first hit')
  const known = chain.filter(({ close }) => close !== undefined)
  const harshest = known.reduce(
    (one, other) => ((other.close?.margin ?? 1) < (one.close?.margin ?? 1) ? other : one),
    known[0] ?? first,
  )
  const { close, resolution, kind } = harshest
  return {
    kind,
    harshest: resolution,
    startMs: first.resolution.startMs,
    ...(close && { margin: close.margin, lowest: close.hit.target, hit: close.hit, maxHp: close.maxHp }),
    killed: chain.some((each) => each.close?.killed),
    doubtful: close?.hit.multiplier !== undefined && leftOfHit(context, close.hit).doubtful !== undefined,
  }
}
