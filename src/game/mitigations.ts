import type { Job } from '../game.ts'
import { highestLevel, type MitigationTold, readMitigations, type Stepped, valueAt } from './mitigation-file.ts'

/** How much a shield takes: a share of the bearer's or the caster's max HP, so many times what its heal mends, or a potency. */
export interface Shield {
  readonly of: 'max-hp' | 'heal' | 'potency'
  readonly size: number
}

/** What one status of a mitigation does. */
export interface MitigationEffect {
  readonly status: number
  /**
   * `share` takes a share off each hit · `shield` takes hits until it is used up · `block` blocks all of them ·
   * `invulnerable` lets nothing kill · `aid` takes nothing off: it mends, raises max HP or healing, or holds in place.
   */
  readonly kind: 'share' | 'shield' | 'block' | 'invulnerable' | 'aid'
  /** Share taken off physical and magical damage, 0 to 1; unaspected damage meets shields only. */
  readonly physical: number
  readonly magical: number
  readonly shield?: Shield
  readonly durationMs: number
  /** What it takes off more if whoever gave it carried one of these then. */
  readonly more?: { readonly while: readonly number[]; readonly physical: number; readonly magical: number }
}

/** An action, or a line of actions that replace each other by level, that makes hits smaller: its numbers at a level. */
export interface MitigationFacts {
  readonly name: string
  /** Action ids that do it, at any level: a plan may name Sentinel where it has become Guardian. */
  readonly actions: readonly number[]
  readonly jobs: readonly Job[]
  /** Whom it is on: `boss` weakens an enemy, `ally` is for one, who may be whoever presses it. */
  readonly reach: 'boss' | 'party' | 'ally' | 'self'
  /** The main effect's. */
  readonly kind: MitigationEffect['kind']
  readonly effects: readonly MitigationEffect[]
  /** Of its effects. */
  readonly statuses: readonly number[]
  /** What its longest effect takes off, 0 to 1. */
  readonly physical: number
  readonly magical: number
  /** Of its longest effect. */
  readonly durationMs: number
  /** 0 for what has none of its own. */
  readonly cooldownMs: number
  readonly charges: number
  /** Actions of one job with the same recast hold each other back. */
  readonly recast?: number
  /** Paid for with a gauge, a card or MP that logs do not tell: ready is not the same as affordable. */
  readonly costs: boolean
  /** Can only be pressed after this action. */
  readonly after?: number
  readonly limitBreak: boolean
  /** Of one group only one counts at a time. */
  readonly group?: string
  readonly minLevel: number
  /** What replaces it comes with the next level. */
  readonly untilLevel: number
  /** Whether two sources say so. */
  readonly sure: boolean
}

/** What a status on somebody is: more than one where actions share a status. */
export interface StatusMeaning {
  readonly mitigation: MitigationFacts
  readonly effect: MitigationEffect
}

/** The mitigation of players at a level. */
export interface Mitigations {
  readonly level: number
  /** What exists there. */
  readonly all: readonly MitigationFacts[]
  /** By any action of its line, whatever the level: what is pressed for it at this one. */
  readonly byAction: ReadonlyMap<number, MitigationFacts>
  /** What does not exist at this level is kept: a status that is on exists. */
  readonly byStatus: ReadonlyMap<number, readonly StatusMeaning[]>
}

/** The mitigation of players; where nobody knows the level, it is taken to be the highest. */
export interface MitigationBook {
  at(level: number | undefined): Mitigations
}

/** Reads `vendor/mitigations.json` when it is first asked for. */
export function openMitigations(): MitigationBook {
  let told: readonly MitigationTold[] | undefined
  const made = new Map<number, Mitigations>()
  return {
    at: (level = highestLevel) => {
      told ??= readMitigations()
      const known = made.get(level) ?? atLevel(told, level)
      made.set(level, known)
      return known
    },
  }
}

function atLevel(told: readonly MitigationTold[], level: number): Mitigations {
  const lines = told.map((entry) => toFacts(entry, told, level))
  const all = lines.filter(({ minLevel, untilLevel }) => minLevel <= level && level <= untilLevel)
  const meanings = [...all, ...lines.filter((line) => !all.includes(line))].flatMap((mitigation) =>
    mitigation.effects.map((effect) => ({ mitigation, effect })),
  )
  const byStatus = Map.groupBy(meanings, ({ effect }) => effect.status)
  const byAction = new Map(all.flatMap((line) => line.actions.map((action) => [action, line] as const)))
  return { level, all, byAction, byStatus }
}

function toFacts(entry: MitigationTold, told: readonly MitigationTold[], level: number): MitigationFacts {
  const at = (steps: Stepped) => valueAt(steps, level)
  const effects = entry.effects
    .filter(({ fromLevel }) => level < entry.minLevel || fromLevel <= level)
    .map(({ status, kind, physical, magical, durationMs, shield, more }) => ({
      status,
      kind,
      physical: at(physical),
      magical: at(magical),
      durationMs: at(durationMs),
      ...(shield && { shield: { of: shield.of, size: at(shield.size) } }),
      ...(more && { more }),
    }))
  const [main] = effects
  const { recast, after, group } = entry
  return {
    name: entry.name,
    actions: [...entry.actions, ...relativesOf(entry, told)],
    jobs: entry.jobs,
    reach: entry.reach,
    kind: main?.kind ?? 'aid',
    effects,
    statuses: effects.map(({ status }) => status),
    physical: main?.physical ?? 0,
    magical: main?.magical ?? 0,
    durationMs: main?.durationMs ?? 0,
    cooldownMs: at(entry.cooldownMs),
    charges: at(entry.charges),
    ...(recast !== undefined && { recast }),
    costs: entry.costs,
    ...(after !== undefined && { after }),
    limitBreak: entry.limitBreak,
    ...(group !== undefined && { group }),
    minLevel: entry.minLevel,
    untilLevel: entry.untilLevel,
    sure: entry.sure,
  }
}

/** What it replaces, and what replaces it. */
const relativesOf = ({ actions, replaces }: MitigationTold, told: readonly MitigationTold[]): readonly number[] => [
  ...(replaces === undefined ? [] : [replaces]),
  ...told.flatMap((other) => (other.replaces !== undefined && actions.includes(other.replaces) ? other.actions : [])),
]
