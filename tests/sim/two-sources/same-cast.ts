import { type ActorId, type CombatEvent, environment } from '../../../src/event.ts'
import { tableOf } from '../../../src/events/recorder.ts'
import type { Actor, RecordedPull } from '../../../src/report.ts'

/**
 * Which index an actor has is each source's own affair: gives the indexes out by kind, name and what each did first,
 * so that the same actor has the same index in both. Whoever only stood there is left out.
 */
export function withSameCast(pull: RecordedPull): RecordedPull {
  const events = pull.events.all()
  const first = firstDeeds(events)
  const cast = pull.actors
    .filter(({ id, kind }) => kind === 'player' || first.has(id))
    .sort((one, other) => compare(rankOf(one), rankOf(other)) || (first.get(one.id) ?? 0) - (first.get(other.id) ?? 0))
  const index = new Map(cast.map(({ id }, place) => [id, place]))
  const indexOf = (id: ActorId): ActorId => index.get(id) ?? environment
  return {
    ...pull,
    actors: cast.map(({ owner, ...actor }, id) => ({
      ...actor,
      id,
      ...(owner === undefined ? {} : { owner: indexOf(owner) }),
    })),
    events: tableOf(
      events
        .filter((event) => event.type === 'death' || actorsIn(event).every((id) => id === environment || index.has(id)))
        .map((event) => renamed(event, indexOf)),
    ),
  }
}

const fields = ['source', 'target', 'actor', 'killer', 'attacker'] as const

type Named = Partial<Record<(typeof fields)[number], ActorId>>

const actorsIn = (event: CombatEvent): readonly ActorId[] => fields.flatMap((field) => idIn(event, field) ?? [])

/** Asked of every event of every pull: nothing is built for it. */
const idIn = (event: CombatEvent & Named, field: (typeof fields)[number]): ActorId | undefined => event[field]

function renamed(event: CombatEvent, indexOf: (id: ActorId) => ActorId): CombatEvent {
  const changed: Named = {}
  for (const field of fields) {
    const id = idIn(event, field)
    if (id !== undefined) changed[field] = indexOf(id)
  }
  return { ...event, ...changed }
}

/** When each first did something or had it done to them; to be seen is nothing, nor is to be named as a killer. */
function firstDeeds(events: readonly CombatEvent[]): ReadonlyMap<ActorId, number> {
  const first = new Map<ActorId, number>()
  for (const event of events) {
    if (event.type === 'state' || event.type === 'targetable') continue
    for (const id of event.type === 'death' ? [event.target] : actorsIn(event))
      if (!first.has(id)) first.set(id, event.at)
  }
  return first
}

const rankOf = ({ kind, name, gameId = 0 }: Actor): string => `${kind} ${name} ${gameId}`
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
