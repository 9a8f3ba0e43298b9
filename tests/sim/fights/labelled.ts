import type { AbilityKind } from '../../../src/game/ability.ts'
import type { Meaning } from './plan.ts'
import { avoid, buster, enrage, everyone, lightParties, pairs, raid, shows, spread, stack, tower } from './words.ts'

/** What an action does that no book tells of: as others label it, with usual amounts. */
export function labelled(kind: AbilityKind | undefined, boss: string): Meaning {
  switch (kind) {
    case 'raidwide':
      return raid(0.7)
    case 'knockback':
      return raid(0.25, { knocks: true })
    case 'tankbuster':
      return buster('main', 1.6)
    case 'shared-tankbuster':
      return buster('shared', 2.6)
    case 'stack':
      return stack(lightParties, 0.5)
    case 'spread':
      return spread(everyone, 0.45)
    case 'tower':
      return tower(pairs, 0.4)
    case 'avoidable':
    case 'gaze':
      return avoid()
    case 'enrage':
      return enrage(boss)
    default:
      return shows
  }
}
