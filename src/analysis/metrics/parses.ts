import { type PlayerRef, refOf } from '../blame.ts'
import type { PullContext } from '../context.ts'
import { type AgainstField, jobAgainstField, partyAgainstField } from '../damage/against-field.ts'
import { type Dealt, dealtIn } from '../damage/dealt.ts'
import { parseBlocks } from '../damage/parse-blocks.ts'
import { defineMetric } from '../metric.ts'

export interface ParsedPlayer {
  readonly player: PlayerRef
  readonly amount: number
  /** Over the time that somebody could be fought. */
  readonly perSecond: number
  /**
   * Beside the rDPS of the field’s players of that job: only of phases that were completed. It is `at most` that, and
   * `about` that, rather more, for whoever gives raid buffs.
   */
  readonly field?: AgainstField & { readonly bound: 'at most' | 'about' }
}

export interface ParsedPhase {
  /** 1-based, intermissions counted. */
  readonly id: number
  readonly name: string
  readonly isComplete: boolean
  /** Its length without downtime. */
  readonly activeMs: number
  /** Everybody together, limit breaks left out. */
  readonly party: { readonly amount: number; readonly perSecond: number; readonly field?: AgainstField }
  /** Most first. */
  readonly players: readonly ParsedPlayer[]
}

export interface Parses {
  /** What is compared, for no source tells rDPS of a pull yet. */
  readonly compared: 'damage'
  /** Of which patch and day the field’s figures are; absent for a fight that has none. */
  readonly field?: { readonly patch: string; readonly asOf: string }
  readonly phases: readonly ParsedPhase[]
}

/** A phase of a few seconds says nothing. */
const leastMs = 10_000
/** More damage than this that nobody is known for, and nobody’s own is known either. */
const unknownShare = 0.01

/**
 * Damage per player and phase, per second of the time that somebody could be fought, as FFLogs counts it (phase length
 * without downtime: in a recorded FRU kill the field’s figures fit that and not the whole length). Beside it, for
 * phases that were completed, wipes too, the field’s percentile of that job in that phase (`vendor/field-percentiles.json`,
 * straight between two figures). Those are of rDPS, which no log tells and which is not estimated here: rDPS takes away
 * what others' raid buffs gave and adds what one's own gave, so damage as it fell is an upper bound for most jobs (by up to a
 * tenth in a recorded kill); those that give raid buffs have about as much rDPS or more (an Astrologian by a third). The party’s percentile has no
 * such bias, since buffs only move damage within it. None where nobody has looked up the fight, where a job is unknown, or
 * where a log of 2021 gives ticks to nobody.
 */
export const parses = defineMetric<Parses>({
  id: 'parses',
  title: 'Parses',
  about: 'Damage per second by phase, beside what the field does in it.',
  version: 1,
  compute(context) {
    const { encounter, facts } = context
    const known = encounter && facts.field().encounters.get(encounter.key)
    const told = dealtIn(context).filter(({ activeMs }) => activeMs >= leastMs)
    const { patch, asOf } = facts.field()
    return {
      compared: 'damage',
      ...(known && { field: { patch, asOf } }),
      phases: told.map((dealt) => parsePhase(context, dealt)),
    }
  },
  present: parseBlocks,
})

function parsePhase(context: PullContext, dealt: Dealt): ParsedPhase {
  const { phases, pull, players } = context
  const { phase, activeMs, amounts, unattributed } = dealt
  const isComplete = pull.outcome === 'kill' || phase !== phases.at(-1)
  const perSecond = (amount: number) => amount / (activeMs / 1000)
  const total = [...amounts.values()].reduce((sum, amount) => sum + amount, 0)
  const isKnown = unattributed <= total * unknownShare
  const facts = context.facts.field()
  const field =
    isComplete && isKnown && context.encounter
      ? facts.encounters.get(context.encounter.key)?.find((one) => one.phase === phase.id)
      : undefined
  const party =
    field &&
    partyAgainstField(
      facts,
      field,
      players.map(({ job }) => job),
      perSecond(total),
    )
  return {
    id: phase.id,
    name: phase.name,
    isComplete,
    activeMs,
    party: { amount: total, perSecond: perSecond(total), ...(party && { field: party }) },
    players: players
      .map((player) => {
        const amount = amounts.get(player.id) ?? 0
        const own = field && jobAgainstField(facts, field, player.job, perSecond(amount))
        const gives = context.facts.raidBuffs.some(({ job }) => job === player.job)
        return {
          player: refOf(player),
          amount,
          perSecond: perSecond(amount),
          ...(own && { field: { ...own, bound: gives ? ('about' as const) : ('at most' as const) } }),
        }
      })
      .sort((one, other) => other.amount - one.amount || one.player.id - other.player.id),
  }
}
