import type { ActorId } from '../../event.ts'
import { status } from '../../game.ts'
import type { PullContext } from '../context.ts'
import { dealtIn } from './dealt.ts'
import { perPull } from './per-pull.ts'
import { type BuffOwner, type BuffUse, buffOwnersOf, buffUsesOf } from './raid-buffs.ts'
import { overlapOf } from './uptime.ts'

/** Raid buffs that belong together: those within 30 s of the one that opened the window. */
export interface Burst {
  readonly startMs: number
  readonly endMs: number
  readonly uses: readonly BuffUse[]
  /** Alive and with a buff that was ready, but not in it. */
  readonly missing: readonly BuffOwner[]
  /** How long all of them ran at once, as a share of the shortest. */
  readonly overlap: number
  /** What the party dealt from the first buff to the last. */
  readonly damage: number
  /** Who had a tincture running in it, and for how long. */
  readonly tinctures: readonly { readonly player: ActorId; readonly overlapMs: number }[]
  /** Why it is no window to judge. */
  readonly cut?: 'downtime' | 'death' | 'end'
  /** Every buff that could be there was, and at least half of its time all ran at once. */
  readonly isCovered: boolean
}

/** A buff later than this is no longer of that window. */
const openMs = 30_000
const coveredShare = 0.5
/** Downtime of less than this cuts nothing. */
const leastCutMs = 2_000
/** A tincture that overlaps less is another window's. */
const leastTinctureMs = 5_000
/** A buff that is ready this much before the window closes could have been in it. */
const readySlackMs = 10_000

/** The party's bursts in order (METRICS §4). A party without raid buffs has none. */
export const burstsOf = perPull((context): readonly Burst[] => {
  const owners = buffOwnersOf(context)
  const groups: BuffUse[][] = []
  for (const use of buffUsesOf(context)) {
    const group = groups.at(-1)
    if (group?.[0] !== undefined && use.startMs - group[0].startMs < openMs) group.push(use)
    else groups.push([use])
  }
  const lastUse = new Map<string, number>()
  return groups.map((uses) => {
    const burst = toBurst(context, uses, owners, lastUse)
    for (const { buff, player, startMs } of uses) lastUse.set(keyOf({ buff, player }), startMs)
    return burst
  })
})

const keyOf = ({ buff, player }: BuffOwner) => `${buff.name} ${player}`

function toBurst(
  context: PullContext,
  uses: readonly BuffUse[],
  owners: readonly BuffOwner[],
  lastUse: ReadonlyMap<string, number>,
): Burst {
  const startMs = uses[0]?.startMs ?? 0
  const endMs = Math.max(...uses.map((use) => use.endMs))
  const used = new Set(uses.map(keyOf))
  const isReady = (owner: BuffOwner) => {
    const last = lastUse.get(keyOf(owner))
    return last === undefined || last + owner.buff.cooldownMs <= endMs - readySlackMs
  }
  const missing = owners.filter((owner) => !used.has(keyOf(owner)) && isReady(owner))
  const together = Math.min(...uses.map((use) => use.endMs)) - Math.max(...uses.map((use) => use.startMs))
  const shortest = Math.min(...uses.map((use) => use.buff.durationMs))
  const overlap = Math.min(Math.max(together, 0) / shortest, 1)
  const cut = cutOf(context, [...uses, ...missing], startMs, shortest)
  return {
    startMs,
    endMs,
    uses,
    missing,
    overlap,
    damage: dealtIn(context).sum(startMs, endMs),
    tinctures: tincturesIn(context, startMs, endMs),
    ...(cut === undefined ? {} : { cut }),
    isCovered: cut === undefined && missing.length === 0 && overlap >= coveredShare,
  }
}

function cutOf(
  { downtime, lives, playEndMs }: PullContext,
  owners: readonly BuffOwner[],
  startMs: number,
  lengthMs: number,
): Burst['cut'] {
  const endMs = startMs + lengthMs
  const isAlive = (player: ActorId) => lives(player).some((life) => life.startMs <= startMs && life.endMs >= endMs)
  if (playEndMs < endMs) return 'end'
  if (overlapOf(downtime, startMs, endMs) >= leastCutMs) return 'downtime'
  return owners.every(({ player }) => isAlive(player)) ? undefined : 'death'
}

const tincturesIn = (context: PullContext, startMs: number, endMs: number): Burst['tinctures'] =>
  medicatedIn(context)
    .map((window) => ({
      player: window.target,
      overlapMs: Math.min(window.endMs, endMs) - Math.max(window.startMs, startMs),
    }))
    .filter(({ overlapMs }) => overlapMs >= leastTinctureMs)

const medicatedIn = perPull(({ statuses }) => statuses.filter((window) => window.status === status.medicated))
