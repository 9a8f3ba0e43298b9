import type { Span } from '../facts/spans.ts'
import type { Gcd } from './gcds.ts'
import { overlapOf } from './uptime.ts'

/** The global cooldown stood still between two actions. */
export interface Gap {
  /** `drop`: nothing was pressed for longer than 1.5 recasts · `clip`: more was woven in than fits. */
  readonly kind: 'drop' | 'clip'
  /** When the next action could have been begun. */
  readonly atMs: number
  readonly lostMs: number
  /** The action before it. */
  readonly ability: number
  /** How many abilities were pressed in between. */
  readonly weaves: number
}

/** A gap longer than this share of a recast on top of it is a drop (METRICS §4: 1.5 recasts). */
const dropShare = 0.5
/** Behind a raise of 8 s nobody may stand still for longer than behind this. */
const longLengthMs = 4_000
/** Of the shortest recasts twice as much is nothing yet. */
const leastDropMs = 750
/** Less is the network’s, and the log’s own steps. */
const clipSlackMs = 100

/** Where global cooldowns did not follow each other, time aside left out, in order. */
export function findGaps(gcds: readonly Gcd[], aside: readonly Span[], endMs: number): readonly Gap[] {
  const gaps: Gap[] = []
  for (let index = 0; index + 1 < gcds.length; index++) {
    const [gcd, following] = [gcds[index], gcds[index + 1]]
    if (gcd === undefined || following === undefined || following.startMs > endMs) break
    const atMs = gcd.startMs + gcd.lengthMs
    if (gcd.startMs < 0 || following.startMs - atMs <= clipSlackMs) continue
    const lostMs = following.startMs - atMs - overlapOf(aside, atMs, following.startMs)
    const weaves = gcd.weaves.filter((weave) => overlapOf(aside, weave, weave + 1) === 0).length
    const told = { atMs, lostMs, ability: gcd.ability, weaves }
    if (lostMs > Math.max(Math.min(gcd.lengthMs, longLengthMs) * dropShare, leastDropMs))
      gaps.push({ kind: 'drop', ...told })
    else if (lostMs > clipSlackMs && weaves > fits(gcd)) gaps.push({ kind: 'clip', ...told })
  }
  return gaps
}

/** How many abilities fit behind it: 2 behind an instant, 1 behind a cast of 1 s, 0 behind one of 2.5 s (METRICS §4). */
function fits({ castMs, recastMs }: Gcd): number {
  if (castMs === 0 && recastMs >= longRecastMs) return behindLong
  if (castMs >= longCastMs) return recastMs - castMs >= roomMs ? 1 : 0
  const behindCast = castMs >= shortCastMs ? 1 : 2
  return recastMs < shortRecastMs ? behindCast - 1 : behindCast
}

const shortCastMs = 1_000
const longCastMs = 2_500
/** What one ability needs. */
const roomMs = 900
/** With a shorter recast one ability less fits. */
const shortRecastMs = 1_800
/** An instant with so long a recast has room for more. */
const longRecastMs = 4_000
const behindLong = 4
