import type { ActorId } from '../../event.ts'
import type { PullContext } from '../context.ts'
import { type Hit, strikesOn } from './hits.ts'
import type { Told } from './lives.ts'

/** The damage somebody died to. For a tick `ability` is a status id. */
export interface KillingBlow {
  readonly source: ActorId
  readonly ability: number
  readonly tick: boolean
  readonly decidedMs: number
  readonly landedMs: number
  readonly amount: number
  readonly absorbed: number
  readonly overkill: number
  readonly unmitigated?: number
  readonly school?: number
  readonly instantKill: boolean
  /** What the player had just before, where HP is told or the blow says how far past 0 it went. */
  readonly hpBefore?: number
  readonly maxHp?: number
}

/** What a blow is called; a tick is called by its status. */
export const blowName = (
  { abilityName, statusName, pull }: Pick<PullContext, 'abilityName' | 'statusName' | 'pull'>,
  { ability, tick }: Pick<KillingBlow, 'ability' | 'tick'>,
): string => {
  if (!tick) return abilityName(ability)
  return pull.statusNames[ability] ? statusName(ability) : 'damage over time'
}

/** The death event lags the blow by about 2.0 s; twice that is somebody else's business. */
const lagMs = 4_000
/** Order within this is the server's, not ours: HP told so soon after a blow may still be what was before it. */
const unorderedMs = 300

/**
 * The last damage that landed before a death, if it left HP at 0: it went past 0, killed outright, or HP 0 was seen
 * with it and no HP since (METRICS §0).
 */
export function findBlow(player: ActorId, deathMs: number, { hits, ticks, health }: Told): KillingBlow | undefined {
  const isNear = (landedMs: number) => landedMs <= deathMs && landedMs >= deathMs - lagMs
  const landed = [
    ...strikesOn(hits, player)
      .filter(({ landedMs }) => landedMs !== undefined && isNear(landedMs))
      .map(fromHit),
    ...strikesOn(ticks, player)
      .filter(({ at }) => isNear(at))
      .map((tick) => ({ ...tick, decidedMs: tick.at, landedMs: tick.at, instantKill: false })),
  ].sort((one, other) => one.landedMs - other.landedMs)
  const first = landed.find((hit) => isLethal(hit) && !standsAgain(hit.landedMs))
  if (first === undefined) return undefined
  const together = landed.filter((hit) => hit.landedMs === first.landedMs && isLethal(hit))
  const blow = together.find(isCertain) ?? together.at(-1) ?? first
  const before = health.before(player, blow.landedMs)
  const isAlone = before !== undefined && together.length === 1
  const hpBefore = blow.overkill > 0 && !isAlone ? blow.amount : before?.hp
  return {
    source: blow.source,
    ability: blow.ability,
    tick: blow.tick,
    decidedMs: blow.decidedMs,
    landedMs: blow.landedMs,
    amount: blow.amount,
    absorbed: blow.absorbed,
    overkill: blow.overkill,
    ...(blow.unmitigated === undefined ? {} : { unmitigated: blow.unmitigated }),
    ...('school' in blow && blow.school !== undefined ? { school: blow.school } : {}),
    instantKill: blow.instantKill,
    ...(hpBefore === undefined ? {} : { hpBefore }),
    ...(before === undefined ? {} : { maxHp: before.maxHp }),
  }

  function isLethal(hit: (typeof landed)[number]): boolean {
    return isCertain(hit) || (hit.amount > 0 && leftNothing(hit.landedMs))
  }

  function leftNothing(landedMs: number): boolean {
    const after = health.at(player, landedMs)
    return after !== undefined && after.at === landedMs && after.hp === 0
  }

  function standsAgain(landedMs: number): boolean {
    return (health.aliveAfter(player, landedMs + unorderedMs) ?? deathMs) < deathMs
  }
}

/** HP 0 is seen of a moment, not of a blow: of several that landed then, the one that says so itself was it. */
const isCertain = ({ overkill, instantKill }: Pick<KillingBlow, 'overkill' | 'instantKill'>): boolean =>
  overkill > 0 || instantKill

const fromHit = (hit: Hit) => ({ ...hit, landedMs: hit.landedMs ?? hit.decidedMs, tick: false })
