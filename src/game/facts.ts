import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Job, jobs } from '../game.ts'
import { type ArenaFacts, openArenaFacts } from './arena-facts.ts'
import { type Catalogue, openCatalogue } from './catalogue.ts'
import { type FaultRules, openFaultRules } from './fault-rules.ts'
import { type FieldFacts, openField } from './field.ts'
import { type MitigationBook, openMitigations } from './mitigations.ts'
import { openSpeed, type SpeedFacts } from './speed.ts'
import { openTimelines, type Timeline } from './timelines.ts'

/**
 * How a phase asks for damage: `pool` is to be emptied before a cast · `threshold` is to be brought down to `share` of
 * max HP before one · `fixed` lasts as long as it lasts.
 */
export type DamageCheck = { readonly kind: 'pool' | 'fixed' } | { readonly kind: 'threshold'; readonly share: number }

/** A known fight. */
export interface EncounterFacts {
  readonly key: string
  readonly name: string
  readonly short: string
  readonly territoryId: number
  /** Level everybody is brought down to. */
  readonly levelSync: number
  /** FFLogs encounter ids of every era. */
  readonly fflogsIds: readonly number[]
  /** In order; empty where nobody has named them. */
  readonly phases: readonly {
    readonly name: string
    readonly isIntermission: boolean
    /** What its bosses' HP must come to before the enrage, where somebody has said it. */
    readonly check?: DamageCheck | undefined
  }[]
  /** BNpcBase ids; `phases` are indexes into `phases` above. */
  readonly bosses: readonly { readonly name: string; readonly gameId: number; readonly phases: readonly number[] }[]
  /** Action ids that end the pull because time ran out. */
  readonly enrages: readonly number[]
  /** Action ids that push people, so that a fall soon after is no mystery. */
  readonly knockbacks: readonly number[]
  /** Action ids of plain attacks. */
  readonly autoAttacks: readonly number[]
}

export interface RaidBuffFacts {
  readonly name: string
  readonly job: Job
  readonly statuses: readonly number[]
  readonly on: 'party' | 'boss'
  readonly durationMs: number
  readonly cooldownMs: number
  readonly fromLevel: number
  /** About what share it adds to damage, 0 to 1: chances to crit or hit directly counted as what they bring on average. */
  readonly worth: number
}

export interface GameFacts {
  readonly encounters: readonly EncounterFacts[]
  /** What people wrote down of a fight, by the encounter’s key; read when it is first asked for. */
  readonly faultRules: FaultRules
  readonly raidBuffs: readonly RaidBuffFacts[]
  /** What makes hits on players smaller, by level; read when it is first asked for. */
  readonly mitigations: MitigationBook
  /** Status ids by what they do to whoever has them. */
  readonly faultStatuses: {
    readonly vulnerability: readonly number[]
    readonly damageDown: readonly number[]
    readonly doom: readonly number[]
  }
  /** Statuses that keep whoever has them from acting. */
  readonly lockStatuses: ReadonlySet<number>
  /** Actions and statuses by id; read when it is first asked for. */
  readonly catalogue: () => Catalogue
  /** How fast actions follow each other; read when it is first asked for. */
  readonly speed: () => SpeedFacts
  /** By the encounter’s key; each is read when it is first asked for. */
  readonly timelines: (encounter: string) => Timeline | undefined
  /** What others do in the phases of some fights; read when first asked for. */
  readonly field: () => FieldFacts
  /** Floors of the fights and shapes of what hits; read when first asked for. */
  readonly arenas: () => ArenaFacts
}

/** Reads `vendor/`; once, at start. */
export const readFacts = (catalogue = openCatalogue()): GameFacts => ({
  encounters: read('encounters', z.array(encounter)),
  faultRules: openFaultRules(),
  raidBuffs: read('raid-buffs', z.array(raidBuff)),
  mitigations: openMitigations(),
  faultStatuses: read('fault-statuses', faultStatuses),
  lockStatuses: new Set(read('lock-statuses', ids)),
  catalogue,
  speed: openSpeed(catalogue),
  arenas: openArenaFacts(),
  field: openField(),
  timelines: openTimelines(),
})

/** The known fight of a territory or of an FFLogs encounter id; the territory decides when both are given. */
export const findEncounter = (
  { encounters }: Pick<GameFacts, 'encounters'>,
  {
    territoryId,
    encounterId,
  }: { readonly territoryId?: number | undefined; readonly encounterId?: number | undefined },
): EncounterFacts | undefined =>
  encounters.find((known) => known.territoryId === territoryId) ??
  encounters.find(({ fflogsIds }) => encounterId !== undefined && fflogsIds.includes(encounterId))

const read = <Content>(name: string, schema: z.ZodType<Content>): Content =>
  schema.parse(JSON.parse(readFileSync(new URL(`../../vendor/${name}.json`, import.meta.url), 'utf8')))

const id = z.int().nonnegative()
const ids = z.array(id)
const job = z.enum(Object.keys(jobs) as [Job, ...Job[]])

const check = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['pool', 'fixed']) }),
  z.object({ kind: z.literal('threshold'), share: z.number().min(0).max(1) }),
])

const encounter = z.object({
  key: z.string(),
  name: z.string(),
  short: z.string(),
  territoryId: id,
  levelSync: id,
  fflogsIds: ids,
  phases: z.array(z.object({ name: z.string(), isIntermission: z.boolean(), check: check.optional() })),
  bosses: z.array(z.object({ name: z.string(), gameId: id, phases: ids })),
  enrages: ids,
  knockbacks: ids,
  autoAttacks: ids,
})

const raidBuff = z.object({
  name: z.string(),
  job,
  statuses: ids,
  on: z.enum(['party', 'boss']),
  durationMs: id,
  cooldownMs: id,
  fromLevel: id,
  worth: z.number().min(0).max(1),
})

const faultStatuses = z.object({ vulnerability: ids, damageDown: ids, doom: ids })
