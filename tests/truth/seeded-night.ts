import { futuresRewritten } from '../sim/fru/fight.ts'
import { party } from '../sim/party.ts'
import type { PullPlan } from '../sim/plants.ts'
import { type Prng, prngFrom } from '../sim/prng.ts'
import { randomPlan } from '../sim/random-night.ts'
import { simulate } from '../sim/simulate.ts'
import type { Night } from '../sim/writers/night.ts'

/** The pull of a seed, as a night of its own. */
export function seededNight(seed: number): Night {
  const random = prngFrom(seed)
  const pull = simulate(futuresRewritten, party, { ...planOf(random), seed: random.whole(1, 1_000_000) })
  return { title: `Seed ${seed}`, party, pulls: [{ pull, startedAt: Date.UTC(2026, 10, 14, 20) + seed * 60_000 }] }
}

function planOf(random: Prng): PullPlan {
  const roll = random.next()
  if (roll < 0.1) return { seed: 0, plants: [], winAfterPhase: random.whole(1, 3) }
  if (roll < 0.2) return { seed: 0, plants: [], damageShare: 0.84 }
  const { plants, ...rest } = randomPlan(random)
  return random.chance(0.5) ? { ...rest, plants } : { ...rest, plants: plants.slice(0, 1) }
}
