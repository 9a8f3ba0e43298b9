import { type ActorId, environment } from '../../event.ts'
import { findFflogsJob } from '../../game.ts'
import type { Actor } from '../../report.ts'
import type { MasterActor } from './queries.ts'

/** Gives the actors of one fight their place in the pull's `actors`, as they turn up. */
export interface Cast {
  /** Every copy of an enemy is an actor of its own, as in a network log, so that each has its own HP and place. */
  idOf(actorId: number | null | undefined, instance?: number | null): ActorId
  /** Levels are told by `combatantinfo` only. */
  tellLevel(actorId: number, level: number): void
  actors(): readonly Actor[]
}

/** The party comes first, whether it did something or not. */
export function openCast(master: readonly MasterActor[], friendlyPlayers: readonly number[]): Cast {
  const known = new Map(master.map((actor) => [actor.id, actor]))
  const ids = new Map<number, ActorId>()
  const actors: Actor[] = []

  const idOf: Cast['idOf'] = (actorId, instance) => {
    if (typeof actorId !== 'number' || actorId < 0) return environment
    const key = actorId * 65_536 + (instance ?? 1)
    const met = ids.get(key)
    if (met !== undefined) return met
    const id = actors.length
    ids.set(key, id)
    const told = known.get(actorId)
    actors.push({ id, kind: 'other', name: '' }) // its place is taken before its owner asks for one
    actors[id] = { id, ...describe(actorId, told), ...ownerOf(told, idOf) }
    return id
  }
  for (const player of friendlyPlayers) idOf(player)
  return {
    idOf,
    tellLevel(actorId, level) {
      const id = idOf(actorId)
      const actor = actors[id]
      if (actor) actors[id] = { ...actor, level }
    },
    actors: () => actors,
  }
}

function describe(actorId: number, told: MasterActor | undefined): Omit<Actor, 'id'> {
  const name = told?.name || `Actor ${actorId}`
  const gameId = told?.gameID ?? 0
  switch (told?.type) {
    case 'Player': {
      const kind = pseudoKind(told)
      if (kind !== undefined) return { kind, name }
      const job = findFflogsJob(told.subType ?? '')
      return { kind: 'player', name, ...(job && { job }), ...(told.server ? { world: told.server } : {}) }
    }
    case 'Pet':
      return { kind: 'pet', name, ...(gameId > 0 ? { gameId } : {}) }
    case 'NPC':
    case 'Boss':
      return { kind: pseudoKind(told) ?? 'enemy', name, ...(gameId > 0 ? { gameId } : {}) }
    default:
      return { kind: 'other', name }
  }
}

/** FFLogs lists some things among the actors that are nobody. */
function pseudoKind({ name, subType }: MasterActor): 'limit-break' | 'other' | undefined {
  if (subType === 'LimitBreak' || name === 'Limit Break') return 'limit-break'
  if (name === 'Multiple Players') return 'other'
  return undefined
}

function ownerOf(told: MasterActor | undefined, idOf: Cast['idOf']): { owner?: ActorId } {
  const owner = told?.type === 'Pet' && told.petOwner !== null ? idOf(told.petOwner) : environment
  return owner === environment ? {} : { owner }
}
