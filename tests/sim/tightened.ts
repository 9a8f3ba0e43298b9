import type { PullPlan } from './plants.ts'
import type { FightScript, MechanicScript, Member } from './script.ts'
import { simulate } from './simulate.ts'
import type { SimPull } from './truth.ts'

/**
 * A plan in which covers are late or missing, with the mechanic they belong to so hard that the party just lives
 * through it when everything is there: plans leave more room than that, and nobody would die of one missing cover.
 */
export function tightened(fight: FightScript, party: readonly Member[], plan: PullPlan, most = hardest): PullPlan {
  const key = plan.plants.find((plant) => 'use' in plant)?.mechanic
  const mechanic = fight.phases.flatMap(({ mechanics }) => mechanics).find((each) => each.key === key)
  if (!mechanic?.hits.some(({ law }) => law.kind === 'all' || law.kind === 'stack')) return plan
  const clean = simulate(fight, party, { ...plan, plants: [], slips: [], confounders: [] })
  const share = roomIn(clean, mechanic, most)
  return share === undefined ? plan : { ...plan, harder: { mechanic: mechanic.key, share } }
}

/** What a hit may take of somebody's HP and shield when all goes well. */
const tightShare = 0.93
/** Harder than this a mechanic would be another. */
const hardest = 1.8

/** How much harder the mechanic may hit before somebody dies of it; undefined if it already is as hard. */
function roomIn(
  { happenings, answer }: SimPull,
  { key, hits, atMs }: MechanicScript,
  most: number,
): number | undefined {
  const abilities = new Set(hits.map(({ ability }) => ability))
  if (answer.deaths.length > 0 || key === '') return undefined
  let share = most
  for (const it of happenings) {
    if (it.kind !== 'decided' || !abilities.has(it.ability) || it.at < atMs) continue
    for (const { before, damage } of it.struck) {
      if (!damage || damage.unmitigated === 0) continue
      const taken = damage.amount + damage.absorbed
      if (taken > 0) share = Math.min(share, (tightShare * before.hp + damage.absorbed) / taken)
    }
  }
  return share > 1 && share < most ? Math.round(share * 1_000) / 1_000 : undefined
}
