import type { Plant, PullPlan } from './plants.ts'
import type { Prng } from './prng.ts'
import { mistakesOn } from './random-mistakes.ts'
import type { FightScript, Member } from './script.ts'

/** Says what a pull shall be like: clean, an enrage, or mistakes that may be survived, ended by deaths or by a call. */
export function planFor(fight: FightScript, party: readonly Member[], random: Prng): PullPlan {
  const seed = random.whole(1, 1_000_000)
  const shape = random.next()
  const common = { seed, plants: [], exact: true }
  const reached = random.whole(1, fight.phases.length)
  if (shape < 0.1) return { ...common, winAfterPhase: reached }
  if (shape < 0.2) return { ...common, damageShare: 0.8 }
  const phase = fight.phases[Math.min(reached, random.whole(1, fight.phases.length)) - 1]
  const mechanics = phase?.mechanics ?? []
  const mistakes = mechanics.flatMap((mechanic, index) =>
    mistakesOn(fight, party, mechanic, random).map((plant) => ({ plant, call: mechanics[index + 2] })),
  )
  if (mistakes.length === 0) return { ...common, winAfterPhase: reached }
  const { plant, call } = random.pick(mistakes)
  const called: readonly Plant[] =
    call && random.chance(0.55)
      ? [{ kind: 'called-wipe', mechanic: call.key, afterMs: random.whole(1_000, 4_000) }]
      : []
  return {
    ...common,
    plants: [plant, ...called],
    winAfterPhase: phase?.id ?? 1,
    wipeBeforeLastDeath: random.chance(0.3),
    callRecorded: random.chance(0.4),
  }
}
