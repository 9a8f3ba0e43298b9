import type { Recording } from './recording.ts'
import { isStatus, toStatus } from './status-ids.ts'
import { field, type ToldEvent, valueAt, valueOr } from './told-event.ts'
import type { Who } from './translate-event.ts'

/** These add up ticks that are also told one by one. */
const isTickTotal = (abilityGameId: number): boolean => abilityGameId === 500_000 || abilityGameId === 500_001

const hitTypes = { miss: 0, normal: 1, critical: 2, blocked: 4, dodged: 7, parried: 20 } as const

const { abilityGameID, packetID, hitType, amount, multiplier: share, unmitigatedAmount, unpaired, tick } = field

export function recordDamage(
  event: ToldEvent,
  kind: 'calculateddamage' | 'damage',
  { at, source, target }: Who,
  into: Recording,
): void {
  const told = valueAt(event, abilityGameID)
  const dealt = valueAt(event, field.amount)
  const absorbed = valueOr(event, field.absorbed, 0)
  const how = valueOr(event, hitType, hitTypes.normal)
  if (isTickTotal(told)) return
  if ((how === hitTypes.miss || how === hitTypes.dodged) && dealt + absorbed === 0) return
  const ability = toStatus(told)
  const packet = valueOr(event, packetID, 0)
  const critical = how === hitTypes.critical
  const directHit = valueAt(event, field.directHit) === 1
  const blocked = how === hitTypes.blocked || valueAt(event, field.blocked) > 0
  const parried = how === hitTypes.parried
  // NaN is how columns write what was not told: unknown is not zero.
  const unmitigated = valueAt(event, unmitigatedAmount)
  const multiplier = valueAt(event, share)
  if (kind === 'calculateddamage') {
    into.events.push({
      type: 'damage-decided',
      at,
      source,
      target,
      ability,
      packet,
      amount: dealt,
      critical,
      directHit,
      blocked,
      parried,
      unmitigated,
      multiplier,
      unpaired: valueAt(event, unpaired) === 1,
    })
    return
  }
  into.events.push({
    type: 'damage',
    at,
    source,
    target,
    ability,
    packet,
    amount: dealt,
    absorbed,
    overkill: valueOr(event, field.overkill, 0),
    critical,
    directHit,
    blocked,
    parried,
    unmitigated,
    multiplier,
    tick: isTick(event, told),
  })
}

export function recordHeal(
  event: ToldEvent,
  kind: 'calculatedheal' | 'heal',
  { at, source, target }: Who,
  into: Recording,
): void {
  const told = valueAt(event, abilityGameID)
  if (isTickTotal(told)) return
  const ability = toStatus(told)
  const packet = valueOr(event, packetID, 0)
  const healed = valueAt(event, amount)
  const critical = valueAt(event, hitType) === hitTypes.critical
  if (kind === 'heal') {
    const overheal = valueOr(event, field.overheal, 0)
    const isTicking = isTick(event, told)
    into.events.push({
      type: 'heal',
      at,
      source,
      target,
      ability,
      packet,
      amount: healed,
      overheal,
      critical,
      tick: isTicking,
    })
    return
  }
  into.events.push({
    type: 'heal-decided',
    at,
    source,
    target,
    ability,
    packet,
    amount: healed,
    critical,
    unpaired: valueAt(event, unpaired) === 1,
  })
}

/** What a status does without being marked as a tick is one all the same: its `ability` is a status. */
const isTick = (event: ToldEvent, abilityGameId: number): boolean =>
  valueAt(event, tick) === 1 || isStatus(abilityGameId)
