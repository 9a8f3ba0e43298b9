import { type ActorId, environment } from '../../../event.ts'
import { joinApplied, joinStacked } from './join-stacks.ts'
import type { Kind } from './kinds.ts'
import { recordLook } from './record-look.ts'
import type { Recording } from './recording.ts'
import { isStatus, toStatus } from './status-ids.ts'
import { field, jsonOf, type ToldEvent, valueAt, valueOr } from './told-event.ts'
import { recordDamage, recordHeal } from './translate-blow.ts'

const { abilityGameID, extraAbilityGameID, killingAbilityGameID, duration, packetID, stack } = field
const { attackerID, attackerInstance, killerID, killerInstance } = field

/** Takes one FFLogs event into the recording, then how its source and target looked. */
export function translateEvent(event: ToldEvent, kind: Kind, into: Recording): void {
  const at = Math.round(valueAt(event, field.timestamp))
  switch (kind) {
    case 'limitbreakupdate': {
      into.gaugeMs ??= at
      const bars = valueAt(event, field.bars)
      into.events.push({ type: 'limit-break-gauge', at, value: valueAt(event, field.value), bars })
      return
    }
    case 'combatantinfo':
      recordAuras(event, at, into)
      return
    case 'worldmarkerplaced':
    case 'worldmarkerremoved':
      into.events.push({
        type: 'waymark',
        at,
        waymark: valueAt(event, field.icon) - 1, // the first icon is waymark A
        placed: kind === 'worldmarkerplaced',
        x: valueOr(event, field.x, 0) / 100,
        y: valueOr(event, field.y, 0) / 100,
      })
      return
  }
  const source = into.met.numberOf(valueAt(event, field.sourceID), valueAt(event, field.sourceInstance))
  const target = into.met.numberOf(valueAt(event, field.targetID), valueAt(event, field.targetInstance))
  into.abilities.add(valueAt(event, abilityGameID))
  recordBetween(event, kind, { at, source, target }, into)
  const isTold = recordLook(event, field['sourceResources.hitPoints'], at, source, into)
  if (!isTold || source !== target) recordLook(event, field['targetResources.hitPoints'], at, target, into)
}

export interface Who {
  readonly at: number
  readonly source: ActorId
  readonly target: ActorId
}

type Between = Exclude<Kind, 'limitbreakupdate' | 'combatantinfo' | 'worldmarkerplaced' | 'worldmarkerremoved'>

function recordBetween(event: ToldEvent, kind: Between, who: Who, into: Recording): void {
  const { at, source, target } = who
  const { events } = into
  switch (kind) {
    case 'begincast': {
      const durationMs = valueOr(event, duration, 0)
      events.push({ type: 'begin-cast', at, source, target, ability: valueAt(event, abilityGameID), durationMs })
      return
    }
    case 'cast': {
      if (valueAt(event, field.fake) === 1) return // an effect that goes off by itself under a number of its own
      const ability = valueAt(event, abilityGameID)
      events.push({ type: 'cast', at, source, target, ability, packet: valueOr(event, packetID, 0) })
      return
    }
    case 'calculateddamage':
    case 'damage':
      recordDamage(event, kind, who, into)
      return
    case 'calculatedheal':
    case 'heal':
      recordHeal(event, kind, who, into)
      return
    case 'absorbed': {
      const extra = valueOr(event, extraAbilityGameID, 0)
      if (extra > 0) into.abilities.add(extra)
      events.push({
        type: 'absorbed',
        at,
        source,
        target,
        ability: toStatus(extra),
        status: toStatus(valueAt(event, abilityGameID)),
        attacker: into.met.numberOf(valueAt(event, attackerID), valueAt(event, attackerInstance)),
        amount: valueAt(event, field.amount),
      })
      return
    }
    case 'instakill': {
      const ability = valueAt(event, abilityGameID)
      events.push({ type: 'instant-kill', at, source, target, ability, packet: valueOr(event, packetID, 0) })
      return
    }
    case 'applybuff':
    case 'applydebuff':
      recordApplied(event, who, false, into)
      return
    case 'refreshbuff':
    case 'refreshdebuff':
      recordApplied(event, who, true, into)
      return
    case 'applybuffstack':
    case 'applydebuffstack':
      recordApplied(event, who, true, into, valueAt(event, stack))
      return
    case 'removebuffstack':
    case 'removedebuffstack': {
      const status = toStatus(valueAt(event, abilityGameID))
      events.push({ type: 'status-stack', at, source, target, status, stacks: valueAt(event, stack) })
      return
    }
    case 'removebuff':
    case 'removedebuff':
      events.push({ type: 'status-remove', at, source, target, status: toStatus(valueAt(event, abilityGameID)) })
      return
    case 'death': {
      const killing = valueOr(event, killingAbilityGameID, 0)
      if (killing > 0) into.abilities.add(killing)
      const killer = into.met.numberOf(valueAt(event, killerID), valueAt(event, killerInstance))
      // Its own abilityGameID is 0 whatever killed; a status is no action, though it has the number of one.
      events.push({ type: 'death', at, target, killer, ability: isStatus(killing) ? 0 : killing })
      return
    }
    case 'targetabilityupdate':
      events.push({ type: 'targetable', at, actor: target, targetable: valueAt(event, field.targetable) !== 0 })
      return
    case 'headmarker': // the one who carries it is told as its source
      events.push({
        type: 'head-marker',
        at,
        target: target === environment ? source : target,
        marker: valueAt(event, field.markerID),
      })
      return
    case 'tether':
      events.push({ type: 'tether', at, source, target, tether: valueAt(event, field.tetherID) })
      return
  }
}

/** @param told how many stacks it has, where this event tells of nothing else */
function recordApplied(event: ToldEvent, who: Who, refreshed: boolean, into: Recording, told?: number): void {
  const { at, source, target } = who
  const ability = valueOr(event, extraAbilityGameID, 0)
  if (ability > 0) into.abilities.add(ability)
  const status = toStatus(valueAt(event, abilityGameID))
  if (told !== undefined && joinStacked(into, who, status, told)) return
  const durationMs = valueOr(event, duration, 0)
  const stacks = told ?? 1
  const number = into.events.push({
    type: 'status-apply',
    at,
    source,
    target,
    status,
    durationMs,
    stacks,
    refreshed,
    ability,
  })
  joinApplied(into, who, status, number, told)
}

/** What was on a player when the fight began: food, stances, what the last pull left. Levels are told here only. */
function recordAuras(event: ToldEvent, at: number, into: Recording): void {
  const actorId = valueAt(event, field.sourceID)
  const level = valueAt(event, field.level)
  if (!Number.isNaN(level)) {
    into.levels.set(actorId, level)
    into.met.numberOf(actorId, 1)
  }
  const auras = jsonOf(event, field.auras)
  for (const { source, ability, stacks } of Array.isArray(auras) ? auras.flatMap(readAura) : []) {
    into.abilities.add(ability)
    const number = into.events.push({
      type: 'status-apply',
      at,
      source: into.met.numberOf(source, 1),
      target: into.met.numberOf(actorId, 1),
      status: toStatus(ability),
      durationMs: 0,
      stacks,
      refreshed: false,
      ability: 0,
    })
    into.auras.push(number)
  }
}

/** Nothing for what is none. */
function readAura(told: unknown): { source: number; ability: number; stacks: number }[] {
  if (typeof told !== 'object' || told === null || !('source' in told) || !('ability' in told)) return []
  const source = Number(told.source)
  const ability = Number(told.ability)
  const stacks = 'stacks' in told ? Number(told.stacks ?? 1) : 1
  return [source, ability, stacks].some(Number.isNaN) ? [] : [{ source, ability, stacks }]
}
