import { futuresRewritten } from './fru/fight.ts'
import { party } from './party.ts'
import type { Plant, PullPlan } from './plants.ts'
import { type Prng, prngFrom } from './prng.ts'
import { type HitScript, type MechanicScript, type PlannedMitigation, type Slot, slots } from './script.ts'
import { simulate } from './simulate.ts'
import type { Night } from './writers/night.ts'

/** Some pulls with one random mistake each; who survives it calls the wipe a little later. */
export function randomNight(seed: number, count = 3): Night {
  const random = prngFrom(seed)
  let startedAt = Date.UTC(2026, 10, 14, 20) + random.whole(0, 3_600_000)
  const pulls = Array.from({ length: count }, () => {
    const pull = simulate(futuresRewritten, party, randomPlan(random))
    const timed = { pull, startedAt }
    startedAt += pull.durationMs + random.whole(60_000, 180_000)
    return timed
  })
  return { title: `Simulated night ${seed}`, party, pulls }
}

/** A mistake in the first or second phase, and a call at the next mechanic but one. */
export function randomPlan(random: Prng): PullPlan {
  const phase = random.chance(0.7) ? futuresRewritten.phases[0] : futuresRewritten.phases[1]
  const mechanics = (phase?.mechanics ?? []).filter(({ key }) => key !== 'burnished-glory-enrage')
  const mistakes = mechanics.flatMap((mechanic, index) =>
    mistakesOn(mechanic, random).map((plant) => ({ plant, call: mechanics[index + 2] })),
  )
  const { plant, call } = random.pick(mistakes.filter((mistake) => mistake.call !== undefined))
  const called: Plant[] = call ? [{ kind: 'called-wipe', mechanic: call.key, afterMs: 3_000 }] : []
  return {
    seed: random.whole(1, 1_000_000),
    plants: [plant, ...called],
    damageShare: 0.97,
    wipeBeforeLastDeath: random.chance(0.3),
    callRecorded: random.chance(0.3),
  }
}

function mistakesOn(mechanic: MechanicScript, random: Prng): Plant[] {
  const at = { mechanic: mechanic.key }
  const who = random.pick(slots)
  const found = mechanic.hits.flatMap((hit): Plant[] => mistakesWith(hit, at, who, random))
  const cover = futuresRewritten.plan.filter(({ mechanic: key }) => key === mechanic.key)
  return [...found, ...cover.slice(0, 1).flatMap((entry) => withoutCover(entry, random))]
}

function mistakesWith({ law, knocks }: HitScript, at: { mechanic: string }, who: Slot, random: Prng): Plant[] {
  const falls: Plant[] = knocks ? [{ kind: 'fall', ...at, who }] : []
  switch (law.kind) {
    case 'avoid':
      return [{ kind: 'hit-by-avoidable', ...at, who }]
    case 'stack':
      return [{ kind: 'missed-stack', ...at, who: random.pick(law.groups.flat()) }]
    case 'tower':
      return [{ kind: 'missed-soak', ...at, who: random.pick(law.groups.flat()) }]
    case 'spread': {
      const carrier = random.pick(law.on)
      const others = law.on.filter((slot) => slot !== carrier)
      return others.length === 0 ? [] : [{ kind: 'overlap', ...at, who: carrier, victim: random.pick(others) }]
    }
    default:
      return falls
  }
}

function withoutCover({ mechanic, slot, use }: PlannedMitigation, random: Prng): Plant[] {
  return [{ kind: random.chance(0.5) ? 'missed-mitigation' : 'late-mitigation', mechanic, who: slot, use }]
}
