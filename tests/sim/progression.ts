import { type PartyName, parties } from './parties.ts'
import type { Plant, PullPlan } from './plants.ts'
import { type Prng, prngFrom } from './prng.ts'
import { isRaidWide } from './random-ends.ts'
import { mistakesOn } from './random-mistakes.ts'
import type { FightScript, Member, PhaseScript } from './script.ts'
import { simulate } from './simulate.ts'
import { tightened } from './tightened.ts'
import type { SimPull } from './truth.ts'
import { truthFights } from './truth-fights.ts'

/** What keeps a party in a phase. */
export type GateKind = 'damage' | 'mechanics' | 'mitigation'

/** The pulls of a static that is stuck in the first phase of a fight. */
export interface Progression {
  readonly seed: number
  readonly kind: GateKind
  readonly fight: FightScript
  readonly party: readonly Member[]
  readonly phase: number
  readonly pulls: readonly SimPull[]
}

const kinds = ['damage', 'mechanics', 'mitigation'] as const
/** First phases that end by a clock, are short, and have raid-wide hits that are planned for. */
const stuckIn = ['fru', 'uwu', 'tea', 'dmu'] as const
/** From so many lost pulls on two may be lost to something else and leave no doubt (Wilson), before that one. */
const clearWithTwo = 12
/** Some have got past it once. */
const passedShare = 0.5
/** What nobody can be made to do in so many tries is not asked for. */
const mostTries = 40

/**
 * A static's pulls to one phase: most are lost to what it is stuck on, some to something else, some get past. A pull
 * counts as lost to something only if it came true: out of time with hardly a death; deaths by mistakes at mechanics, with
 * damage to spare; deaths for want of planned covers.
 */
export function progression(seed: number): Progression {
  const random = prngFrom(seed * 6_007 + 11)
  const kind = random.pick(kinds)
  const key = random.pick(stuckIn)
  const fight = truthFights.find((each) => each.key === key)
  const phase = fight?.phases[0]
  if (fight === undefined || phase === undefined) throw new Error(`Nobody plays ${key}.`)
  const party = parties[random.pick(['usual', 'blades', 'fists', 'bulwark'] as const satisfies readonly PartyName[])]
  const length = random.whole(9, 14)
  const noise = random.whole(0, length >= clearWithTwo ? 2 : 1)
  const from = random.whole(0, length - 1)
  const pulls = Array.from({ length }, (_, index) => {
    const isNoise = (index - from + length) % length < noise
    const own = isNoise ? random.pick(kinds.filter((other) => other !== kind)) : kind
    return lostTo(own, fight, phase, party, random)
  })
  const passed = random.chance(passedShare) ? [passing(fight, phase, party, random)] : []
  return { seed, kind, fight, party, phase: phase.id, pulls: [...passed, ...pulls] }
}

/** Nobody dies of a plan that was written for the usual party. */
const enemyShare = 0.9
/** With so much damage there is time to spare. */
const strong = 1.04
/** A static may meet a mechanic so many times as hard as written, as long as the plan is enough for it. */
const hardest = 4

const passing = (fight: FightScript, { id }: PhaseScript, party: readonly Member[], random: Prng): SimPull =>
  simulate(fight, party, { ...common(random), damageShare: strong, winAfterPhase: id })

const common = (random: Prng): PullPlan => ({ seed: random.whole(1, 1_000_000), plants: [], exact: true, enemyShare })

/** A pull that is lost to this, by trial: a mistake may turn out to cost nothing. */
function lostTo(
  kind: GateKind,
  fight: FightScript,
  phase: PhaseScript,
  party: readonly Member[],
  random: Prng,
): SimPull {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const pull = simulate(fight, party, planOf[kind](fight, phase, party, random))
    if (isLostTo[kind](pull, phase)) return pull
  }
  throw new Error(`${fight.key} is never lost to ${kind}`)
}

type Planning = (fight: FightScript, phase: PhaseScript, party: readonly Member[], random: Prng) => PullPlan

const planOf: Readonly<Record<GateKind, Planning>> = {
  damage: (fight, phase, party, random) => {
    const slip = random.chance(0.3) ? mistakeIn(fight, phase, party, random, isHarmless) : []
    return { ...common(random), plants: slip.slice(0, 1), damageShare: random.between(0.74, 0.82) }
  },
  mechanics: (fight, phase, party, random) => ({
    ...common(random),
    plants: mistakeIn(fight, phase, party, random, (plant) => !('use' in plant) && !isHarmless(plant)),
    damageShare: strong,
    noRaisesAfterMs: 0,
    winAfterPhase: phase.id,
  }),
  mitigation: (fight, phase, party, random) =>
    tightened(
      fight,
      party,
      {
        ...common(random),
        plants: mistakeIn(fight, phase, party, random, (plant) => 'use' in plant),
        damageShare: strong,
        noRaisesAfterMs: 0,
        winAfterPhase: phase.id,
      },
      hardest,
    ),
}

const isHarmless = ({ kind }: Plant): boolean => kind === 'gained-status'

/** One mistake, and the call that follows it; where a cover is missing, all of that mechanic are. */
function mistakeIn(
  fight: FightScript,
  { mechanics }: PhaseScript,
  party: readonly Member[],
  random: Prng,
  fits: (plant: Plant) => boolean,
): readonly Plant[] {
  const possible = mechanics.flatMap((mechanic, index) =>
    mistakesOn(fight, party, mechanic, random)
      .filter((plant) => fits(plant) && (!('use' in plant) || mechanic.hits.some(isRaidWide)))
      .map((plant) => ({ plant, index })),
  )
  if (possible.length === 0) return []
  const { plant, index } = random.pick(possible)
  const covers =
    'use' in plant
      ? fight.plan
          .filter(
            ({ mechanic, slot, use }) => mechanic === plant.mechanic && !(slot === plant.who && use === plant.use),
          )
          .map(({ mechanic, slot, use }): Plant => ({ kind: 'missed-mitigation', mechanic, who: slot, use }))
      : []
  const next = mechanics[index + 1]
  const call: readonly Plant[] = next
    ? [{ kind: 'called-wipe', mechanic: next.key, afterMs: random.whole(1_000, 3_000) }]
    : []
  return [plant, ...covers, ...call]
}

const isLostTo: Readonly<Record<GateKind, (pull: SimPull, phase: PhaseScript) => boolean>> = {
  damage: (pull, { id }) => {
    const { ended, deaths, phases, location } = pull.answer
    const before = deaths.filter(({ lethalMs }) => lethalMs < (location?.atMs ?? 0))
    return ended === 'enrage' && phases.at(-1)?.id === id && before.length <= 1
  },
  mechanics: (pull, phase) => diedOf(pull, phase, false),
  mitigation: (pull, phase) => diedOf(pull, phase, true),
}

/** Somebody died of the mistake it began with, and that mistake was, or was not, a cover. */
function diedOf({ answer }: SimPull, { id }: PhaseScript, isCover: boolean): boolean {
  const { outcome, ended, origin, faults, deaths, phases } = answer
  const plant = origin === undefined ? undefined : faults[origin]?.plant
  if (outcome !== 'wipe' || ended === 'enrage' || plant === undefined || phases.at(-1)?.id !== id) return false
  const dead = deaths.filter(({ fault }) => fault === origin)
  return 'use' in plant === isCover && dead.length > 0
}
