import { limitBreaks } from '../../../game.ts'
import { type Combatant, isPlayer, openCombatant } from './combatants.ts'
import type { World } from './world.ts'

/** No line can name it. */
export const limitBreakId = -1

/** Who is to be credited with what an action does: a limit break is the party's, whoever pressed it. */
export function creditedWith(world: World, source: Combatant, ability: number): Combatant {
  return limitBreaks.has(ability) && isPlayer(source.id) ? limitBreakOf(world) : source
}

function limitBreakOf({ combatants, slots }: World): Combatant {
  const known = combatants.get(limitBreakId)
  if (known !== undefined) return known
  const made = openCombatant(limitBreakId, slots.length)
  made.name = 'Limit Break'
  combatants.set(limitBreakId, made)
  slots.push(made)
  return made
}
