import type { ActorId } from '../../event.ts'
import { columnsOf } from '../../events/columns.ts'
import type { EventTable } from '../../events/table.ts'
import type { Step } from './steps.ts'

/**
 * The list of a fight's players may hold somebody of subtype `Unknown`, of whom nothing else is told (FFLOGS.md shape
 * 10): they would count as one who lives to the end. A player without a job who is in no event is no player. Somebody
 * with a job stays one, since they may have been dead all the while; so does whoever anything is told of.
 */
export const setBystandersApart: Step = {
  name: 'set-bystanders-apart',
  quirk: 'the party has a member without a job who takes no part',
  repair(pull) {
    const unknown = pull.actors.filter(({ kind, job }) => kind === 'player' && job === undefined)
    const apart = new Set(unknown.map(({ id }) => id).filter((id) => !takesPart(pull.events, id)))
    if (apart.size === 0) return { pull, repaired: 0 }
    const actors = pull.actors.map((actor) => (apart.has(actor.id) ? { ...actor, kind: 'other' as const } : actor))
    return { pull: { ...pull, actors }, repaired: apart.size }
  },
}

const takesPart = ({ sections }: EventTable, id: ActorId): boolean =>
  sections.some(({ type, columns }) =>
    columnsOf(type).some(([field, kind]) => kind === 'actor' && columns[field]?.includes(id)),
  )
