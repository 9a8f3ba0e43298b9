import type { Author } from '../../store/ability-labels.ts'
import { type SavedStrat, saveStrat } from '../../store/people/strats.ts'
import type { Strat } from '../../strat/strat.ts'
import { tellChange } from '../../strat/strat-change.ts'
import type { Services } from '../command.ts'
import type { PlanNames } from './plan-names.ts'

interface Change {
  readonly strat: Strat
  readonly standing: SavedStrat | undefined
  /** The version it was made from, 0 for none. */
  readonly base: number
  readonly nameOf: PlanNames['mechanic']
  readonly author: Author
}

/** What is said of a new version, after what changed. */
export const countsFromNow = 'It counts for pulls from now on; /strat undo takes it back.'

/** Saves a strat as the next version, told by what changed; undefined where that is nothing. */
export async function saveChange(
  { db, now }: Pick<Services, 'db' | 'now'>,
  staticId: number,
  { strat, standing, base, nameOf, author }: Change,
): Promise<SavedStrat | undefined> {
  const told = tellChange(standing?.strat, strat, nameOf)
  return told === undefined ? undefined : await saveStrat(db, staticId, strat, { base, told, author, at: now() })
}
