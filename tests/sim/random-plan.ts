import type { Plant, PullPlan } from './plants.ts'
import type { Prng } from './prng.ts'
import { confoundersIn } from './random-confounders.ts'
import { endIn } from './random-ends.ts'
import { mistakesOn, otherCovers } from './random-mistakes.ts'
import { slipsOf } from './random-slips.ts'
import { type FightScript, type Member, type PhaseScript, slots } from './script.ts'

/** What a pull shall be like: clean, an enrage, an end of another kind, or mistakes that may be survived, ended by deaths, a call or a phase's end. */
export function planFor(fight: FightScript, party: readonly Member[], enemyShare: number, random: Prng): PullPlan {
  const last = random.pick(fight.phases)
  const shape = random.next()
  const common: PullPlan = {
    seed: random.whole(1, 1_000_000),
    plants: [],
    exact: true,
    enemyShare,
    variance: random.pick([0.04, 0.05]),
    winAfterPhase: last.id,
    countdown: random.chance(0.5),
    slips: slipsOf(random),
    confounders: random.chance(0.4) ? confoundersIn(fight, last, random) : [],
    wipeBeforeLastDeath: random.chance(0.3),
    callRecorded: random.chance(0.4),
  }
  if (shape < 0.1) return common
  if (shape < 0.2) return { ...withoutWin(common), damageShare: 0.8 }
  if (shape < 0.32) return endIn(fight, party, last, common, random)
  return { ...common, ...mistakesIn(fight, party, last, random) }
}

/** One to three mistakes in a phase; some pulls are called after them, in some nobody is raised any more. */
function mistakesIn(
  fight: FightScript,
  party: readonly Member[],
  { mechanics }: PhaseScript,
  random: Prng,
): Pick<PullPlan, 'plants' | 'noRaisesAfterMs'> {
  const possible = mechanics.flatMap((mechanic, index) =>
    mistakesOn(fight, party, mechanic, random).map((plant) => ({ plant, index })),
  )
  if (possible.length === 0) return { plants: [] }
  // Every kind as often as the others, however often a script gives occasion for it.
  const kind = random.pick([...new Set(possible.map(({ plant }) => plant.kind))])
  const first = random.pick(possible.filter(({ plant }) => plant.kind === kind))
  const others = random.chance(0.6) ? otherCovers(fight, party, first.plant, random) : []
  const later = possible.filter(({ index }) => index > first.index)
  const more = later.length > 0 && random.chance(0.3) ? [random.pick(later)] : []
  const pull: readonly Plant[] = random.chance(0.06)
    ? [
        {
          kind: random.pick(['early-pull', 'late-pull']),
          who: random.pick(slots),
          byMs: random.whole(400, 1_500),
          mechanic: 'pull',
        },
      ]
    : []
  const lost: readonly Plant[] =
    killsOne(first.plant) && random.chance(0.1)
      ? [{ kind: 'raise-lost', mechanic: first.plant.mechanic, who: first.plant.who }]
      : []
  const call = mechanics[Math.max(first.index, ...more.map(({ index }) => index)) + 2]
  const called: readonly Plant[] =
    call && random.chance(0.6) ? [{ kind: 'called-wipe', mechanic: call.key, afterMs: random.whole(1_000, 4_000) }] : []
  return {
    plants: [...pull, first.plant, ...others, ...lost, ...more.map(({ plant }) => plant), ...called],
    ...(random.chance(0.3) && { noRaisesAfterMs: 0 }),
  }
}

type Fatal = Extract<Plant, { kind: 'hit-by-avoidable' | 'fall' | 'wrong-role' | 'grazed' }>

const killsOne = (plant: Plant): plant is Fatal =>
  plant.kind === 'hit-by-avoidable' || plant.kind === 'fall' || plant.kind === 'wrong-role' || plant.kind === 'grazed'

function withoutWin({ winAfterPhase: _, ...plan }: PullPlan): PullPlan {
  return plan
}
