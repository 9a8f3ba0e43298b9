import { analysePull } from '../../analysis/run.ts'
import type { Pull } from '../../report.ts'
import { listTellers } from '../../store/pull-accounts.ts'
import { listRoster } from '../../store/roster.ts'
import { findStatic } from '../../store/statics.ts'
import type { Answer, Services } from '../command.ts'
import { withRosterNames } from '../roster/names.ts'
import { listOccasions } from './occasions.ts'
import { pullAnswer } from './pull-answer.ts'

/** A pull as its post has it, whether or not it ever had one. */
export async function showPull(found: Pull, { db, analyst }: Pick<Services, 'db' | 'analyst'>): Promise<Answer> {
  const { staticId, id } = found
  const analysed = withRosterNames(await analysePull(db, analyst, found), await listRoster(db, staticId))
  const occasion = (await listOccasions(db, staticId, [id])).get(id)
  const blame = (await findStatic(db, staticId))?.blame ?? 'roles'
  const tellers = (await listTellers(db, staticId, [id])).get(id) ?? []
  return pullAnswer(analysed, tellers, blame, occasion?.text)
}
