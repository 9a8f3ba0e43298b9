import type { Timeline, TimelineEntry } from './timelines.ts'

/** A use of an enemy's ability as a timeline has it. */
export interface TimelineUse {
  /** Seconds on the timeline's clock when it goes off, or when its cast begins where only that is timed. */
  readonly atSeconds: number
  readonly name: string
  /** 1-based, as in the timeline. */
  readonly phase: number
  /** What it may be, and which use of that ability it then is; without one where that differs from pull to pull. */
  readonly abilities: readonly { readonly ability: number; readonly occurrence?: number }[]
}

interface Row extends TimelineEntry {
  readonly phase: number
}

/** Uses within this are one, as in a pull (METRICS §2). */
const oneUseSeconds = 1

/**
 * Every use a timeline tells, in order of its clock, with how many uses of the same ability come before it. What is
 * optional, what may be another ability, and what jumps of the clock leave out may be there or not: where the count
 * depends on it, there is none.
 */
export function usesIn({ segments }: Timeline): readonly TimelineUse[] {
  const rows = segments.flatMap(({ phase, entries }) => entries.map((entry) => ({ ...entry, phase })))
  const gone = new Set(rows.filter(({ kind }) => kind === 'ability').flatMap(({ abilities }) => abilities))
  const isUseOf = ({ kind }: TimelineEntry, ability: number) => kind === (gone.has(ability) ? 'ability' : 'cast')
  const next = rows.map((row, index) => followersOf(row, index, rows))
  const counted = new Map<number, ReadonlyMap<number, ReadonlySet<number>>>()

  return rows.flatMap((row, index) => {
    const own = row.abilities.filter((ability) => isUseOf(row, ability))
    if (own.length === 0) return []
    const abilities = own.map((ability) => {
      const counts = counted.get(ability) ?? countsOf(ability)
      counted.set(ability, counts)
      const [only, ...others] = counts.get(index) ?? []
      return only === undefined || others.length > 0 ? { ability } : { ability, occurrence: only }
    })
    return [{ atSeconds: row.at, name: row.name, phase: row.phase, abilities }]
  })

  /** How many-th use each row of an ability can be, along every way through the timeline. */
  function countsOf(ability: number): ReadonlyMap<number, ReadonlySet<number>> {
    const found = new Map<number, Set<number>>()
    const seen = new Set<string>()
    const ways = [{ index: 0, count: 0, lastSeconds: never }]
    for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
      const row = rows[way.index]
      const key = `${way.index} ${way.count} ${way.lastSeconds}`
      if (row === undefined || seen.has(key) || way.count > mostUses) continue
      seen.add(key)
      const isUse = row.abilities.includes(ability) && isUseOf(row, ability)
      const isSame = isUse && row.at - way.lastSeconds >= 0 && row.at - way.lastSeconds <= oneUseSeconds
      const count = way.count + (isUse && !isSame ? 1 : 0)
      if (isUse) found.set(way.index, (found.get(way.index) ?? new Set()).add(count))
      const lastSeconds = isUse && !isSame ? row.at : way.lastSeconds
      const mayBeElse = isUse && !isSame && (row.optional === true || row.abilities.length > 1)
      for (const index of next[way.index] ?? []) {
        // What comes again because the clock went back is another use.
        const isBack = index <= way.index
        ways.push({ index, count, lastSeconds: isBack ? never : lastSeconds })
        if (mayBeElse) ways.push({ index, count: way.count, lastSeconds: isBack ? never : way.lastSeconds })
      }
    }
    return found
  }
}

const never = Number.NEGATIVE_INFINITY
/** Nobody plans for more; a timeline that loops would be counted for ever. */
const mostUses = 40

function followersOf(row: Row, index: number, rows: readonly Row[]): readonly number[] {
  const after = index + 1
  const { jumpSeconds } = row
  if (jumpSeconds === undefined) return [after]
  const target = rows.findIndex(({ at }) => at >= jumpSeconds)
  const isBack = target <= index
  // A fight that begins anew, or a clock that was on the wrong way: no pull goes there.
  if (target < 0 || (isBack && rows[target]?.phase !== row.phase)) return [after]
  const isOneOfSeveral = rows[after]?.at === row.at
  return row.forced && !isBack && !isOneOfSeveral ? [target] : [target, after]
}
