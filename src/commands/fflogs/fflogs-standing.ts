import { accountOf, addressAccount, type Quota, type Standing, standingOf, unknownQuota } from '../../quota.ts'
import { listQuotas } from '../../store/fflogs/quotas.ts'
import type { Services } from '../command.ts'

/** What our own FFLogs client may ask now, as whoever asks for us last noted it. */
export async function findStanding({ db, now }: Pick<Services, 'db' | 'now'>): Promise<Standing> {
  const quotas = await listQuotas(db)
  const find = (wanted: string): Quota => quotas.find(({ account }) => account === wanted) ?? unknownQuota(wanted)
  return standingOf(find(accountOf(undefined)), find(addressAccount), now())
}
