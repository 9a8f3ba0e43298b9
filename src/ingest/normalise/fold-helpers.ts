import { helperBase } from '../../game.ts'
import type { Actor, RecordedPull } from '../../report.ts'

/**
 * Gives the invisible helpers, which cast and hit in the place of a boss, to the enemy whose name they bear. Of several
 * of that name it is the one with the lowest id: the boss is made before its copies.
 */
export function foldHelpers<Pull extends Pick<RecordedPull, 'actors'>>(pull: Pull): Pull {
  const bosses = new Map<string, Actor>()
  for (const actor of pull.actors) {
    const known = bosses.get(actor.name)
    if (isBoss(actor) && (known === undefined || idOf(actor) < idOf(known))) bosses.set(actor.name, actor)
  }
  const actors = pull.actors.map((actor) => {
    const boss = isHelper(actor) ? bosses.get(actor.name) : undefined
    return boss === undefined ? actor : { ...actor, owner: boss.id }
  })
  return { ...pull, actors }
}

const isHelper = ({ kind, gameId }: Actor): boolean => kind === 'enemy' && gameId === helperBase
const isBoss = ({ kind, gameId }: Actor): boolean => kind === 'enemy' && gameId !== undefined && gameId !== helperBase
const idOf = ({ gameId = 0 }: Actor): number => gameId
