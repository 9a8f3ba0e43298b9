import { formatTime } from '../../format.ts'
import { type Blame, labelOf, type PlayerRef, refOf } from '../blame.ts'
import type { Fault, PullContext } from '../context.ts'
import { type DeathTold, tellDeath } from '../death-told.ts'
import type { FaultKind } from '../faults.ts'
import { defineMetric } from '../metric.ts'

export interface FaultTold {
  readonly atMs: number
  readonly phase: string
  readonly kind: FaultKind
  readonly ability: { readonly id: number; readonly name: string }
  readonly grave: boolean
  /** Which layer of rules spoke. */
  readonly layer: 'authored'
  /** `each` of the players made it · `one` of them did, and nobody can tell which · `raid`: nobody is named. */
  readonly about: Fault['about']
  readonly players: readonly PlayerRef[]
  /** How sure it is of each player, 0 to 1. Under 0.6 nobody is named in public. */
  readonly confidence: number
  /** When those died who died of it. */
  readonly deathsMs: readonly number[]
}

export interface Faults {
  /** False where nobody has written rules for this fight: then no faults means nothing. */
  readonly hasRules: boolean
  /** Oldest first, nothing after the cutoff. */
  readonly faults: readonly FaultTold[]
  /** The deaths the pull ended with, oldest first: consequences, not faults. */
  readonly finalChain: readonly Pick<DeathTold, 'player' | 'diedMs' | 'ability' | 'kind'>[]
  /** Occurrences of mechanics that have a rule, as chances to fail. */
  readonly chances: number
}

/** An authored table is right about an ability nearly always, and about the person unless they were pushed into it. */
const authored = 0.9

/**
 * Broken rules of the authored tables (`vendor/fault-rules.json`): hit by what nobody should be hit by, shared what is
 * for one, alone in what is to be shared, wrong role hit, gained what is gained only by mistake. Hits of one use within
 * 1,000 ms are one fault, nothing after the cutoff counts, and whoever cannot be told apart is not named (METRICS §2).
 */
export const faults = defineMetric<Faults>({
  id: 'faults',
  title: 'Faults',
  about: 'Which rules were broken before the pull was lost, and what followed from it.',
  version: 2,
  compute(context) {
    const rules = (context.encounter && context.facts.faultRules[context.encounter.key]) ?? []
    const ruled = new Set(rules.map(({ id }) => id))
    return {
      hasRules: rules.length > 0,
      faults: context.faults.map((fault) => tellFault(context, fault)),
      finalChain: context.finalChain.map((death) => {
        const { player, diedMs, ability, kind } = tellDeath(context, death)
        return { player, diedMs, kind, ...(ability ? { ability } : {}) }
      }),
      chances: context.resolutions.filter(({ ability }) => ruled.has(ability)).length,
    }
  },
  present({ hasRules, faults: told }, blame: Blame = 'roles') {
    if (!hasRules)
      return [{ kind: 'note', text: 'Nobody has written rules for this fight yet, so no faults are told.' }]
    if (told.length === 0) return [{ kind: 'note', text: 'No rule was broken before the pull was lost.' }]
    return [
      {
        kind: 'table',
        title: 'Faults',
        columns: [
          { label: 'At', align: 'right' },
          { label: 'What', align: 'left' },
          { label: 'Who', align: 'left' },
        ],
        rows: told.map((fault) => [formatTime(fault.atMs), describe(fault), whoOf(fault, blame)]),
      },
    ]
  },
})

/** Nobody is named in public under this. */
export const publicConfidence = 0.6

/** Who a fault is about, as the blame level allows; the raid where nobody can be told. */
export function whoOf({ about, players, confidence }: FaultTold, blame: Blame): string {
  if (about !== 'each' || confidence < publicConfidence || players.length === 0) return 'the raid'
  return players.map((player) => labelOf(player, blame)).join(', ')
}

function tellFault(context: PullContext, fault: Fault): FaultTold {
  const { atMs, kind, id, rule, about, players, deaths } = fault
  const nameOf = kind === 'status' ? context.statusName : context.abilityName
  return {
    atMs,
    phase: context.phaseAt(atMs).name,
    kind,
    ability: { id, name: nameOf(id) },
    grave: rule.grave,
    layer: 'authored',
    about,
    players: players.flatMap((player) => {
      const actor = context.actor(player)
      return actor === undefined ? [] : [refOf(actor)]
    }),
    confidence: about === 'each' ? authored : about === 'one' ? authored / Math.max(players.length, 1) : 0,
    deathsMs: deaths.map(({ diedMs }) => diedMs),
  }
}

function describe({ kind, ability }: FaultTold): string {
  switch (kind) {
    case 'avoidable':
      return ability.name
    case 'shared':
      return `${ability.name} shared`
    case 'wrong-role':
      return `${ability.name} off the tank`
    case 'alone':
      return `${ability.name} alone`
    case 'failed':
      return ability.name
    case 'status':
      return ability.name
  }
}
