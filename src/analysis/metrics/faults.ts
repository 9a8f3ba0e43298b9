import { formatTime } from '../../format.ts'
import type { Slot } from '../../strat/strat.ts'
import { findChances } from '../attribution/chances.ts'
import {
  type Fault,
  type FaultKind,
  type FaultLayer,
  type PressVerdict,
  publicConfidence,
} from '../attribution/fault.ts'
import { findOrigin } from '../attribution/origin.ts'
import { findRaidDeath, type RaidDeath } from '../attribution/raid-death.ts'
import { type Blame, labelOf, type PlayerRef, refOf } from '../blame.ts'
import type { PullContext } from '../context.ts'
import { type DeathTold, tellDeath } from '../ending/death-told.ts'
import { defineMetric } from '../metric.ts'

export interface FaultTold {
  /** Stable within the pull, for rulings: `{kind}:{abilityId}_{occurrence}`, and a third part where several are told. */
  readonly key: string
  readonly atMs: number
  readonly phase: string
  readonly kind: FaultKind
  readonly ability: { readonly id: number; readonly name: string }
  readonly occurrence: number
  /** Major, or minor. */
  readonly grave: boolean
  /** Which layer of rules spoke; `facts` needs none. */
  readonly layer: FaultLayer
  /** Clean resolutions behind a learned rule. */
  readonly support?: number
  /** `each` of the players made it · `one` of them did, and nobody can tell which · `raid`: nobody is named. */
  readonly about: Fault['about']
  readonly players: readonly FaultyPlayer[]
  /** Of the statement as a whole, 0 to 1, calibrated. Under 0.6 nothing is said in public. */
  readonly confidence: number
  /** From the mistake to the deaths, oldest first. */
  readonly chain: readonly {
    readonly atMs: number
    readonly what: 'mistake' | 'consequence' | 'death'
    readonly ability?: { readonly id: number; readonly name: string }
    readonly players: readonly PlayerRef[]
  }[]
  /** When those died who died of it. */
  readonly deathsMs: readonly number[]
  /** For `mitigation`. */
  readonly cover?: { readonly ability: number; readonly name: string; readonly press: PressVerdict }
}

export type FaultyPlayer = PlayerRef & { readonly slot?: Slot; readonly confidence: number }

export interface Faults {
  /** False where nobody has rules for this fight: then no faults means little. */
  readonly hasRules: boolean
  /** Oldest first, nothing after the cutoff. */
  readonly faults: readonly FaultTold[]
  /** Key of the fault that the end follows from. */
  readonly origin?: string
  /** The deaths the pull ended with, oldest first: consequences, not faults. */
  readonly finalChain: readonly Pick<DeathTold, 'player' | 'diedMs' | 'ability' | 'kind'>[]
  /** How many occurrences of mechanics that have a rule each player reached alive. */
  readonly chances: readonly { readonly player: PlayerRef; readonly chances: number }[]
  /** What the first raid-wide death was a matter of. */
  readonly raidDeath?: RaidDeath
}

/**
 * What went wrong before the pull was lost, by three layers of rules, with who did it and what came of it (METRICS §2,
 * `attribution/`): one origin for one resolution, nothing after the cutoff, and nobody named who cannot be told apart.
 * \`hasRules\` tells a fight about which nobody knows anything; chances are uses of what has a rule, reached alive.
 */
export const faults = defineMetric<Faults>({
  id: 'faults',
  title: 'Faults',
  about: 'Which rules were broken before the pull was lost, and what followed from it.',
  version: 9,
  needs: 'knowledge',
  compute(context) {
    const origin = findOrigin(context)
    const raidDeath = findRaidDeath(context)
    return {
      hasRules: context.rules.hasRules,
      faults: context.faults.map((fault) => tellFault(context, fault)),
      ...(origin === undefined ? {} : { origin: origin.key }),
      finalChain: context.finalChain.map((death) => {
        const { player, diedMs, ability, kind } = tellDeath(context, death)
        return { player, diedMs, kind, ...(ability ? { ability } : {}) }
      }),
      chances: findChances(context),
      ...(raidDeath === undefined ? {} : { raidDeath }),
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

/** Who a fault is about, as the blame level allows; the raid where nobody can be told. */
export function whoOf({ about, players, confidence }: FaultTold, blame: Blame): string {
  const named = players.filter((player) => player.confidence >= publicConfidence)
  if (about !== 'each' || confidence < publicConfidence || named.length === 0) return 'the raid'
  return named.map((player) => labelOf(player, blame)).join(', ')
}

function tellFault(context: PullContext, fault: Fault): FaultTold {
  const { key, atMs, kind, id, occurrence, grave, layer, support, about, suspects, confidence, cover } = fault
  const refs = (ids: readonly number[]) =>
    ids.flatMap((player) => {
      const actor = context.actor(player)
      return actor === undefined ? [] : [refOf(actor)]
    })
  const nameOf = kind === 'status' ? context.statusName : context.abilityName
  return {
    key,
    atMs,
    phase: context.phaseAt(atMs).name,
    kind,
    ability: { id, name: nameOf(id) },
    occurrence,
    grave,
    layer,
    ...(support === undefined ? {} : { support }),
    about,
    players: suspects.flatMap((suspect) => {
      const slot = context.slots.get(suspect.player)?.slot
      return refs([suspect.player]).map((player) => ({
        ...player,
        ...(slot === undefined ? {} : { slot }),
        confidence: suspect.confidence,
      }))
    }),
    confidence,
    chain: fault.chain.map(({ ability, players, ...step }) => ({
      ...step,
      ...(ability === undefined ? {} : { ability: { id: ability, name: context.abilityName(ability) } }),
      players: refs(players),
    })),
    deathsMs: fault.deaths.map(({ diedMs }) => diedMs),
    ...(cover === undefined ? {} : { cover: { ...cover, name: context.abilityName(cover.ability) } }),
  }
}

function describe({ kind, ability, cover }: FaultTold): string {
  switch (kind) {
    case 'avoidable':
    case 'failed':
    case 'status':
      return ability.name
    case 'shared':
      return `${ability.name} shared`
    case 'wrong-role':
      return `${ability.name} off the tank`
    case 'alone':
      return `${ability.name} alone`
    case 'too-few':
      return `${ability.name} one short`
    case 'soak':
      return `${ability.name} not soaked`
    case 'pull-time':
      return 'the pull'
    case 'survivable':
      return `${ability.name}, which others survived`
    case 'mitigation':
      return `${cover?.name ?? 'mitigation'} for ${ability.name}`
    case 'raise-lost':
      return 'a raise that ran out'
    case 'fall':
      return 'off the arena'
  }
}
