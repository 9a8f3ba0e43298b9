import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * What a fight does and when, as others have timed it. Its clock is not the time of a pull: phases begin at round
 * numbers, branches lie beyond the end, and only within one segment are distances those of the game.
 */
export interface Timeline {
  /** In order of the clock, branches at their own times. */
  readonly segments: readonly TimelineSegment[]
}

export interface TimelineSegment {
  /** The phase’s name where it is the phase’s first, else what it begins with. */
  readonly name: string
  /** 1-based, intermissions counted, as FFLogs counts. */
  readonly phase: number
  /** The clock at the first entry that a log can show. */
  readonly anchorSeconds: number
  readonly entries: readonly TimelineEntry[]
}

/**
 * `cast` begins a cast, `ability` goes off, `cancel` breaks off; `gain` and `loss` are of a status; `targetable` and
 * `untargetable` are a boss’s; `other` is what no log of ours can show.
 */
export type TimelineEntryKind = (typeof kinds)[number]

export interface TimelineEntry {
  /** Seconds on the timeline’s clock. */
  readonly at: number
  readonly kind: TimelineEntryKind
  /** Action ids, or status ids of a gain or a loss: any one of them. Empty where nothing is known. */
  readonly abilities: readonly number[]
  /** In English; empty for what nobody has named. */
  readonly name: string
  /** The clock may be set by it; what is only shown (`false`) varies too much for that, or comes in a row. */
  readonly sync: boolean
  /** How far the clock may be off for it to count, seconds before and after. */
  readonly window: readonly [beforeSeconds: number, afterSeconds: number]
  /** Where the clock goes on when it happens. */
  readonly jumpSeconds?: number
  /** The clock jumps even if it does not happen. */
  readonly forced?: true
  readonly durationS?: number
  /** The pull ends by it because time ran out. */
  readonly enrage?: true
  /** It does not come in every pull. */
  readonly optional?: true
}

/** By the encounter’s key; undefined where nobody has timed the fight. Each is read when it is first asked for. */
export function openTimelines(): (encounter: string) => Timeline | undefined {
  const read = new Map<string, Timeline | undefined>()
  return (encounter) => {
    if (!read.has(encounter)) read.set(encounter, readTimeline(encounter))
    return read.get(encounter)
  }
}

function readTimeline(encounter: string): Timeline | undefined {
  const path = new URL(`../../vendor/timelines/${encounter}.json`, import.meta.url)
  if (!existsSync(path)) return undefined
  const { segments } = file.parse(JSON.parse(readFileSync(path, 'utf8')))
  return {
    segments: segments.map(({ name, phase, entries: rows }) => {
      const entries = rows.map(toEntry)
      const anchor = entries.find(({ sync }) => sync) ?? entries[0]
      return { name, phase, anchorSeconds: anchor?.at ?? 0, entries }
    }),
  }
}

const kinds = ['cast', 'ability', 'cancel', 'gain', 'loss', 'targetable', 'untargetable', 'other'] as const

const yes = z.literal(true).optional()
const more = z.object({
  sync: z.boolean().optional(),
  window: z.tuple([z.number(), z.number()]).optional(),
  jump: z.number().optional(),
  forced: yes,
  durationS: z.number().optional(),
  enrage: yes,
  optional: yes,
})
/** `[at, kind, abilities, name, what is unusual]` */
const row = z.tuple([z.number(), z.enum(kinds), z.array(z.int().nonnegative()), z.string()], more)
const file = z.object({
  segments: z.array(z.object({ name: z.string(), phase: z.int().positive(), entries: z.array(row) })),
})

/** The window that timelines have unless they say otherwise. */
const usualWindow: readonly [number, number] = [2.5, 2.5]

function toEntry([at, kind, abilities, name, unusual]: z.infer<typeof row>): TimelineEntry {
  const { sync, window, jump, forced, durationS, enrage, optional } = unusual ?? {}
  const canSync = abilities.length > 0
  return {
    at,
    kind,
    abilities,
    name,
    sync: sync ?? canSync,
    window: window ?? usualWindow,
    ...(jump !== undefined && { jumpSeconds: jump }),
    ...(forced && { forced }),
    ...(durationS !== undefined && { durationS }),
    ...(enrage && { enrage }),
    ...(optional && { optional }),
  }
}
