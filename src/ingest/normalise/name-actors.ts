import { helperBase } from '../../game.ts'
import type { Actor } from '../../report.ts'
import type { Step } from './steps.ts'

/**
 * Some actors have no name: copies that were never introduced, what the game itself does not name (FFLOGS.md, known
 * bugs). They get the name of another with the same BNpcBase, if that is not the one all helpers have, else a word for
 * what they are, so that no sentence has a hole. Who somebody is is not decided by it.
 */
export const nameActors: Step = {
  name: 'name-actors',
  quirk: 'an actor has no name',
  repair(pull) {
    const isNameless = ({ name }: Actor): boolean => name.trim() === ''
    const nameless = pull.actors.filter(isNameless)
    if (nameless.length === 0) return { pull, repaired: 0 }
    const actors = pull.actors.map((actor) => {
      if (!isNameless(actor)) return actor
      const same = pull.actors.find((other) => isCopy(actor, other) && !isNameless(other))
      return { ...actor, name: same?.name ?? words[actor.kind] }
    })
    return { pull: { ...pull, actors }, repaired: nameless.length }
  },
}

const isCopy = ({ gameId, kind }: Actor, other: Actor): boolean =>
  gameId !== undefined && gameId !== helperBase && other.gameId === gameId && other.kind === kind

const words: Readonly<Record<Actor['kind'], string>> = {
  player: 'Unknown player',
  pet: 'Unknown pet',
  enemy: 'Unknown enemy',
  'limit-break': 'Limit Break',
  other: 'Unknown',
}
