import type { Plant, PullPlan } from './plants.ts'
import type { Prng } from './prng.ts'
import { firstMs } from './random-ends.ts'
import type { FightScript, MechanicScript, Member } from './script.ts'
import { simulate } from './simulate.ts'
import type { SimPull } from './truth.ts'

/** What a hit takes of those who are well: nobody of them dies of it. */
const livedShare = 0.93
/** What it takes of most of those who are not. */
const diedShare = 1.06
/** Enough mechanics have been tried. */
const mostTried = 3
/** Healers have stopped so long before the hit, at most: after the blow before it. */
const longestMs = 16_000
const shortestMs = 3_500
/** What was decided has landed. */
const landedMs = 950

/**
 * A pull in which both healers stop mending between two blows, and the second is just so hard that it kills more than half the
 * party for it: with the HP a clean pull has, everybody lives. The plan as it is where no mechanic of the phase can be so.
 */
export function starved(
  fight: FightScript,
  party: readonly Member[],
  plan: PullPlan,
  mechanics: readonly MechanicScript[],
  random: Prng,
): PullPlan {
  const quiet = { ...plan, slips: [], confounders: [] }
  let clean: SimPull | undefined
  const start = mechanics.length > 0 ? random.whole(0, mechanics.length - 1) : 0
  const inTurn = [...mechanics.slice(start), ...mechanics.slice(0, start)]
  let tried = 0
  for (const mechanic of inTurn) {
    const forMs = sinceBlow(fight, mechanic)
    if (forMs === undefined || tried++ >= mostTried) continue
    clean ??= simulate(fight, party, quiet)
    const plants = (['H1', 'H2'] as const).map(
      (who): Plant => ({ kind: 'no-healing', mechanic: mechanic.key, who, forMs }),
    )
    const share = shareFor(clean, simulate(fight, party, { ...quiet, plants }), mechanic)
    if (share === undefined) continue
    const call: Plant = { kind: 'called-wipe', mechanic: mechanic.key, afterMs: 3_500 }
    return {
      ...plan,
      confounders: [],
      plants: random.chance(0.6) ? [...plants, call] : plants,
      harder: { mechanic: mechanic.key, share },
    }
  }
  return plan
}

/** How long after everybody was hit before a mechanic hits, if it is not long. */
function sinceBlow({ phases }: FightScript, mechanic: MechanicScript): number | undefined {
  const phase = phases.find(({ mechanics }) => mechanics.includes(mechanic))
  const hitMs = firstMs(mechanic)
  const blows = (phase?.mechanics ?? []).flatMap(({ atMs, hits }) =>
    hits.filter(({ law, amount }) => amount > 0 && hurtsAll.has(law.kind)).map(({ afterMs }) => atMs + afterMs),
  )
  const last = blows.map((at) => hitMs - at - landedMs).filter((ms) => ms >= shortestMs && ms <= longestMs)
  return last.length > 0 ? Math.min(...last) : undefined
}

const hurtsAll: ReadonlySet<string> = new Set(['all', 'stack', 'spread'])

/** How hard the mechanic must be to kill most of those who were not mended, and none of those who were. */
function shareFor(clean: SimPull, hungry: SimPull, mechanic: MechanicScript): number | undefined {
  const [well, hurt] = [sharesOf(clean, mechanic), sharesOf(hungry, mechanic)].map((shares) =>
    shares.sort((one, other) => one - other),
  )
  const most = hurt?.[Math.floor(hurt.length / 2)]
  const first = well?.[0]
  if (clean.answer.deaths.length > 0 || hungry.answer.deaths.length > 0) return undefined
  if (most === undefined || first === undefined || well?.length !== hurt?.length) return undefined
  const share = most * diedShare
  return share < first * livedShare && share > 0.5 ? Math.round(share * 1_000) / 1_000 : undefined
}

/** Times of the agenda are rounded. */
const roundedMs = 2

/** How many times as hard its first hit would have to be to kill each it hits. */
function sharesOf({ fight, happenings, answer }: SimPull, mechanic: MechanicScript): number[] {
  const abilities = new Set(mechanic.hits.filter(({ law }) => law.kind === 'all').map(({ ability }) => ability))
  const phase = fight.phases.find(({ mechanics }) => mechanics.includes(mechanic))
  const startMs = answer.phases.find(({ id }) => id === phase?.id)?.startMs
  const atMs = (startMs ?? Number.NaN) - (phase?.prologueMs ?? 0) + firstMs(mechanic)
  const use = happenings.find((it) => it.kind === 'decided' && abilities.has(it.ability) && it.at >= atMs - roundedMs)
  if (use?.kind !== 'decided') return []
  return use.struck.flatMap(({ before, damage }) => {
    const taken = damage ? damage.amount + damage.absorbed : 0
    return taken > 0 && damage ? [(before.hp + damage.absorbed) / taken] : []
  })
}
