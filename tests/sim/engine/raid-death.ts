import type { Answer } from '../answers.ts'
import type { Plant } from '../plants.ts'
import type { RaidDeathAnswer, RaidDeathKind } from '../reading-answer.ts'
import type { World } from './world.ts'

/** Those who die of one use die within this. */
const oneUseMs = 1_500
/** Fewer than this are no raid. */
const fewestDead = 3

/**
 * The first use that killed half of those alive, and what it was a matter of: planned covers were missing, the healers
 * had stopped, somebody's mistake or absence came before it, or there was nothing to be done. After a call or with
 * nothing planted behind it nobody can say.
 */
export function raidDeathOf(
  world: World,
  { outcome, deaths, faults, raises }: Omit<Answer, 'reading'>,
): RaidDeathAnswer | undefined {
  if (outcome === 'kill') return undefined
  const inTime = deaths.toSorted((one, other) => one.lethalMs - other.lethalMs)
  for (const first of inTime) {
    const { ability, lethalMs: atMs } = first
    if (ability === undefined || ability.isStatus) continue
    const isBack = (who: string, sinceMs: number): boolean =>
      raises.some(
        (raise) => raise.who === who && (raise.upMs ?? Number.POSITIVE_INFINITY) < atMs && raise.castMs > sinceMs,
      )
    const gone = inTime.filter(({ who, lethalMs }) => lethalMs < atMs && !isBack(who, lethalMs))
    const killed = inTime.filter(
      (death) => death.ability?.id === ability.id && death.lethalMs >= atMs && death.lethalMs - atMs <= oneUseMs,
    )
    const alive = world.players.length - new Set(gone.map(({ who }) => who)).size
    if (killed.length < fewestDead || killed.length * 2 < alive) continue
    if (world.calledMs !== undefined && world.calledMs < atMs) return undefined
    const behind = killed.map(({ fault }) => fault).find((fault) => fault !== undefined)
    const plant = behind === undefined ? undefined : faults[behind]?.plant
    const kinds = kindsOf(
      world,
      ability.id,
      plant,
      gone.some(({ fault }) => fault !== undefined),
    )
    return kinds && { ability: ability.id, atMs, kinds }
  }
  return undefined
}

function kindsOf(
  world: World,
  ability: number,
  plant: Plant | undefined,
  isShorthanded: boolean,
): readonly RaidDeathKind[] | undefined {
  switch (plant?.kind) {
    case 'late-mitigation':
    case 'missed-mitigation':
    case 'early-mitigation':
    case 'wrong-target':
      return ['mitigation']
    case 'no-healing':
      return ['healing']
    case undefined:
      break
    default:
      return ['mechanic', 'cascade']
  }
  if (isHopeless(world, ability)) return ['mechanic']
  return isShorthanded ? ['cascade'] : undefined
}

/** Time ran out, or it was planted to kill whatever was done. */
function isHopeless({ fight, pullPlan, enraged }: World, ability: number): boolean {
  const mechanics = fight.phases.flatMap((phase) => phase.mechanics)
  const isPlanted = mechanics.some(
    ({ key, hits }) =>
      hits.some((hit) => hit.ability === ability) &&
      (pullPlan.confounders ?? []).some((each) => each.kind === 'unsurvivable' && each.mechanic === key),
  )
  const isEnrage = mechanics.some(({ hits }) => hits.some(({ gate }) => gate?.otherwise.ability === ability))
  return isPlanted || (enraged && isEnrage)
}
