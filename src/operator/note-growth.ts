import type { FollowState } from '../ingest/netlog/following/follow.ts'
import type { ReportInfo } from '../report.ts'
import type { Db } from '../store/db.ts'
import { saveLogGrown } from '../store/pulls/fresh-pulls.ts'

/** Whether a logger is silent is a matter of minutes: it need not be written down for every line. */
const noteEveryMs = 20_000

/** Writes down when a followed log last grew. */
export function openGrowthNote({ db, now }: { readonly db: Db; readonly now: () => number }, staticId: number) {
  let lines = 0
  let notedAt = 0
  return async (log: ReportInfo | undefined, state: FollowState): Promise<void> => {
    if (log === undefined || state.kind !== 'following' || state.moment.lines === lines) return
    if (now() - notedAt < noteEveryMs) return
    lines = state.moment.lines
    notedAt = now()
    await saveLogGrown(db, staticId, log, notedAt)
  }
}
