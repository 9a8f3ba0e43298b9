import { nobodysName, type PlayerRef } from '../blame.ts'
import { difference, type Proportion } from '../shares/wilson.ts'
import type { Occurrence } from './occurrences.ts'

/** How often a mechanic failed, over many pulls. */
export interface MechanicRecord {
  /** `Cyclonic Break 2`; without a number where a pull has only one. */
  readonly name: string
  /** Without its number. */
  readonly mechanic: string
  /** Action ids it was seen with; a status id where only that tells of it. */
  readonly abilities: readonly number[]
  readonly phase: string
  readonly failures: number
  /** Pulls that came to it before they were lost. */
  readonly chances: number
  /** Pulls whose end follows from it. */
  readonly ended: number
  /** Failures × pulls ended by it: what to look at first. */
  readonly cost: number
  /** Whether it failed, chance by chance, oldest first. */
  readonly course: readonly boolean[]
  /** Only from 5 chances on each side. */
  readonly trend?: Trend
  /** Everybody who lived to see it; `failures` are those that are surely theirs. */
  readonly players: readonly PlayerRecord[]
}

export interface PlayerRecord {
  readonly player: Pick<PlayerRef, 'name' | 'job'>
  readonly failures: number
  readonly chances: number
}

export interface Trend {
  readonly early: Proportion
  readonly late: Proportion
  /** `same` while the difference may be none. */
  readonly direction: 'better' | 'worse' | 'same'
}

/** One chance of one mechanic, and who lived to see it. */
export type Chance = Pick<Occurrence, 'faults' | 'isEnd'> & { readonly players: readonly PlayerRef[] }

/** Fewer chances show no trend (METRICS §7). */
const leastChances = 5

export function recordOf(
  told: Pick<MechanicRecord, 'name' | 'mechanic' | 'phase' | 'abilities'>,
  chances: readonly Chance[],
): MechanicRecord {
  const course = chances.map(({ faults }) => faults.length > 0)
  const failures = course.filter((failed) => failed).length
  const ended = chances.filter(({ isEnd }) => isEnd).length
  const trend = trendOf(course)
  return {
    ...told,
    failures,
    chances: chances.length,
    ended,
    cost: failures * ended,
    course,
    ...(trend ? { trend } : {}),
    players: playersIn(chances),
  }
}

/** The first half of the chances against the second. */
function trendOf(course: readonly boolean[]): Trend | undefined {
  const half = Math.floor(course.length / 2)
  if (half < leastChances) return undefined
  const part = (chances: readonly boolean[]) => ({ k: chances.filter((failed) => failed).length, n: chances.length })
  const early = part(course.slice(0, half))
  const late = part(course.slice(half))
  const { low, high } = difference(early, late)
  return { early, late, direction: low > 0 ? 'better' : high < 0 ? 'worse' : 'same' }
}

function playersIn(chances: readonly Chance[]): readonly PlayerRecord[] {
  const records = new Map<string, { player: PlayerRecord['player']; failures: number; chances: number }>()
  for (const { players, faults } of chances) {
    const failed = new Set(
      faults.flatMap((fault) => (fault.about === 'each' ? fault.players : [])).map(({ name }) => name),
    )
    for (const { name, job } of players) {
      if (name === nobodysName) continue
      const record = records.get(name) ?? { player: { name, ...(job && { job }) }, failures: 0, chances: 0 }
      record.chances++
      if (failed.has(name)) record.failures++
      records.set(name, record)
    }
  }
  return [...records.values()].sort(
    (one, other) => other.failures - one.failures || (one.player.name < other.player.name ? -1 : 1),
  )
}
