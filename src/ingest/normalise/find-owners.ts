import type { Actor } from '../../report.ts'
import type { Step } from './steps.ts'

/**
 * What a pet does is its owner's (GAME.md §7.15), but an owner may itself be a pet, as what a summoned egi leaves
 * behind, be somebody who is not in the pull, or the pet itself. Everybody's owner is the last in line, who has none;
 * where the line leads nowhere there is no owner. What was done stays with the pet: analysis asks for its owner.
 */
export const findOwners: Step = {
  name: 'find-owners',
  quirk: 'the owner of a pet is a pet, or nobody',
  repair(pull) {
    let repaired = 0
    const actors = pull.actors.map((actor) => {
      if (actor.owner === undefined) return actor
      const last = lastOwner(pull.actors, actor)
      if (last === actor.owner) return actor
      repaired++
      const { owner: _owner, ...alone } = actor
      return last === undefined ? alone : { ...alone, owner: last }
    })
    return { pull: repaired > 0 ? { ...pull, actors } : pull, repaired }
  },
}

function lastOwner(actors: readonly Actor[], { id, owner }: Actor): number | undefined {
  const met = new Set([id])
  let last: number | undefined
  for (let next = owner; next !== undefined; next = actors[next]?.owner) {
    if (met.has(next)) return undefined // they own each other
    if (actors[next] === undefined) return last
    met.add(next)
    last = next
  }
  return last
}
