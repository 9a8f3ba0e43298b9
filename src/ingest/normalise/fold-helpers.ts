import { eventObjectsFrom, helperBase } from '../../game.ts'
import type { Actor } from '../../report.ts'
import type { Step } from './steps.ts'

/**
 * Bosses act through helpers that nobody can see, of one BNpcBase in every fight (network logs since 2019), and FFLogs
 * lists objects from 2,000,000 on under a boss's name, who take its damage while it cannot be targeted (FFLOGS.md, known
 * bugs). Each is given to the enemy whose name it bears: of several of that name to the one with the lowest id, since
 * the boss is made before its copies. They stay actors, with hits and a place of their own.
 */
export const foldHelpers: Step = {
  name: 'fold-helpers',
  quirk: 'a boss acts and is hit through helpers of the same name',
  repair(pull) {
    const bosses = new Map<string, Actor>()
    for (const actor of pull.actors) {
      const known = bosses.get(actor.name)
      if (isBoss(actor) && (known === undefined || idOf(actor) < idOf(known))) bosses.set(actor.name, actor)
    }
    let repaired = 0
    const actors = pull.actors.map((actor) => {
      const boss = isHelper(actor) ? bosses.get(actor.name) : undefined
      if (boss === undefined || actor.owner === boss.id) return actor
      repaired++
      return { ...actor, owner: boss.id }
    })
    return { pull: repaired > 0 ? { ...pull, actors } : pull, repaired }
  },
}

const isHelper = ({ kind, gameId }: Actor): boolean =>
  kind === 'enemy' && gameId !== undefined && (gameId === helperBase || gameId >= eventObjectsFrom)
const isBoss = (actor: Actor): boolean => actor.kind === 'enemy' && actor.gameId !== undefined && !isHelper(actor)
const idOf = ({ gameId = 0 }: Actor): number => gameId
