import { enemyShareFor, type PartyName, parties } from './parties.ts'
import type { PullPlan } from './plants.ts'
import { type Prng, prngFrom } from './prng.ts'
import { planFor } from './random-plan.ts'
import type { FightScript, Member } from './script.ts'
import { simulate } from './simulate.ts'
import { tightened } from './tightened.ts'
import type { SimPull } from './truth.ts'
import { truthFights } from './truth-fights.ts'
import type { Night } from './writers/night.ts'

/** One pull of the truth bench: everything about it follows from its seed. */
export interface TruthPull {
  readonly seed: number
  readonly fight: FightScript
  readonly partyName: PartyName
  readonly party: readonly Member[]
  readonly plan: PullPlan
  readonly pull: SimPull
  /** The pull as a night of its own, for the writers. */
  readonly night: Night
}

/** Who plays what in the pull of a seed, before anything is rolled of how it goes. */
export function truthSetting(seed: number, fights: readonly FightScript[] = truthFights) {
  const random = prngFrom(seed * 7_919 + 17)
  const fight = random.pick(fights)
  return { random, fight, partyName: pickParty(random) }
}

/** The pull of a seed: a fight, a party, what goes wrong in it and what only looks so. */
export function truthPull(seed: number, fights: readonly FightScript[] = truthFights): TruthPull {
  const { random, fight, partyName } = truthSetting(seed, fights)
  const party: readonly Member[] = parties[partyName]
  const plan = tightened(fight, party, planFor(fight, party, enemyShareFor[partyName], random))
  const pull = simulate(fight, party, plan)
  const startedAt = Date.UTC(2026, 10, 14, 20) + seed * 1_200_000
  const night = { title: `Seed ${seed}`, party, pulls: [{ pull, startedAt }] }
  return { seed, fight, partyName, party, plan, pull, night }
}

/** Half of all pulls are the usual party's: a bench should know both. */
function pickParty(random: Prng): PartyName {
  if (random.chance(0.4)) return 'usual'
  return random.pick(['blades', 'fists', 'bulwark'] as const)
}
