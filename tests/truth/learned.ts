import { resolutions } from '../../src/analysis/metrics/resolutions.ts'
import type { LearnedRule } from '../../src/analysis/rules/knowledge.ts'
import { learn } from '../../src/analysis/rules/learn.ts'
import type { ResolutionsTold } from '../../src/analysis/rules/uses.ts'
import { enemyShareFor, type PartyName, parties } from '../sim/parties.ts'
import { prngFrom } from '../sim/prng.ts'
import { planFor } from '../sim/random-plan.ts'
import type { FightScript } from '../sim/script.ts'
import { simulate } from '../sim/simulate.ts'
import { stratOf } from '../sim/strat-of.ts'
import { truthFights } from '../sim/truth-fights.ts'
import { readAsLog } from '../sim/two-sources/tellings.ts'
import { unknownContext } from './analysis.ts'

/** So many pulls of one fight a static has behind it: two evenings of them. */
const earlierPulls = 20
/** No pull that is judged has a seed as large. */
const farSeeds = 500_000_000

/** What a static has learnt of a fight from its own earlier pulls, as good and bad as those that are judged. */
export async function learnedBy(fightKey: string, partyName: PartyName): Promise<readonly LearnedRule[]> {
  const fight = truthFights.find(({ key }) => key === fightKey)
  if (fight === undefined) throw new Error(`Nobody plays ${fightKey} for the truth.`)
  const told: ResolutionsTold[] = []
  for (let nth = 0; nth < earlierPulls; nth++) told.push(await earlierPull(fight, partyName, nth))
  return learn(told)
}

async function earlierPull(fight: FightScript, partyName: PartyName, nth: number): Promise<ResolutionsTold> {
  const party = parties[partyName]
  const place = truthFights.indexOf(fight) * Object.keys(parties).length + Object.keys(parties).indexOf(partyName)
  const random = prngFrom(farSeeds + place * 1_009 + nth)
  const pull = simulate(fight, party, planFor(fight, party, enemyShareFor[partyName], random))
  const [log] = await readAsLog({ title: 'Earlier', party, pulls: [{ pull, startedAt: Date.UTC(2026, 9, 1) }] })
  if (log === undefined) throw new Error('an earlier pull is told by no log')
  const { pins } = stratOf(fight, party)
  return JSON.parse(JSON.stringify(resolutions.compute(unknownContext(log, { pins, learned: [] }))))
}
