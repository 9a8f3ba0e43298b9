import { type ActorId, type CombatEvent, environment } from '../../event.ts'
import type { Cast } from './actors.ts'
import type { FflogsEvent } from './events.ts'
import { translateResources } from './resources.ts'

/**
 * One FFLogs event as ours, then how its source and target looked.
 * `startMs` is when the pull starts, ms from the start of the report.
 */
export function* translateEvent(event: FflogsEvent, startMs: number, cast: Cast): Generator<CombatEvent> {
  const at = Math.round(event.timestamp - startMs)
  if (event.type === 'limitbreakupdate') {
    yield { type: 'limit-break-gauge', at, value: event.value, bars: event.bars }
    return
  }
  if (event.type === 'combatantinfo') {
    yield* translateAuras(event, at, cast)
    return
  }
  if ('icon' in event) {
    const placed = event.type === 'worldmarkerplaced'
    // The first icon is waymark A.
    yield { type: 'waymark', at, waymark: event.icon - 1, placed, x: (event.x ?? 0) / 100, y: (event.y ?? 0) / 100 }
    return
  }
  const source = cast.idOf(event.sourceID, event.sourceInstance)
  const target = cast.idOf(event.targetID, event.targetInstance)
  const told = translateBetween(event, { at, source, target }, cast)
  if (told) yield told
  if (event.sourceResources) yield* translateResources(event.sourceResources, at, source)
  const isTold = event.sourceResources && target === source
  if (event.targetResources && !isTold) yield* translateResources(event.targetResources, at, target)
}

/** Statuses are numbered from a million on, so as not to be taken for actions; items lie far above both. */
export const isStatus = (abilityGameId: number) => abilityGameId >= 1_000_000 && abilityGameId < 2_000_000
export const toStatus = (abilityGameId: number) => (isStatus(abilityGameId) ? abilityGameId - 1_000_000 : abilityGameId)

/** These add up ticks that are also told one by one. */
const tickTotals: ReadonlySet<number> = new Set([500_000, 500_001])
/** Missed and dodged. */
const untouched: ReadonlySet<number> = new Set([0, 7])

type Between = Extract<FflogsEvent, { sourceID: number; targetID: number }>

interface Who {
  readonly at: number
  readonly source: ActorId
  readonly target: ActorId
}

function translateBetween(event: Between, who: Who, cast: Cast): CombatEvent | undefined {
  switch (event.type) {
    case 'begincast':
      return { type: 'begin-cast', ...who, ability: event.abilityGameID, durationMs: event.duration ?? 0 }
    case 'cast':
      return { type: 'cast', ...who, ability: event.abilityGameID, packet: event.packetID ?? 0 }
    case 'calculateddamage':
    case 'damage':
      return translateDamage(event, who)
    case 'calculatedheal':
    case 'heal':
      return translateHeal(event, who)
    case 'absorbed': {
      const attacker = cast.idOf(event.attackerID, event.attackerInstance)
      const ability = toStatus(event.extraAbilityGameID ?? 0)
      return {
        type: 'absorbed',
        ...who,
        ability,
        status: toStatus(event.abilityGameID),
        attacker,
        amount: event.amount,
      }
    }
    case 'instakill':
      return { type: 'instant-kill', ...who, ability: event.abilityGameID, packet: event.packetID ?? 0 }
    case 'applybuff':
    case 'applydebuff':
    case 'refreshbuff':
    case 'refreshdebuff':
      return {
        type: 'status-apply',
        ...who,
        status: toStatus(event.abilityGameID),
        durationMs: event.duration ?? 0,
        stacks: event.stack ?? 1,
        refreshed: event.type.startsWith('refresh'),
        ability: event.extraAbilityGameID ?? 0,
      }
    case 'applybuffstack':
    case 'applydebuffstack':
      return {
        type: 'status-apply',
        ...who,
        status: toStatus(event.abilityGameID),
        durationMs: event.duration ?? 0,
        stacks: event.stack,
        refreshed: true,
        ability: event.extraAbilityGameID ?? 0,
      }
    case 'removebuffstack':
    case 'removedebuffstack':
      return { type: 'status-stack', ...who, status: toStatus(event.abilityGameID), stacks: event.stack }
    case 'removebuff':
    case 'removedebuff':
      return { type: 'status-remove', ...who, status: toStatus(event.abilityGameID) }
    case 'death': {
      const killing = event.killingAbilityGameID ?? 0
      const killer = cast.idOf(event.killerID, event.killerInstance)
      return { type: 'death', at: who.at, target: who.target, killer, ability: isStatus(killing) ? 0 : killing }
    }
    case 'targetabilityupdate':
      return { type: 'targetable', at: who.at, actor: who.target, targetable: event.targetable !== 0 }
    case 'headmarker': // the one who carries it is told as its source
      return { type: 'head-marker', at: who.at, target: marked(who), marker: event.markerID }
    case 'tether':
      return { type: 'tether', ...who, tether: event.tetherID }
  }
}

const marked = ({ source, target }: Who) => (target === environment ? source : target)

function translateDamage(
  event: Extract<FflogsEvent, { type: 'damage' | 'calculateddamage' }>,
  who: Who,
): CombatEvent | undefined {
  const { amount } = event
  const absorbed = event.absorbed ?? 0
  const hitType = event.hitType ?? 1
  if (tickTotals.has(event.abilityGameID) || (untouched.has(hitType) && amount + absorbed === 0)) return undefined
  const hit = {
    ...who,
    ability: toStatus(event.abilityGameID),
    packet: event.packetID ?? 0,
    amount,
    critical: hitType === 2,
    directHit: event.directHit ?? false,
    blocked: hitType === 4 || (event.blocked ?? 0) > 0,
    parried: hitType === 20,
    ...(typeof event.unmitigatedAmount === 'number' && { unmitigated: event.unmitigatedAmount }),
    ...(typeof event.multiplier === 'number' && { multiplier: event.multiplier }),
  }
  if (event.type === 'calculateddamage') return { type: 'damage-decided', ...hit, unpaired: event.unpaired ?? false }
  return { type: 'damage', ...hit, absorbed, overkill: event.overkill ?? 0, tick: isTick(event) }
}

function translateHeal(
  event: Extract<FflogsEvent, { type: 'heal' | 'calculatedheal' }>,
  who: Who,
): CombatEvent | undefined {
  if (tickTotals.has(event.abilityGameID)) return undefined
  const healed = {
    ...who,
    ability: toStatus(event.abilityGameID),
    packet: event.packetID ?? 0,
    amount: event.amount,
    critical: event.hitType === 2,
  }
  if (event.type === 'calculatedheal') return { type: 'heal-decided', ...healed, unpaired: event.unpaired ?? false }
  return { type: 'heal', ...healed, overheal: event.overheal ?? 0, tick: isTick(event) }
}

/** What a status does without being marked as a tick is one all the same: its `ability` is a status. */
const isTick = ({ tick, abilityGameID }: { tick?: boolean | null | undefined; abilityGameID: number }) =>
  (tick ?? false) || isStatus(abilityGameID)

/** What was on a player when the fight began: food, stances, what the last pull left. */
function* translateAuras(
  { sourceID, level, auras }: Extract<FflogsEvent, { type: 'combatantinfo' }>,
  at: number,
  cast: Cast,
): Generator<CombatEvent> {
  if (typeof level === 'number') cast.tellLevel(sourceID, level)
  for (const { source, ability, stacks } of auras ?? []) {
    yield {
      type: 'status-apply',
      at: Math.min(at, -1),
      source: cast.idOf(source),
      target: cast.idOf(sourceID),
      status: toStatus(ability),
      durationMs: 0,
      stacks: stacks ?? 1,
      refreshed: false,
      ability: 0,
    }
  }
}
