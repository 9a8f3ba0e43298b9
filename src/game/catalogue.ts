import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Job, jobs } from '../game.ts'
import { type AbilityCategory, type AbilityKind, type ActionFacts, abilityKinds, type StatusFacts } from './ability.ts'

/** A boss's action, with what others say it is, where somebody says so. */
export interface BossAction {
  readonly id: number
  /** Empty where nobody has named it. */
  readonly name: string
  readonly castMs: number
  readonly label?: { readonly kind: AbilityKind; readonly confidence: number }
}

/** Actions and statuses by id, as `vendor/abilities.json` tells them. */
export interface Catalogue {
  readonly actions: ReadonlyMap<number, ActionFacts>
  readonly statuses: ReadonlyMap<number, StatusFacts>
  /** By encounter key, then by action id. */
  readonly bosses: ReadonlyMap<string, ReadonlyMap<number, BossAction>>
  /** In English; undefined where nobody has named it. */
  actionName(id: number): string | undefined
}

/** Reads the catalogue when it is first asked for: a start that needs none of it does not wait for it. */
export function openCatalogue(): () => Catalogue {
  let read: Catalogue | undefined
  return () => {
    read ??= readCatalogue()
    return read
  }
}

function readCatalogue(): Catalogue {
  const told = file.parse(JSON.parse(readFileSync(new URL('../../vendor/abilities.json', import.meta.url), 'utf8')))
  const actions = new Map(told.actions.map((row) => [row[0], toAction(row)]))
  const statuses = new Map(told.statuses.map((row) => [row[0], toStatus(row)]))
  const bosses = new Map(
    Object.entries(told.bosses).map(([key, rows]) => [key, new Map(rows.map((row) => [row[0], toBossAction(row)]))]),
  )
  const bossNames = new Map(
    [...bosses.values()].flatMap((own) => [...own].map(([id, { name }]) => [id, name] as const)),
  )
  return { actions, statuses, bosses, actionName: (id) => actions.get(id)?.name ?? (bossNames.get(id) || undefined) }
}

const id = z.int().nonnegative()
const categories = ['spell', 'weaponskill', 'ability', 'limit-break', 'auto-attack', 'item', 'other'] as const
const kinds = Object.keys(abilityKinds) as [AbilityKind, ...AbilityKind[]]

const action = z.tuple([
  id,
  z.string(),
  z.string(),
  z.enum(categories),
  z.union([z.literal(0), z.literal(1)]),
  id,
  id,
  id,
])
const status = z.tuple([id, z.string(), z.enum(['buff', 'debuff']), id], z.enum(['fault', 'mitigation', 'raid-buff']))
const boss = z.union([
  z.tuple([id, z.string(), id]),
  z.tuple([id, z.string(), id, z.enum(kinds), z.number().min(0).max(1)]),
])
const file = z.object({
  actions: z.array(action),
  statuses: z.array(status),
  bosses: z.record(z.string(), z.array(boss)),
})

function toAction([id, name, of, category, gcd, castMs, recastMs, charges]: z.infer<typeof action>): ActionFacts {
  const own = of.split(' ').filter((job): job is Job => job in jobs)
  return {
    id,
    name,
    jobs: own,
    category: category satisfies AbilityCategory,
    gcd: gcd === 1,
    castMs,
    recastMs,
    charges,
  }
}

const toStatus = ([id, name, kind, stacks, known]: z.infer<typeof status>): StatusFacts => ({
  id,
  name,
  kind,
  stacks,
  ...(known === undefined ? {} : { known }),
})

const toBossAction = ([id, name, castMs, kind, confidence]: z.infer<typeof boss>): BossAction => ({
  id,
  name,
  castMs,
  ...(kind === undefined || confidence === undefined ? {} : { label: { kind, confidence } }),
})
