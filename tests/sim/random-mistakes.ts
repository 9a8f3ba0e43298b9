import { roleOf } from '../../src/game.ts'
import { coverOf } from './jobs/covers.ts'
import { kitOf } from './jobs/index.ts'
import type { Plant } from './plants.ts'
import type { Prng } from './prng.ts'
import {
  type FightScript,
  type HitScript,
  type MechanicScript,
  type Member,
  type PlannedMitigation,
  type Slot,
  slots,
} from './script.ts'

/** Every mistake that can be made on a mechanic, each by somebody it could happen to. */
export function mistakesOn(
  fight: FightScript,
  party: readonly Member[],
  mechanic: MechanicScript,
  random: Prng,
): readonly Plant[] {
  const at = { mechanic: mechanic.key }
  const found = mechanic.hits.flatMap((hit) => {
    const mistakes = mistakesWith(hit, at, random)
    return hit.sure ? [] : mistakes
  })
  const gained: readonly Plant[] =
    mechanic.hits.length > 0 && random.chance(0.08) ? [{ kind: 'gained-status', ...at, who: random.pick(slots) }] : []
  const grazed: readonly Plant[] =
    random.chance(0.4) &&
    mechanic.hits.some(({ law, amount }) => law.kind === 'all' && amount > 0) &&
    hasAvoidable(fight, mechanic)
      ? [{ kind: 'grazed', ...at, who: random.pick(cloth) }]
      : []
  return [...found, ...gained, ...grazed, ...coverMistakes(fight, party, mechanic, random)]
}

/** Where one cover is missing, up to three others of the same mechanic: alone it seldom costs a life. */
export function otherCovers(
  { plan, levelSync = 100 }: FightScript,
  party: readonly Member[],
  plant: Plant,
  random: Prng,
): readonly Plant[] {
  if (!('use' in plant)) return []
  const rest = plan.filter(
    (entry) =>
      entry.mechanic === plant.mechanic &&
      !(entry.slot === plant.who && entry.use === plant.use) &&
      party.some(({ slot, job }) => slot === entry.slot && coverOf(kitOf(job, levelSync), entry.use) !== undefined),
  )
  return rest
    .slice(0, random.whole(1, 3))
    .map(({ slot, use, mechanic }) => ({ kind: 'missed-mitigation', mechanic, who: slot, use }))
}

const cloth: readonly Slot[] = ['H1', 'H2', 'D1', 'D2', 'D3', 'D4']

const hasAvoidable = ({ phases }: FightScript, mechanic: MechanicScript): boolean =>
  phases.some(
    ({ mechanics }) =>
      mechanics.includes(mechanic) &&
      mechanics.some(({ hits }) => hits.some(({ law, sure }) => law.kind === 'avoid' && !sure)),
  )

function mistakesWith({ law, knocks }: HitScript, at: { mechanic: string }, random: Prng): readonly Plant[] {
  const who: Slot = random.pick(slots)
  const falls: readonly Plant[] = knocks ? [{ kind: 'fall', ...at, who }] : []
  switch (law.kind) {
    case 'avoid':
      return [{ kind: 'hit-by-avoidable', ...at, who }]
    case 'stack':
      return [{ kind: random.chance(0.25) ? 'alone' : 'missed-stack', ...at, who: random.pick(law.groups.flat()) }]
    case 'tower':
      return [{ kind: 'missed-soak', ...at, who: random.pick(law.groups.flat()) }]
    case 'tank':
      return random.chance(0.5) ? [{ kind: 'wrong-role', ...at, who: random.pick(cloth) }] : []
    case 'spread': {
      const carrier = random.pick(law.on)
      const others = law.on.filter((slot) => slot !== carrier)
      return others.length === 0 ? [] : [{ kind: 'overlap', ...at, who: carrier, victim: random.pick(others) }]
    }
    default:
      return falls
  }
}

/** One press of the plan that goes wrong: only what the party's jobs have can be missed. */
function coverMistakes(
  { plan, levelSync = 100 }: FightScript,
  party: readonly Member[],
  { key }: MechanicScript,
  random: Prng,
): readonly Plant[] {
  const actionOf = ({ slot, use }: PlannedMitigation) => {
    const job = party.find((member) => member.slot === slot)?.job
    return job && coverOf(kitOf(job, levelSync), use)
  }
  const covers = plan.filter((entry) => entry.mechanic === key && actionOf(entry) !== undefined)
  if (covers.length === 0) return []
  const entry = random.pick(covers)
  const action = actionOf(entry)
  const job = party.find((member) => member.slot === entry.slot)?.job
  const isOne = action?.reach === 'one' && job !== undefined && roleOf(job) !== 'melee'
  const short = (action?.gives ?? []).every(({ durationMs }) => durationMs <= 20_000)
  const kinds = [
    'missed-mitigation',
    'late-mitigation',
    ...(isOne ? (['wrong-target'] as const) : []),
    ...(short && !action?.gcd ? (['early-mitigation'] as const) : []),
  ] as const
  return [{ kind: random.pick(kinds), mechanic: key, who: entry.slot, use: entry.use }]
}
