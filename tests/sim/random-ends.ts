import { bodyPulled } from './engine/walking-in.ts'
import type { PullPlan } from './plants.ts'
import type { Prng } from './prng.ts'
import {
  type FightScript,
  type HitScript,
  type MechanicScript,
  type Member,
  type PhaseScript,
  slots,
} from './script.ts'
import { starved } from './starved.ts'

/** An end that is no mistake at a mechanic: too little healing, a body pull, a reset, a call for nothing, or no way out. */
export function endIn(
  fight: FightScript,
  party: readonly Member[],
  { mechanics }: PhaseScript,
  common: PullPlan,
  random: Prng,
): PullPlan {
  const [shape, who] = [random.next(), random.pick(slots)]
  const hurting = mechanics.filter(({ hits }) => hits.some(isRaidWide))
  const at = random.pick(mechanics)
  const afterMs = random.whole(1_000, 4_000)
  if (shape < 0.45) return starved(fight, party, common, hurting, random)
  if (shape < 0.6 && bodyPulled({ fight })) return { ...common, plants: [{ kind: 'body-pull', who, mechanic: 'pull' }] }
  if (shape < 0.75) return { ...common, plants: [{ kind: 'reset', mechanic: at.key, afterMs }] }
  if (shape < 0.87 || hurting.length === 0)
    return { ...common, plants: [{ kind: 'called-wipe', mechanic: at.key, afterMs }] }
  const { key } = random.pick(hurting)
  return { ...common, confounders: [...(common.confounders ?? []), { kind: 'unsurvivable', mechanic: key }] }
}

/** It hurts everybody, and they are meant to live through it. */
export const isRaidWide = ({ law, amount, gate, needs }: HitScript): boolean =>
  law.kind === 'all' && amount > 0 && !gate && !needs

export const firstMs = ({ atMs, hits }: MechanicScript): number =>
  atMs + Math.min(...hits.map(({ afterMs }) => afterMs))
