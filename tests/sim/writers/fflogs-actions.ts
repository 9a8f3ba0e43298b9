import type { FflogsEvent } from '../../fflogs/stand-in-report.ts'
import type { DecidedDamage, HappeningOf, Struck } from '../truth.ts'
import { type Fields, limitBreak, resources, type Scribe, statusOffset } from './fflogs-scribe.ts'

const hitTypes = { normal: 1, critical: 2, blocked: 4, parried: 20 } as const

/** An action: its cast, and for each target what was decided. */
export function decidedEvents(scribe: Scribe, it: HappeningOf<'decided'>): FflogsEvent[] {
  const { at, source, ability, packet, struck } = it
  const first = struck[0]?.before
  const cast = scribe.event(at, 'cast', {
    packetID: packet,
    ...scribe.between(source.actor, first?.actor ?? (source.maxHp > 44 ? source.actor : undefined)),
    abilityGameID: ability,
    ...(isAuto(ability) && { melee: true }),
    sourceResources: resources(source),
    ...(first && { targetResources: resources(first) }),
  })
  return [cast, ...struck.flatMap((each) => [...decidedDamage(scribe, it, each), ...decidedHeal(scribe, it, each)])]
}

/** What landed: the shields' shares first, then the damage or the healing. */
export function landedEvents(scribe: Scribe, it: HappeningOf<'landed'>): FflogsEvent[] {
  const { at, source, after, ability, packet, damage, heal } = it
  const by = it.isLimitBreak ? limitBreak : source // FFLogs has an actor for the party's
  const common = { packetID: packet, ...scribe.between(by, after.actor), abilityGameID: ability }
  const targetResources = resources(after)
  const told: FflogsEvent[] = []
  if (damage) {
    const onPlayer = scribe.isPlayer(after.actor) && { buffs: buffs(it.statuses) }
    const amounts = {
      amount: damage.amount,
      ...(damage.mitigated > 0 && { mitigated: damage.mitigated }),
      unmitigatedAmount: damage.unmitigated,
      ...(damage.absorbed > 0 && { absorbed: damage.absorbed }),
      ...(damage.overkill > 0 && { overkill: damage.overkill }),
    }
    told.push(...absorbedEvents(scribe, it))
    told.push(scribe.event(at, 'damage', { ...common, ...onPlayer, ...blow(damage), ...amounts, targetResources }))
  }
  if (heal) told.push(scribe.event(at, 'heal', { ...common, ...healed(heal), targetResources }))
  return told
}

/** What a status does every three seconds: no decided half, no packet. */
export function tickEvents(scribe: Scribe, it: HappeningOf<'tick'>): FflogsEvent[] {
  const { at, source, after, status, damage, heal } = it
  const common = { ...scribe.between(source, after.actor), abilityGameID: status + statusOffset, tick: true }
  const targetResources = resources(after)
  const told: FflogsEvent[] = []
  if (heal) told.push(scribe.event(at, 'heal', { ...common, ...healed({ ...heal, critical: false }), targetResources }))
  if (damage) {
    const { amount, unmitigated, overkill } = damage
    // FFLogs estimates ticks, and writes some of its estimates as text.
    const guess = { finalizedAmount: String(amount), simulated: true, expectedAmount: amount, absorbed: 0 }
    const amounts = { amount, unmitigatedAmount: unmitigated, ...(overkill > 0 && { overkill }) }
    told.push(scribe.event(at, 'damage', { ...common, ...guess, ...blow(damage), ...amounts, targetResources }))
  }
  return told
}

function decidedDamage(scribe: Scribe, it: HappeningOf<'decided'>, struck: Struck): FflogsEvent[] {
  const { damage, before, statuses } = struck
  if (!damage) return []
  const unmitigatedAmount = unmitigatedOf(damage)
  return [
    scribe.event(it.at, 'calculateddamage', {
      ...decidedCommon(scribe, it, struck),
      ...(scribe.isPlayer(before.actor) && { buffs: buffs(statuses) }),
      ...blow(damage),
      amount: damage.amount,
      ...(unmitigatedAmount !== undefined && { unmitigatedAmount }),
    }),
  ]
}

function decidedHeal(scribe: Scribe, it: HappeningOf<'decided'>, struck: Struck): FflogsEvent[] {
  const { heal } = struck
  if (!heal) return []
  const told = { ...healed({ ...heal, overheal: 0 }), multiplier: 1 }
  return [scribe.event(it.at, 'calculatedheal', { ...decidedCommon(scribe, it, struck), ...told })]
}

const decidedCommon = (scribe: Scribe, it: HappeningOf<'decided'>, { before, lands }: Struck): Fields => ({
  packetID: it.packet,
  ...scribe.between(it.isLimitBreak ? limitBreak : it.source.actor, before.actor),
  abilityGameID: it.ability,
  ...(!lands && { unpaired: true }),
  sourceResources: resources(it.source),
  targetResources: resources(before),
})

function absorbedEvents(scribe: Scribe, { at, source, after, ability, damage }: HappeningOf<'landed'>): FflogsEvent[] {
  const attacker = scribe.actorOf(source)
  return (damage?.shields ?? []).map((share) =>
    scribe.event(at, 'absorbed', {
      ...scribe.between(share.source, after.actor),
      abilityGameID: share.status + statusOffset,
      attackerID: attacker.id,
      ...(attacker.instance && { attackerInstance: attacker.instance }),
      amount: share.amount,
      extraAbilityGameID: ability,
    }),
  )
}

const isAuto = (ability: number): boolean => ability === 7 || ability === 8
const buffs = (statuses: readonly number[]): string => statuses.map((status) => `${status + statusOffset}.`).join('')

const blow = (damage: DecidedDamage): Fields => ({
  hitType: hitTypeOf(damage),
  ...(damage.blocked > 0 && { blocked: damage.blocked }),
  ...(damage.directHit && { directHit: true }),
  multiplier: Math.round(damage.multiplier * 100) / 100,
})

function hitTypeOf({ critical, blocked, parried }: DecidedDamage): number {
  if (parried) return hitTypes.parried
  if (blocked > 0) return hitTypes.blocked
  return critical ? hitTypes.critical : hitTypes.normal
}

const healed = ({ amount, overheal, critical }: { amount: number; overheal: number; critical: boolean }): Fields => ({
  hitType: critical ? hitTypes.critical : hitTypes.normal,
  amount,
  ...(overheal > 0 && { overheal }),
})

/**
 * What the API calls unmitigated when only the decided half is known: worked out from what shields left, and
 * absent when they left nothing. Player damage is not divided by its multiplier.
 */
function unmitigatedOf({ amount, multiplier, unmitigated }: DecidedDamage): number | undefined {
  if (amount === unmitigated) return amount
  return amount === 0 ? undefined : Math.round(amount / multiplier)
}
