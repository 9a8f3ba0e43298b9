import { type ActorId, type CombatEvent, environment } from '../../event.ts'
import type { DraftEvent } from './combatants.ts'

/** Who an event is about first: its source, or the only one it names. */
export function firstOf(event: DraftEvent): number {
  switch (event.type) {
    case 'state':
    case 'targetable':
      return event.actor
    case 'death':
    case 'head-marker':
      return event.target
    case 'limit-break-gauge':
    case 'director':
      return environment
    default:
      return event.source
  }
}

/** The other one: its target. */
export function secondOf(event: DraftEvent): number {
  switch (event.type) {
    case 'death':
      return event.killer
    case 'state':
    case 'targetable':
    case 'head-marker':
    case 'limit-break-gauge':
    case 'director':
    case 'cancel-cast':
      return environment
    default:
      return event.target
  }
}

/** Turns a draft into an event of its pull, in place: times from the pull's start, slots to actors by `index`. */
export function settle(event: DraftEvent, startedAt: number, index: Int32Array): CombatEvent {
  const actor = (slot: number): ActorId => (slot < 0 ? environment : (index[slot] ?? environment))
  event.at -= startedAt
  switch (event.type) {
    case 'state':
    case 'targetable':
      event.actor = actor(event.actor)
      break
    case 'head-marker':
      event.target = actor(event.target)
      break
    case 'death':
      event.target = actor(event.target)
      event.killer = actor(event.killer)
      break
    case 'cancel-cast':
      event.source = actor(event.source)
      break
    case 'limit-break-gauge':
    case 'director':
      break
    default:
      event.source = actor(event.source)
      event.target = actor(event.target)
  }
  return event
}
