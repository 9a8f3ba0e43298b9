import { findEncounter, readFacts } from '../../src/game/facts.ts'
import type { PlannedCover, PlannedMechanic, Role, RolePin, Strat } from '../../src/strat/strat.ts'
import { coverOf } from './jobs/covers.ts'
import { kitOf } from './jobs/index.ts'
import type { FightScript, HitScript, MechanicScript, Member } from './script.ts'
import { type Use, usesIn } from './uses.ts'

/** What a static has agreed on that plays a script, as it would tell Vigil. */
export interface Agreed {
  readonly strat: Strat & { readonly version: number }
  readonly pins: readonly RolePin[]
}

/** Who plans to press a cover presses it so long before the first hit. */
const usualLeadMs = 5_000

/**
 * The strat a script means: the covers of its plan as the party's jobs have them, who stacks and soaks with whom, and
 * who plays which place. Occurrences are counted in a clean pull of this party, as a static counts them in its own.
 */
export function stratOf(fight: FightScript, party: readonly Member[]): Agreed {
  const known = agreed.get(fight)?.get(party)
  if (known) return known
  const encounter = findEncounter(facts, fight)?.key ?? fight.key
  const pins = party.map(({ name, slot }) => ({ encounter, name, slot }))
  const made = { strat: { encounter, version: 1, mechanics: mechanicsOf(fight, party) }, pins }
  agreed.set(fight, (agreed.get(fight) ?? new WeakMap()).set(party, made))
  return made
}

const agreed = new WeakMap<FightScript, WeakMap<readonly Member[], Agreed>>()
const facts = readFacts()

function mechanicsOf(fight: FightScript, party: readonly Member[]): readonly PlannedMechanic[] {
  const planned = new Map<Use, PlannedMechanic>()
  const note = (use: Use, hit: HitScript, more: Partial<Pick<PlannedMechanic, 'covers' | 'places'>>): void => {
    const { covers, places } = planned.get(use) ?? { covers: [], places: {} }
    planned.set(use, {
      ability: use.ability,
      occurrence: use.occurrence,
      name: hit.name,
      covers: [...covers, ...(more.covers ?? [])],
      places: { ...places, ...more.places },
    })
  }
  const useOf = usesIn(fight, party)
  for (const phase of fight.phases) {
    for (const mechanic of phase.mechanics) {
      const covers = coversOf(fight, party, mechanic)
      const first = mechanic.hits.filter(isFelt).sort((one, other) => one.afterMs - other.afterMs)[0]
      const covered = first && useOf(phase, mechanic, first)
      if (first && covered && covers.length > 0) note(covered, first, { covers })
      for (const hit of mechanic.hits) {
        const use = useOf(phase, mechanic, hit)
        const places = placesOf(hit)
        if (use && Object.keys(places).length > 0) note(use, hit, { places })
      }
    }
  }
  return [...planned.values()]
}

/** What is planned for is what hurts those it finds. */
const isFelt = ({ law }: HitScript): boolean => law.kind !== 'nobody' && law.kind !== 'avoid'

/** What a plan asks for that a job has nothing like is nobody's to press. */
function coversOf(fight: FightScript, party: readonly Member[], { key }: MechanicScript): readonly PlannedCover[] {
  return fight.plan.flatMap(({ mechanic, slot, use, leadMs = usualLeadMs }): PlannedCover[] => {
    const job = mechanic === key ? party.find((member) => member.slot === slot)?.job : undefined
    const action = job && coverOf(kitOf(job, fight.levelSync), use)
    return action ? [{ ability: action.id, role: slot, offsetMs: -leadMs }] : []
  })
}

/** Who stacks or soaks with whom: each group is one place, with a spot for everybody in it. */
function placesOf({ law }: HitScript): Readonly<Record<string, Role>> {
  if (law.kind !== 'stack' && law.kind !== 'tower') return {}
  return Object.fromEntries(
    law.groups.flatMap((group, index) =>
      group.map((slot): [string, Role] => [`${law.kind} ${index + 1}/${slot}`, slot]),
    ),
  )
}
