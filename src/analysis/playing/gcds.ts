import type { ActorId } from '../../event.ts'
import { baseGcdMs, type GcdFacts, leastGcdMs, type SpeedFacts } from '../../game/speed.ts'
import { sprint } from '../../game.ts'
import type { PullContext } from '../context.ts'
import { type CastBar, estimateGcdMs, type Interval } from './gcd-length.ts'
import { type Hastes, hasteAt, hastesOf, levelOf } from './haste.ts'
import { perPull } from './per-pull.ts'
import { type Use, usesOf } from './uses.ts'

/** An action on the global cooldown. */
export interface Gcd extends Use {
  /** How long it holds the next one back: its recast, or its cast with the caster’s tax if that is longer. */
  readonly lengthMs: number
  readonly recastMs: number
  /** When abilities were pressed before the next one. */
  readonly weaves: readonly number[]
}

/** One player’s global cooldowns in order. */
export interface Rotation {
  readonly gcds: readonly Gcd[]
  /** The global cooldown as the player has it, trait included, without haste; absent where too few intervals tell it. */
  readonly gcdMs?: number
  /** How many intervals tell it. */
  readonly intervals: number
}

/** By player. */
export const rotationsOf = perPull((context): ReadonlyMap<ActorId, Rotation> => {
  const speed = context.facts.speed()
  const isWeave = weaveTest(context)
  const hastes = hastesOf(context)
  const uses = usesOf(context)
  return new Map(
    context.players.map(({ id, job }) => {
      const started = startedIn(uses.get(id) ?? [], speed, isWeave)
      const trait = speed.traitOf(job, levelOf(context))
      return [id, measure(started, hastes.get(id), trait)]
    }),
  )
})

/** After a cast as long as the global cooldown the next action waits for this (METRICS §4). */
const casterTaxMs = 100
/** With a longer cast bar it is the cast that holds back the next, and no longer the recast. */
const longCastShare = 0.8
/** What a cast’s bar can be of what it is without speed; less, and something else made it short. */
const leastCastShare = 0.75
/** Two actions on the global cooldown are never closer: the second is what the first one did. */
const echoMs = 300

interface Started extends Use {
  readonly facts: GcdFacts
  readonly weaves: number[]
}

function startedIn(uses: readonly Use[], { gcds }: SpeedFacts, isWeave: (ability: number) => boolean): Started[] {
  const started: Started[] = []
  for (const use of uses) {
    const facts = gcds.get(use.ability)
    const last = started.at(-1)
    if (facts === undefined) {
      if (isWeave(use.ability)) last?.weaves.push(use.startMs)
    } else if (last === undefined || use.startMs - last.startMs >= echoMs) started.push({ ...use, facts, weaves: [] })
  }
  return started
}

function weaveTest({ facts }: PullContext): (ability: number) => boolean {
  const { actions } = facts.catalogue()
  return (ability) => {
    const category = actions.get(ability)?.category
    return category === 'ability' || category === 'item' || ability === sprint
  }
}

function measure(started: readonly Started[], hastes: Hastes | undefined, trait: number): Rotation {
  const told: Told = { skill: { intervals: [], casts: [] }, spell: { intervals: [], casts: [] } }
  started.forEach((gcd, index) => {
    tell(told[gcd.facts.speed], gcd, started[index + 1], hastes)
  })
  const skill = estimateGcdMs(told.skill.intervals, told.skill.casts, trait)
  const spell = estimateGcdMs(told.spell.intervals, told.spell.casts, trait)
  const main = told.skill.intervals.length >= told.spell.intervals.length ? 'skill' : 'spell'
  const gcdMs = main === 'skill' ? skill : spell
  const lengths = { skill: skill ?? baseGcdMs * trait, spell: spell ?? baseGcdMs * trait }
  return {
    gcds: started.map((gcd) => toGcd(gcd, lengths[gcd.facts.speed], hastes)),
    ...(gcdMs === undefined ? {} : { gcdMs }),
    intervals: told[main].intervals.length,
  }
}

/** The same global cooldown, as intervals and as cast bars tell it: freed of base recast and haste. */
type Told = Record<GcdFacts['speed'], { readonly intervals: Interval[]; readonly casts: CastBar[] }>

function tell(told: Told['skill'], gcd: Started, next: Started | undefined, hastes: Hastes | undefined): void {
  const { facts, castMs, startMs, ability } = gcd
  if (facts.isFixed || startMs < 0) return // not every source tells what was before the pull
  const { factor, lessMs } = hasteAt(hastes, ability, startMs)
  const share = castMs / (facts.castMs * factor)
  const isWhole = share >= leastCastShare && share <= 1
  if (isWhole) told.casts.push({ castMs, baseMs: facts.castMs * factor })
  if (next === undefined) return
  const recastMs = (facts.recastMs - lessMs) * factor
  if (castMs < recastMs * longCastShare) told.intervals.push({ ms: next.startMs - startMs, baseMs: recastMs })
  else if (isWhole) told.intervals.push({ ms: castMs, baseMs: facts.castMs * factor })
}

function toGcd(use: Started, gcdMs: number, hastes: Hastes | undefined): Gcd {
  const { ability, target, doneMs, weaves, facts, isBegunBefore } = use
  const { factor, lessMs } = hasteAt(hastes, ability, use.startMs)
  const base = facts.recastMs - lessMs
  const speed = (gcdMs / baseGcdMs) * factor
  const recastMs = facts.isFixed || base <= leastGcdMs ? base : Math.max(stepped(base * speed), leastGcdMs)
  const castMs = isBegunBefore ? stepped(facts.castMs * speed) : use.castMs
  const startMs = isBegunBefore ? doneMs - castMs : use.startMs
  const taxedMs = castMs >= recastMs ? castMs + casterTaxMs : castMs
  return { ability, target, startMs, doneMs, castMs, weaves, recastMs, lengthMs: Math.max(taxedMs, recastMs) }
}

/** The game counts in steps of 10 ms, and cuts off the rest; what floating numbers lack of a step is not one. */
const stepped = (ms: number) => Math.floor(ms / 10 + tiny) * 10
const tiny = 1e-6
