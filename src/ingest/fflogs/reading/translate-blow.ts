import type { Recording } from './recording.ts'
import { isStatus, toStatus } from './status-ids.ts'
import { field, type ToldEvent, valueAt, valueOr } from './told-event.ts'
import type { Who } from './translate-event.ts'

/** These add up ticks that are also told one by one. */
const isTickTotal = (abilityGameId: number): boolean => abilityGameId === 500_000 || abilityGameId === 500_001

const hitTypes = { miss: 0, normal: 1, critical: 2, blocked: 4, dodged: 7, parried: 20 } as const

const { abilityGameID, packetID, hitType, amount, multiplier, unmitigatedAmount, unpaired, tick } = field

export function recordDamage(
  event: ToldEvent,
  kind: 'calculateddamage' | 'damage',
  { at, source, target }: Who,
  into: Recording,
): void {
  const told = valueAt(event, abilityGameID)
  const dealt = valueAt(event, amount)
  const absorbed = valueOr(event, field.absorbed, 0)
  const how = valueOr(event, hitType, hitTypes.normal)
  if (isTickTotal(told)) return
  if ((how === hitTypes.miss || how === hitTypes.dodged) && dealt + absorbed === 0) return
  const unmitigated = valueAt(event, unmitigatedAmount)
  const share = valueAt(event, multiplier)
  const hit = {
    at,
    source,
    target,
    ability: toStatus(told),
    packet: valueOr(event, packetID, 0),
    amount: dealt,
    critical: how === hitTypes.critical,
    directHit: valueAt(event, field.directHit) === 1,
    blocked: how === hitTypes.blocked || valueAt(event, field.blocked) > 0,
    parried: how === hitTypes.parried,
    // NaN is how columns write what was not told: unknown is not zero.
    unmitigated,
    multiplier: share,
  }
  if (kind === 'damage') {
    const overkill = valueOr(event, field.overkill, 0)
    into.events.push({ type: 'damage', ...hit, absorbed, overkill, tick: isTick(event, told) })
  } else into.events.push({ type: 'damage-decided', ...hit, unpaired: valueAt(event, unpaired) === 1 })
}

export function recordHeal(
  event: ToldEvent,
  kind: 'calculatedheal' | 'heal',
  { at, source, target }: Who,
  into: Recording,
): void {
  const told = valueAt(event, abilityGameID)
  if (isTickTotal(told)) return
  const healed = {
    at,
    source,
    target,
    ability: toStatus(told),
    packet: valueOr(event, packetID, 0),
    amount: valueAt(event, amount),
    critical: valueAt(event, hitType) === hitTypes.critical,
  }
  if (kind === 'heal') {
    into.events.push({
      type: 'heal',
      ...healed,
      overheal: valueOr(event, field.overheal, 0),
      tick: isTick(event, told),
    })
  } else into.events.push({ type: 'heal-decided', ...healed, unpaired: valueAt(event, unpaired) === 1 })
}

/** What a status does without being marked as a tick is one all the same: its `ability` is a status. */
const isTick = (event: ToldEvent, abilityGameId: number): boolean =>
  valueAt(event, tick) === 1 || isStatus(abilityGameId)
