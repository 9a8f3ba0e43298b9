import type { ActorId } from '../../event.ts'
import type { PullContext, StatusWindow } from '../context.ts'

/**
 * What an actor carried just before a hit was decided: what the hit itself gives is told at the same moment, and takes
 * the place of what was there.
 */
export const carriedBefore = (context: PullContext, id: ActorId, decidedMs: number): readonly StatusWindow[] =>
  context.statusesOn(id, decidedMs - 1)
