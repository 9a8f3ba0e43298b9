import type { Answer } from '../answers.ts'
import { type Ending, isEnding, type Plant } from '../plants.ts'
import type { BlamelessAnswer, FaultKind, FindAnswer, PressVerdict, ReadingAnswer } from '../reading-answer.ts'
import type { Slot } from '../script.ts'
import { raidDeathOf } from './raid-death.ts'
import type { World } from './world.ts'

/** What a reader must find in a pull, and what is nobody's fault. */
export function readingOf(world: World, answer: Omit<Answer, 'reading'>): ReadingAnswer {
  const { faults, deaths, raises, origin } = answer
  const find = faults.flatMap(({ plant, atMs }, fault): FindAnswer[] => {
    if (isEnding(plant) || plant.kind === 'no-healing') return []
    const body = world.players.find(({ slot }) => slot === plant.who)
    const press = presses[plant.kind]
    const partner = world.players.find(({ slot }) => slot === partnerOf(world, plant))?.actor.name
    return [
      {
        fault,
        kind: kinds[plant.kind],
        ...(press && { press }),
        who: body?.actor.name ?? '',
        slot: plant.who,
        ...(partner !== undefined && { partner }),
        mechanic: plant.mechanic,
        abilities: abilitiesOf(world, plant.mechanic),
        atMs,
        isOrigin: origin === fault,
        deaths: deaths.flatMap((death, index) => (death.fault === fault ? [index] : [])),
      },
    ]
  })
  const blameless = deaths.flatMap(({ who, slot, fault }, death): BlamelessAnswer[] => {
    const plant = fault === undefined ? undefined : faults[fault]?.plant
    if (fault === undefined || !plant) return [{ kind: 'fallout', death, who }]
    // METRICS §2 knows no fault of healing: whoever stopped mending is a victim like the others.
    if (plant.kind === 'no-healing') return [{ kind: 'victim', death, who, fault }]
    return isEnding(plant) || plant.who === slot ? [] : [{ kind: 'victim', death, who, fault }]
  })
  const chains = [...new Set(raises.map(({ who }) => who))].flatMap((who): BlamelessAnswer[] => {
    const times = raises.filter((raise) => raise.who === who).length
    return times > 1 ? [{ kind: 'raise chain', who, raises: times }] : []
  })
  const confounders = (world.pullPlan.confounders ?? []).map((what): BlamelessAnswer => ({ kind: 'confounder', what }))
  const raidDeath = raidDeathOf(world, answer)
  return { find, blameless: [...blameless, ...chains, ...confounders], ...(raidDeath && { raidDeath }) }
}

const kinds: Readonly<Record<Exclude<Plant['kind'], Ending['kind'] | 'no-healing'>, FaultKind>> = {
  'hit-by-avoidable': 'hit by what nobody should be hit by',
  'missed-stack': 'fewer soakers than needed',
  alone: 'alone in what is to be shared',
  'missed-soak': 'missed a soak or tower',
  'late-mitigation': 'missed planned mitigation',
  'missed-mitigation': 'missed planned mitigation',
  'early-mitigation': 'missed planned mitigation',
  'wrong-target': 'missed planned mitigation',
  overlap: 'shared what is for one',
  'wrong-role': 'wrong role hit',
  'missed-swap': 'wrong role hit',
  'gained-status': 'gained a status that is only gained by mistake',
  grazed: 'died to something survivable others survived',
  fall: 'fell',
  'raise-lost': 'raise lost',
  'early-pull': 'late or early pull',
  'late-pull': 'late or early pull',
  'body-pull': 'late or early pull',
}

const presses: Readonly<Partial<Record<Plant['kind'], PressVerdict>>> = {
  'late-mitigation': 'late',
  'missed-mitigation': 'missed',
  'early-mitigation': 'early',
  'wrong-target': 'wrong target',
}

/** Where each of two should have stood is told by no log: both were hit together, or one of them alone. */
function partnerOf({ fight }: World, plant: Plant): Slot | undefined {
  if (plant.kind === 'overlap') return plant.victim
  if (plant.kind !== 'alone' && plant.kind !== 'missed-stack') return undefined
  const { who, mechanic } = plant
  const hits = fight.phases.flatMap(({ mechanics }) => mechanics.filter(({ key }) => key === mechanic))
  const groups = hits.flatMap((each) => each.hits.flatMap(({ law }) => (law.kind === 'stack' ? law.groups : [])))
  return groups.find((group) => group.length === 2 && group.includes(who))?.find((slot) => slot !== who)
}

const abilitiesOf = ({ fight }: World, key: string): readonly number[] => [
  ...new Set(
    fight.phases.flatMap(({ mechanics }) =>
      mechanics.filter((each) => each.key === key).flatMap(({ hits }) => hits.map(({ ability }) => ability)),
    ),
  ),
]
