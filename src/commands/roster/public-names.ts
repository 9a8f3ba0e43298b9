import type { Blame } from '../../analysis/blame.ts'
import type { AnalysedPull } from '../../analysis/study.ts'
import type { Db } from '../../store/db.ts'
import { listRoster, type RosterMember } from '../../store/people/roster.ts'
import { findStatic } from '../../store/people/statics.ts'
import { withRosterNames } from './names.ts'

/** How openly a static's pulls are told where everybody reads them. */
export interface PublicNames {
  readonly blame: Blame
  readonly roster: readonly RosterMember[]
  /** The pull with everybody called what everybody may read. */
  readonly named: (analysed: AnalysedPull) => AnalysedPull
}

export async function openPublicNames(db: Db, staticId: number): Promise<PublicNames> {
  const roster = await listRoster(db, staticId)
  const blame = (await findStatic(db, staticId))?.blame ?? 'roles'
  return { blame, roster, named: (analysed) => withRosterNames(analysed, roster, blame) }
}
