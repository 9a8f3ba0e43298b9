import { enemyShareFor, type PartyName, parties } from './parties.ts'
import type { Plant, PullPlan } from './plants.ts'
import { type Prng, prngFrom } from './prng.ts'
import { mistakesOn, otherCovers } from './random-mistakes.ts'
import type { FightScript, MechanicScript, PhaseScript } from './script.ts'
import { simulate } from './simulate.ts'
import { tightened } from './tightened.ts'
import type { SimPull } from './truth.ts'
import { truthFights } from './truth-fights.ts'
import type { Night } from './writers/night.ts'

/** A mistake that may be planted in a fight, on one of the mechanics that give occasion for it. */
export interface EachMistake {
  readonly fight: FightScript
  readonly partyName: PartyName
  readonly phase: PhaseScript
  readonly mechanic: MechanicScript
  readonly plant: Plant
  /** Name and id of the action it is made on; a mechanic’s key where it is made on none. */
  readonly on: string
  readonly seed: number
}

/** So often every mechanic is asked for its mistakes: which of them it names is chance. */
const askedTimes = 24

/** Every mistake on every action of every fight, once; where and by whom follows from the seed. */
export function eachMistake(seed: number, fights: readonly FightScript[] = truthFights): readonly EachMistake[] {
  const names = Object.keys(parties) as PartyName[]
  return fights.flatMap((fight, place) => {
    const random = prngFrom(seed * 31 + place)
    const partyName = random.pick(names)
    const found = new Map<string, EachMistake[]>()
    for (const phase of fight.phases) {
      for (const mechanic of phase.mechanics) {
        for (const plant of mistakesAskedOf(fight, partyName, mechanic, random)) {
          const on = actionOf(mechanic, plant)
          const each = { fight, partyName, phase, mechanic, plant, on, seed: 0 }
          const key = `${plant.kind} ${'use' in plant || plant.kind === 'grazed' || plant.kind === 'gained-status' ? phase.id : on}`
          found.set(key, [...(found.get(key) ?? []), each])
        }
      }
    }
    return [...found.values()].map((same) => ({ ...random.pick(same), seed: random.whole(1, 1_000_000) }))
  })
}

function mistakesAskedOf(fight: FightScript, partyName: PartyName, mechanic: MechanicScript, random: Prng) {
  const all = Array.from({ length: askedTimes }, () => mistakesOn(fight, parties[partyName], mechanic, random)).flat()
  return [...new Map(all.map((plant) => [JSON.stringify(plant), plant])).values()]
}

/** The pull in which that and nothing else goes wrong; some are called two mechanics later, as pulls of the bench are. */
export function pullOf({ fight, partyName, phase, mechanic, plant, seed }: EachMistake): {
  readonly pull: SimPull
  readonly night: Night
} {
  const random = prngFrom(seed)
  const party = parties[partyName]
  const call = phase.mechanics[phase.mechanics.indexOf(mechanic) + 2]
  const called: readonly Plant[] =
    call && random.chance(0.6) ? [{ kind: 'called-wipe', mechanic: call.key, afterMs: random.whole(1_000, 4_000) }] : []
  const others = random.chance(0.6) ? otherCovers(fight, party, plant, random) : []
  const plan: PullPlan = {
    seed,
    plants: [plant, ...others, ...called],
    exact: true,
    enemyShare: enemyShareFor[partyName],
    winAfterPhase: phase.id,
  }
  const pull = simulate(fight, party, tightened(fight, party, plan))
  return { pull, night: { title: plant.kind, party, pulls: [{ pull, startedAt: Date.UTC(2026, 10, 14, 20) }] } }
}

const laws: Partial<Readonly<Record<Plant['kind'], string>>> = {
  'hit-by-avoidable': 'avoid',
  'missed-stack': 'stack',
  alone: 'stack',
  'missed-soak': 'tower',
  'wrong-role': 'tank',
  overlap: 'spread',
}

function actionOf({ key, hits }: MechanicScript, { kind }: Plant): string {
  const own = hits.find(
    ({ law, sure, knocks }) => !sure && (kind === 'fall' ? knocks === true : law.kind === laws[kind]),
  )
  return own === undefined ? key : `${own.name} ${own.ability}`
}
