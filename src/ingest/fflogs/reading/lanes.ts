/*
 * Which value another is compared with when a page is kept: the last one that was told of the same field and the same
 * actor, for HP and places stay what they were. Actors whose numbers fall together share a lane: that makes a worse
 * guess, not another value.
 */
export const lanes = 256

/** `alone`: with 0. `before`: with the last one, whoever it was told of. */
export const role = { alone: 0, before: 1, source: 2, target: 3 } as const

/** They say whose lane it is. */
export const actorFields = ['sourceID', 'sourceInstance', 'targetID', 'targetInstance'] as const

export function roleOf(field: string): number {
  if ((actorFields as readonly string[]).includes(field)) return role.alone
  if (field === 'timestamp' || field === 'packetID') return role.before
  return field.startsWith('targetResources.') ? role.target : role.source
}

export const laneOf = (actorId: number, instance: number): number => (actorId * 31 + instance) & (lanes - 1)
