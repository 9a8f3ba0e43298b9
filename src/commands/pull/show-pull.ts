import type { Pull } from '../../report.ts'
import { listTellers } from '../../store/pulls/pull-accounts.ts'
import type { Answer, Services } from '../command.ts'
import { openPublicNames } from '../roster/public-names.ts'
import { tellPull } from '../tell-pulls.ts'
import { listOccasions } from './occasions.ts'
import { pullAnswer } from './pull-answer.ts'

/** A pull as its post has it, whether or not it ever had one. */
export async function showPull(found: Pull, { db, analyst }: Pick<Services, 'db' | 'analyst'>): Promise<Answer> {
  const { staticId, id } = found
  const { blame, named } = await openPublicNames(db, staticId)
  const analysed = named(await tellPull({ db, analyst }, found))
  const occasion = (await listOccasions(db, staticId, [id])).get(id)
  const tellers = (await listTellers(db, staticId, [id])).get(id) ?? []
  return pullAnswer(analysed, tellers, blame, occasion?.text)
}
