import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Job, jobs } from '../game.ts'

/** One number for every level, or `[from level, number]` in order. */
export type Stepped = number | readonly (readonly [fromLevel: number, value: number])[]

/** An entry of `vendor/mitigations.json`. */
export type MitigationTold = z.infer<typeof file>[number]

export const readMitigations = (): readonly MitigationTold[] =>
  file.parse(JSON.parse(readFileSync(new URL('../../vendor/mitigations.json', import.meta.url), 'utf8')))

/** The last step that is not above the level; below the first, the first. */
export function valueAt(steps: Stepped, level: number): number {
  if (typeof steps === 'number') return steps
  return (steps.findLast(([fromLevel]) => fromLevel <= level) ?? steps[0])?.[1] ?? 0
}

export const highestLevel = 100

const id = z.int().nonnegative()
const level = z.int().min(1).max(highestLevel)
const stepped = <Value extends z.ZodType<number>>(value: Value) =>
  z.union([value, z.array(z.tuple([level, value])).min(1)])
const share = z.number().min(0).max(1)

const file = z.array(
  z.object({
    name: z.string(),
    actions: z.array(id).nonempty(),
    jobs: z.array(z.enum(Object.keys(jobs) as [Job, ...Job[]])).nonempty(),
    reach: z.enum(['boss', 'party', 'ally', 'self']),
    effects: z.array(
      z.object({
        status: id,
        kind: z.enum(['share', 'shield', 'block', 'invulnerable', 'aid']),
        physical: stepped(share).default(0),
        magical: stepped(share).default(0),
        durationMs: stepped(id),
        shield: z
          .object({ of: z.enum(['max-hp', 'heal', 'potency']), size: stepped(z.number().positive()) })
          .optional(),
        more: z.object({ while: z.array(id), physical: share, magical: share }).optional(),
        fromLevel: level.default(1),
      }),
    ),
    cooldownMs: stepped(id).default(0),
    charges: stepped(id).default(1),
    recast: id.optional(),
    costs: z.boolean().default(false),
    after: id.optional(),
    replaces: id.optional(),
    limitBreak: z.boolean().default(false),
    group: z.string().optional(),
    minLevel: level,
    untilLevel: level.default(highestLevel),
    sure: z.boolean().default(true),
  }),
)
