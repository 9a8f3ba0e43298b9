import type { Recording, SameMoment } from './recording.ts'
import type { Who } from './translate-event.ts'

/*
 * A status that begins with several stacks is told twice in one ms, as itself and as its stacks, in either order: that
 * is one event. What tells of stacks alone stays.
 */

/** Gives the stacks to the status that was applied in this ms; false where there is none. */
export function joinStacked({ applied, events }: Recording, who: Who, status: number, stacks: number): boolean {
  const moment = momentOf(applied, who)
  const known = moment.applied.get(keyOf(who, status))
  if (known === undefined) return false
  events.change(known, 'stacks', stacks)
  return true
}

/** Remembers what was told just now; a status takes over the stacks that were told of it in this ms. */
export function joinApplied(
  { applied, events }: Recording,
  who: Who,
  status: number,
  event: number,
  stacks: number | undefined,
): void {
  const moment = momentOf(applied, who)
  const key = keyOf(who, status)
  if (stacks !== undefined) {
    moment.stacked.set(key, { event, stacks })
    return
  }
  moment.applied.set(key, event)
  const told = moment.stacked.get(key)
  if (told === undefined) return
  moment.stacked.delete(key)
  events.drop(told.event)
  events.change(event, 'stacks', told.stacks)
}

function momentOf(moment: SameMoment, { at }: Who): SameMoment {
  if (moment.at !== at) {
    moment.at = at
    moment.applied.clear()
    moment.stacked.clear()
  }
  return moment
}

/** Actors are fewer than 2^14, the environment comes before them. */
const keyOf = ({ source, target }: Who, status: number): number =>
  (status * 2 ** 14 + source + 1) * 2 ** 14 + target + 1
