import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Job, jobs } from '../game.ts'
import type { Catalogue } from './catalogue.ts'

/** How long an action on the global cooldown holds the next one back; times in ms, before anybody's speed. */
export interface GcdFacts {
  readonly recastMs: number
  /** Of its cast bar; 0 for what is instant. */
  readonly castMs: number
  /** Neither gear nor haste makes it shorter. */
  readonly isFixed: boolean
  /** Which of the two speeds of gear makes it shorter. */
  readonly speed: 'skill' | 'spell'
}

/** What a status does to recasts of whoever has it. */
export interface Haste {
  readonly status: number
  readonly factor: number
  /** Taken off before the factor. */
  readonly lessMs: number
  /** All of them, unless named. */
  readonly actions: ReadonlySet<number> | undefined
  readonly fromLevel: number
  readonly untilLevel: number
}

/** What the game says about how fast somebody may act. */
export interface SpeedFacts {
  /** By action id; what is not in it is not on the global cooldown. */
  readonly gcds: ReadonlyMap<number, GcdFacts>
  /** By status id. */
  readonly hastes: ReadonlyMap<number, readonly Haste[]>
  /** Statuses that make faster by as much as no log tells, for whoever gives them to themselves. */
  readonly unmeasured: ReadonlySet<number>
  /** Share of a recast that a job's trait leaves at a level; 1 without one. */
  traitOf(job: Job | undefined, level: number): number
}

/** The global cooldown of everybody without speed. */
export const baseGcdMs = 2_500
/** Nothing makes a recast shorter than this. */
export const leastGcdMs = 1_500

/** Reads `vendor/speed.json` when it is first asked for. */
export function openSpeed(catalogue: () => Catalogue): () => SpeedFacts {
  let read: SpeedFacts | undefined
  return () => {
    read ??= readSpeed(catalogue())
    return read
  }
}

function readSpeed({ actions }: Catalogue): SpeedFacts {
  const told = file.parse(JSON.parse(readFileSync(new URL('../../vendor/speed.json', import.meta.url), 'utf8')))
  const own = new Map(told.gcds.map(([id, , recastMs, isFixed]) => [id, { recastMs, isFixed: isFixed === 1 }]))
  const gcds = new Map<number, GcdFacts>()
  for (const { id, gcd, castMs, recastMs, category } of actions.values()) {
    const known = own.get(id)
    if (!gcd && known === undefined && category !== 'weaponskill' && category !== 'spell') continue
    gcds.set(id, {
      recastMs: known?.recastMs ?? (recastMs > longestGcdMs ? baseGcdMs : recastMs),
      castMs,
      isFixed: known?.isFixed ?? recastMs <= leastGcdMs,
      speed: category === 'weaponskill' ? 'skill' : 'spell',
    })
  }
  const hastes = told.hastes.map(({ actions: only, ...haste }) => ({ ...haste, actions: only && new Set(only) }))
  return {
    gcds,
    hastes: Map.groupBy(hastes, ({ status }) => status),
    unmeasured: new Set(told.unmeasured.map(({ status }) => status)),
    traitOf: (job, level) => told.traits.find((trait) => trait.job === job && level >= trait.fromLevel)?.factor ?? 1,
  }
}

/** A longer recast is a cooldown of the action's own. */
const longestGcdMs = 6_000

const id = z.int().nonnegative()
const highestLevel = 100
const file = z.object({
  gcds: z.array(z.tuple([id, z.string(), id, z.union([z.literal(0), z.literal(1)])])),
  hastes: z.array(
    z.object({
      status: id,
      factor: z.number().positive().max(1),
      lessMs: id.default(0),
      actions: z.array(id).optional(),
      fromLevel: id.default(0),
      untilLevel: id.default(highestLevel),
    }),
  ),
  unmeasured: z.array(z.object({ status: id })),
  traits: z.array(
    z.object({
      job: z.enum(Object.keys(jobs) as [Job, ...Job[]]),
      factor: z.number().positive().max(1),
      fromLevel: id,
    }),
  ),
})
