// Makes vendor/mitigations.json from the facts that lie beside the project. The outcome is committed: only who adds facts
// needs this.
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { effectsOf, stepsOf } from './mitigation-effects.ts'
import { aliases, apart, costsGauge, needs, partOf, replacedBy } from './mitigation-prose.ts'
import { bytes, json, type Row, readSharedFacts, table } from './shared.ts'

const file = 'vendor/mitigations.json'

/** The mitigation of players as the text of its file: one line an entry, in the form that `src/game/mitigations.ts` reads. */
export function writeMitigations(): string {
  const actions = new Map(table(bytes('actions_player.tsv')).map((row) => [Number(row.id), row]))
  const traits = table(bytes('trait_effects.tsv'))
  const told = facts.parse(json('mitigations.json')).items.flatMap((item) => tellApart(item, actions))
  const own = told.filter(({ name }) => partOf[name] === undefined)
  const entries = own.map((item) => toEntry(item, told, actions, traits))
  return `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]\n`
}

export interface Item extends Omit<z.infer<typeof fact>, 'minLevel'> {
  readonly minLevel: number
}

function tellApart(told: z.infer<typeof fact>, actions: ReadonlyMap<number, Row>): readonly Item[] {
  const item = { ...told, minLevel: told.minLevel ?? (Number(actions.get(told.actionId)?.level) || 1) }
  return (
    apart[item.name]?.map(({ size, ...one }) => ({
      ...item,
      ...one,
      shield: item.shield && { ...item.shield, value: size },
    })) ?? [item]
  )
}

function toEntry(item: Item, told: readonly Item[], actions: ReadonlyMap<number, Row>, traits: readonly Row[]) {
  const { name, kind, actionId, jobs, scope, minLevel, confidence, exclusiveGroup: group } = item
  const replacing = told.find((other) => replacedBy[name] === other.name)
  const replaced = told.find((other) => replacedBy[other.name] === name)
  const isLimitBreak = kind === 'limit-break'
  const recast = sharedRecast(item, told, actions)
  const statuses = [item, ...told.filter((other) => partOf[other.name] === name)].flatMap(({ statusIds }) => statusIds)
  return {
    name: name.replace(/ \(.*\)$/, ''),
    actions: [actionId, ...(aliases[name] ?? [])],
    jobs,
    reach: scope,
    effects: effectsOf({ ...item, statusIds: statuses }),
    cooldownMs: isLimitBreak ? undefined : cooldownOf(item),
    charges: chargesOf(item, traits),
    recast,
    costs: costsGauge.has(name) || undefined,
    after: needs[name],
    replaces: replaced?.actionId,
    limitBreak: isLimitBreak || undefined,
    group: group && told.some((other) => other.name !== name && other.exclusiveGroup === group) ? group : undefined,
    minLevel,
    untilLevel: replacing && replacing.minLevel - 1,
    sure: confidence === 'high' ? undefined : false,
  }
}

const cooldownOf = ({ cooldownS, cooldownByLevel, minLevel }: Item) =>
  cooldownS === null ? undefined : stepsOf(cooldownByLevel, minLevel, cooldownS, 1_000)

/** Where a trait gives more of them, by level. */
function chargesOf({ name, charges, minLevel }: Item, traits: readonly Row[]) {
  const trait = traits.find(({ action, kind }) => action === name && kind === 'charges')
  if (trait === undefined) return charges ?? undefined
  return [
    [minLevel, 1],
    [Number(trait.level), Number(trait.value)],
  ]
}

/** The recast that it has together with another action of its job, replacements aside. */
function sharedRecast(item: Item, told: readonly Item[], actions: ReadonlyMap<number, Row>): number | undefined {
  const recastOf = ({ actionId }: Item) => Number(actions.get(actionId)?.cd_group?.split('/')[0] || 0)
  const recast = recastOf(item)
  const isOther = (other: Item) =>
    other.name !== item.name && replacedBy[other.name] !== item.name && replacedBy[item.name] !== other.name
  const isShared = told.some(
    (other) => recastOf(other) === recast && isOther(other) && other.jobs.some((job) => item.jobs.includes(job)),
  )
  return recast !== 0 && recast !== everyGcd && isShared ? recast : undefined
}

/** The recast of the global cooldown. */
const everyGcd = 57

const byLevel = z.record(z.string(), z.number()).nullable()
const percent = z
  .number()
  .nullable()
  .transform((told) => told ?? 0)
const fact = z.object({
  name: z.string(),
  actionId: z.int(),
  statusIds: z.array(z.int()),
  jobs: z.array(z.string()),
  scope: z.string(),
  kind: z.string(),
  reducePhysicalPct: percent,
  reduceMagicPct: percent,
  shield: z.object({ type: z.string(), value: z.number().optional(), statusId: z.int().optional() }).nullable(),
  durationS: z.number().nullable(),
  durationByLevel: byLevel,
  cooldownS: z.number().nullable(),
  cooldownByLevel: byLevel,
  amountByLevel: byLevel,
  charges: z.int().nullable(),
  minLevel: z.int().nullable(),
  exclusiveGroup: z.string().nullable(),
  confidence: z.string(),
})
const facts = z.object({ items: z.array(fact) })

if (import.meta.main) {
  if (readSharedFacts() === undefined) {
    process.stderr.write(`There is no shared data beside the project: ${file} stays as it is.\n`)
    process.exitCode = 1
  } else {
    writeFileSync(file, writeMitigations())
    process.stdout.write(`${file} is written.\n`)
  }
}
