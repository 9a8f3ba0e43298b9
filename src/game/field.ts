import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Job, jobs } from '../game.ts'

/** What the field does in a phase: rDPS per second that somebody could be fought, at each of the field's percentiles. */
export interface FieldPhase {
  /** 1-based, intermissions counted, as FFLogs counts. */
  readonly phase: number
  readonly jobs: ReadonlyMap<Job, readonly number[]>
}

export interface FieldFacts {
  /** Of the game, and the day on which it was looked up. */
  readonly patch: string
  readonly asOf: string
  /** From the best, 100, down to 0. */
  readonly percentiles: readonly number[]
  /** By encounter key; nobody has looked up the rest. */
  readonly encounters: ReadonlyMap<string, readonly FieldPhase[]>
}

/** Reads it when it is first asked for. */
export function openField(): () => FieldFacts {
  let read: FieldFacts | undefined
  return () => {
    read ??= readField()
    return read
  }
}

/** Where among falling figures an amount lies, 0 to 100, straight between two of them. */
export function percentileOf(percentiles: readonly number[], figures: readonly number[], amount: number): number {
  if (amount >= (figures[0] ?? 0)) return percentiles[0] ?? 100
  const below = figures.findIndex((figure) => figure <= amount)
  if (below === -1) return percentiles.at(-1) ?? 0
  const [low = 0, high = 0] = [figures[below], figures[below - 1]]
  const [from = 0, to = 0] = [percentiles[below], percentiles[below - 1]]
  return high === low ? to : from + ((amount - low) / (high - low)) * (to - from)
}

const job = z.enum(Object.keys(jobs) as [Job, ...Job[]])
const phase = z.object({ phase: z.int().positive(), jobs: z.partialRecord(job, z.array(z.number())) })
const file = z.object({
  patch: z.string(),
  asOf: z.string(),
  percentiles: z.array(z.number()),
  encounters: z.record(z.string(), z.array(phase)),
})

function readField(): FieldFacts {
  const told = file.parse(
    JSON.parse(readFileSync(new URL('../../vendor/field-percentiles.json', import.meta.url), 'utf8')),
  )
  const phases = Object.entries(told.encounters).map(
    ([key, own]) => [key, own.map(({ phase, jobs }) => ({ phase, jobs: jobsIn(jobs) }))] as const,
  )
  return { ...told, encounters: new Map(phases) }
}

const jobsIn = (told: z.infer<typeof phase>['jobs']): ReadonlyMap<Job, readonly number[]> => {
  const known = new Map<Job, readonly number[]>()
  for (const name of job.options) {
    const figures = told[name]
    if (figures !== undefined) known.set(name, figures)
  }
  return known
}
