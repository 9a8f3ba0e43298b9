import type { PullContext } from '../../../src/analysis/context.ts'
import { resolutions } from '../../../src/analysis/metrics/resolutions.ts'
import type { ResolutionsTold } from '../../../src/analysis/rules/uses.ts'
import { enemyShareFor, parties } from '../../sim/parties.ts'
import type { PullPlan } from '../../sim/plants.ts'
import { prngFrom } from '../../sim/prng.ts'
import { planFor } from '../../sim/random-plan.ts'
import type { FightScript } from '../../sim/script.ts'
import { simulate } from '../../sim/simulate.ts'
import { stratOf } from '../../sim/strat-of.ts'
import { readAsLog } from '../../sim/two-sources/tellings.ts'
import { contextOf } from '../../truth/analysis.ts'

const party = parties.usual

/** Random pulls of a static as its logs tell them, with what goes wrong in them. */
export async function toldBySim(fight: FightScript, count: number): Promise<readonly ResolutionsTold[]> {
  const told: ResolutionsTold[] = []
  for (let seed = 1; seed <= count; seed++) {
    const plan = planFor(fight, party, enemyShareFor.usual, prngFrom(seed * 7_919 + 17))
    told.push(resolutions.compute(await readSim(fight, plan)))
  }
  return told
}

/** A simulated pull, read as a log of today. */
export async function readSim(fight: FightScript, plan: PullPlan): Promise<PullContext> {
  const pull = simulate(fight, party, plan)
  const night = { title: 'a night', party, pulls: [{ pull, startedAt: Date.UTC(2026, 10, 14, 20) }] }
  const [log] = await readAsLog(night, 2024)
  if (log === undefined) throw new Error('the log tells no pull')
  return contextOf(log, { pins: stratOf(fight, party).pins, learned: [] })
}
