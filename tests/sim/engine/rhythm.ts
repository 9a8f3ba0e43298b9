import type { ActionScript } from '../script.ts'
import type { Body } from './body.ts'
import type { World } from './world.ts'

/** How long an action is cast, and how long it keeps the next GCD waiting, ms. */
export interface Rhythm {
  readonly castMs: number
  /** Of the GCD it starts; shorter than the cast where the cast is what takes long. */
  readonly recastMs: number
  /** From its start to the next GCD. */
  readonly lockMs: number
}

/** One GCD as it was started. */
export interface StartedGcd extends Rhythm {
  readonly who: number
  readonly atMs: number
  readonly ability: number
  /** The cast was broken off: it counts for nothing. */
  broken: boolean
}

/** A recast of its own longer than this is a cooldown, and blocks the other GCDs only for the usual time. */
const longestGcdMs = 6_000
const usualGcdMs = 2_500
/** Faster than this no GCD becomes by gear: dance steps, mudras and the like are as they are. */
const fixedBelowMs = 2_000
/** What the game adds to a cast that is as long as its recast. */
const castTaxMs = 100

export function rhythmOf(world: World, body: Body, action: ActionScript): Rhythm {
  const castMs = action.castMs ?? 0
  if (!world.pullPlan.exact) {
    const recastMs = Math.min(action.recastMs, usualGcdMs)
    return { castMs, recastMs, lockMs: Math.max(recastMs, castMs) }
  }
  const own = action.gcdMs ?? (action.recastMs > longestGcdMs ? usualGcdMs : action.recastMs)
  const factor = action.isSteady || own < fixedBelowMs ? 1 : body.speed * hasteOf(body)
  const cast = hundredths(castMs * factor)
  const recastMs = hundredths(own * factor)
  return { castMs: cast, recastMs, lockMs: cast >= recastMs ? cast + castTaxMs : recastMs }
}

/** Notes that a GCD has begun, so that the answer can say what it was. */
export function noteGcd(world: World, body: Body, action: ActionScript, rhythm: Rhythm): StartedGcd {
  const started = { ...rhythm, who: body.actor.id, atMs: world.now, ability: action.id, broken: false }
  world.gcds.push(started)
  return started
}

const hasteOf = ({ kit, held }: Body): number =>
  held.reduce((factor, { script }) => factor * (1 - (script.haste ?? 0)), 1 - (kit?.haste ?? 0))

/** The game counts recasts in hundredths of a second, and cuts off the rest. */
const hundredths = (ms: number): number => Math.floor(ms / 10 + 1e-6) * 10
