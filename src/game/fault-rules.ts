import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What may be said of an action (or, for `status`, of a status). */
export type RuleKind = (typeof ruleKinds)[number]

/**
 * `avoidable` should hit nobody · `for-one` hits one at a time · `for-tank` tanks only · `for-tanks` is a blow that two
 * tanks share · `for-several` is shared · `tower` is what happens in a soaked tower; `failure` comes when it was not ·
 * `for-all` hits everybody, who should live through it · `knock-back` throws people, hit or not ·
 * `failed` happens only after a mistake that the hit itself does not name · `status` is gained only by mistake.
 */
export const ruleKinds = [
  'avoidable',
  'for-one',
  'for-tank',
  'for-tanks',
  'for-several',
  'tower',
  'for-all',
  'knock-back',
  'failed',
  'status',
] as const

/** What an authored table says. */
export interface FaultRule {
  readonly kind: RuleKind
  /** Action id; for `status` a status id. */
  readonly id: number
  /** In English, for logs that give no name. */
  readonly name: string
  /** A fault that usually ends the pull, not only costs something. */
  readonly grave: boolean
  /** How many take one of what is shared, or stand in one tower, when it goes well, where somebody says so. */
  readonly sharers?: Sharers
  /** Of a `tower`: the action that comes when too few stood in it. Of `failed`: the action whose failure it is. */
  readonly pair?: number
  /** 0 to 1: how often such a rule holds, by who says it (`scripts/vendor/fault-rule-verdict.ts`). */
  readonly confidence: number
  /** `oopsy` is checked in play, `drawn` is what an overlay shows, `written` stands beside an id, `called` is called out. */
  readonly sources: string
}

export interface Sharers {
  readonly least: number
  readonly most: number
}

/** By the encounter’s key: none for a fight nobody has written rules for. */
export type FaultRules = (encounter: string) => readonly FaultRule[]

/** The file is read when a rule is first asked for, and checked fight by fight. */
export function openFaultRules(): FaultRules {
  let file: Readonly<Record<string, unknown>> | undefined
  const read = new Map<string, readonly FaultRule[]>()
  return (encounter) => {
    const known = read.get(encounter)
    if (known !== undefined) return known
    file ??= z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8')))
    const rules = rows.parse(file[encounter] ?? []).map(toRule)
    read.set(encounter, rules)
    return rules
  }
}

const path = new URL('../../vendor/fault-rules.json', import.meta.url)

const id = z.int().nonnegative()
const share = z.number().min(0).max(1)
const more = z.object({ sharers: z.tuple([id, id]).optional(), pair: id.optional() })
/** `[kind, id, name, grave, confidence, sources]`, then what else is known. */
const row = z.union([
  z.tuple([z.enum(ruleKinds), id, z.string(), z.union([z.literal(0), z.literal(1)]), share, z.string()]),
  z.tuple([z.enum(ruleKinds), id, z.string(), z.union([z.literal(0), z.literal(1)]), share, z.string(), more]),
])
const rows = z.array(row)

function toRule([kind, action, name, grave, confidence, sources, told]: z.infer<typeof row>): FaultRule {
  const [least, most] = told?.sharers ?? []
  return {
    kind,
    id: action,
    name,
    grave: grave === 1,
    ...(least === undefined || most === undefined ? {} : { sharers: { least, most } }),
    ...(told?.pair === undefined ? {} : { pair: told.pair }),
    confidence,
    sources,
  }
}
