import type { Plant } from './plants.ts'
import type { Prng } from './prng.ts'
import type { FightScript, HitScript, MechanicScript, Member, Slot } from './script.ts'
import { slots } from './script.ts'

/** Every mistake that can be made on a mechanic, each by somebody it could happen to. */
export function mistakesOn(
  fight: FightScript,
  _party: readonly Member[],
  mechanic: MechanicScript,
  random: Prng,
): readonly Plant[] {
  const at = { mechanic: mechanic.key }
  const found = mechanic.hits.flatMap((hit) => mistakesWith(hit, at, random))
  const cover = fight.plan.filter((entry) => entry.mechanic === mechanic.key)
  if (cover.length === 0) return found
  const { slot: who, use } = random.pick(cover)
  const kind = random.pick(['missed-mitigation', 'late-mitigation'] as const)
  return [...found, { kind, ...at, who, use }]
}

function mistakesWith({ law, knocks }: HitScript, at: { mechanic: string }, random: Prng): readonly Plant[] {
  const who: Slot = random.pick(slots)
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
