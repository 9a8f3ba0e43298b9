import type { FflogsEvent } from '../../fflogs/stand-in-report.ts'
import type { Happening, HappeningOf } from '../truth.ts'
import { decidedEvents, landedEvents, tickEvents } from './fflogs-actions.ts'
import { environment, resources, type Scribe, statusOffset } from './fflogs-scribe.ts'

/** What happened, as the API tells it; statuses from before the fight are told by `combatantinfo` instead. */
export function eventsOf(scribe: Scribe, it: Happening): readonly FflogsEvent[] {
  switch (it.kind) {
    case 'begin-cast':
      return [beginCast(scribe, it)]
    case 'decided':
      return decidedEvents(scribe, it)
    case 'landed':
      return landedEvents(scribe, it)
    case 'tick':
      return tickEvents(scribe, it)
    case 'gain':
      return it.at < 0 ? [] : gain(scribe, it)
    case 'spent':
      return [spent(scribe, it)]
    case 'loss':
      return [loss(scribe, it)]
    case 'death':
      return [death(scribe, it)]
    case 'targetable': {
      const self = { ...scribe.between(it.actor, it.actor), abilityGameID: 0 }
      return [scribe.event(it.at, 'targetabilityupdate', { ...self, targetable: it.targetable ? 1 : 0 })]
    }
    case 'marked':
      // The one who carries it is told as its source.
      return [
        scribe.event(it.at, 'headmarker', { ...scribe.between(it.target), abilityGameID: 0, markerID: it.marker }),
      ]
    case 'tethered': {
      const ends = { ...scribe.between(it.source, it.target), abilityGameID: 0 }
      return [scribe.event(it.at, 'tether', { ...ends, tetherID: it.tether })]
    }
    case 'waymark': {
      const place = { x: Math.round(it.x * 100), y: Math.round(it.y * 100) }
      return [scribe.event(it.at, 'worldmarkerplaced', { icon: it.waymark + 1, ...place, mapID: 0 })]
    }
    case 'gauge':
      return [scribe.event(it.at, 'limitbreakupdate', { value: it.value, bars: 3 })]
    // The API has no word for these.
    case 'countdown':
    case 'listed':
    case 'cancel-cast':
    case 'seen':
    case 'appears':
    case 'director':
    case 'combat':
      return []
  }
}

function beginCast(scribe: Scribe, it: HappeningOf<'begin-cast'>): FflogsEvent {
  return scribe.event(it.at, 'begincast', {
    ...scribe.between(it.source.actor, it.target),
    abilityGameID: it.ability,
    duration: it.durationMs,
    sourceResources: resources(it.source),
  })
}

function gain(scribe: Scribe, it: HappeningOf<'gain'>): FflogsEvent[] {
  const kind = scribe.isHarmful(it.status) ? 'debuff' : 'buff'
  const fields = {
    ...(it.packet > 0 && { packetID: it.packet }),
    ...scribe.between(it.source, it.target),
    abilityGameID: it.status + statusOffset,
    ...(it.ability > 0 && { extraAbilityGameID: it.ability }),
    duration: it.durationMs,
  }
  const { packetID: _, ...unpacked } = { packetID: 0, ...fields }
  const stacked = scribe.event(it.at, `apply${kind}stack`, { ...unpacked, stack: it.stacks })
  if (it.refreshed && it.stacks > it.stacksBefore) return [stacked]
  const shield = it.shield > 0 && { absorb: it.shield }
  const applied = scribe.event(it.at, `${it.refreshed ? 'refresh' : 'apply'}${kind}`, { ...fields, ...shield })
  // Several at once come as a second event of the same millisecond.
  return it.stacks > 1 && !it.refreshed ? [applied, stacked] : [applied]
}

function spent(scribe: Scribe, it: HappeningOf<'spent'>): FflogsEvent {
  return scribe.event(it.at, `remove${scribe.isHarmful(it.status) ? 'debuff' : 'buff'}stack`, {
    ...scribe.between(it.source, it.target),
    abilityGameID: it.status + statusOffset,
    stack: it.stacks,
  })
}

function loss(scribe: Scribe, it: HappeningOf<'loss'>): FflogsEvent {
  return scribe.event(it.at, scribe.isHarmful(it.status) ? 'removedebuff' : 'removebuff', {
    ...scribe.between(it.source, it.target),
    abilityGameID: it.status + statusOffset,
    ...(it.shield > 0 && { absorb: it.shield }),
  })
}

function death(scribe: Scribe, { at, target, killer, ability = 0, isStatus }: HappeningOf<'death'>): FflogsEvent {
  if (killer === undefined) {
    const fallen = { sourceID: environment, targetID: scribe.actorOf(target).id, abilityGameID: 0 }
    return scribe.event(at, 'death', fallen)
  }
  const by = scribe.actorOf(killer)
  return scribe.event(at, 'death', {
    ...scribe.between(killer, target),
    abilityGameID: 0,
    killerID: by.id,
    ...(by.instance && { killerInstance: by.instance }),
    killingAbilityGameID: ability + (isStatus ? statusOffset : 0),
  })
}
