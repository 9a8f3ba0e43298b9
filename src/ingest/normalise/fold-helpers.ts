import { helperBase } from '../../game.ts'
import type { Actor } from '../../report.ts'
import type { Step } from './steps.ts'

/**
 * Bosses have invisible helpers, which cast and hit in their place: the same BNpcBase in every fight (GAME.md §7.15,
 * seen in network logs since 2019). They are given to the enemy whose name they bear: of several of that name to the one
 * with the lowest id, since the boss is made before its copies. They stay actors, with hits and a place of their own.
 */
export const foldHelpers: Step = {
  name: 'fold-helpers',
  quirk: 'a boss acts through helpers that nobody can see',
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

const isHelper = ({ kind, gameId }: Actor): boolean => kind === 'enemy' && gameId === helperBase
const isBoss = ({ kind, gameId }: Actor): boolean => kind === 'enemy' && gameId !== undefined && gameId !== helperBase
const idOf = ({ gameId = 0 }: Actor): number => gameId
