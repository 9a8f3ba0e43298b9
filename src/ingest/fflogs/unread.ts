import type { Actor } from '../../report.ts'
import type { Db } from '../../store/db.ts'
import { linkAccount } from '../../store/fflogs/link-account.ts'
import { listAccounts } from '../../store/pulls/pull-accounts.ts'
import { openCast } from './actors.ts'
import type { ToldPull } from './fights.ts'
import type { MasterSource } from './master-data.ts'
import type { Fight } from './queries.ts'
import type { FflogsReport } from './report.ts'

/**
 * The pulls that a report has not told yet, or tells otherwise than when it was last read. What another account told as
 * well is not read: it is noted that this report tells it, too.
 */
export async function findUnread(
  { db, now }: { readonly db: Db; readonly now: () => number },
  staticId: number,
  master: MasterSource,
  { info, pulls }: FflogsReport,
): Promise<ToldPull[]> {
  const accounts = await listAccounts(db, staticId, info)
  const marks = new Map(accounts.map(({ sourceKey, mark }) => [sourceKey, mark]))
  const unread: ToldPull[] = []
  for (const pull of pulls) {
    const { sourceKey, mark, span, fight } = pull
    if (marks.has(sourceKey)) {
      if ((marks.get(sourceKey) ?? mark) !== mark) unread.push(pull)
      continue
    }
    const told = span && { ...pull, ...span, storedAt: now() }
    if (told === undefined || !(await linkAccount(db, staticId, told, () => partyOf(master, fight)))) unread.push(pull)
  }
  return unread
}

/** Who fought, as far as the report says so without a fight's events. */
async function partyOf(master: MasterSource, { friendlyPlayers, endTime }: Fight): Promise<readonly Actor[]> {
  const ids = friendlyPlayers ?? []
  const newest = await master.newest()
  const known = new Set((newest.data.actors ?? []).map(({ id }) => id))
  const isComplete = ids.every((id) => known.has(id)) || newest.untilMs >= Math.floor(endTime)
  const { data } = isComplete ? newest : await master.anew()
  return openCast(data.actors ?? [], ids).actors()
}
