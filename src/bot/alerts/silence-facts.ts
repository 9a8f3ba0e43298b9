import type { Db } from '../../store/db.ts'
import { listFollowedLogs } from '../../store/pulls/fresh-pulls.ts'
import { listNights } from '../../store/pulls/nights.ts'
import { findReport } from '../../store/reports/reports.ts'
import { listWatches } from '../../store/reports/watches.ts'
import { nightOverMs } from '../telling/tell-session.ts'
import type { AlertFact } from './choose-alerts.ts'

/**
 * Loggers that were heard of in a night that goes on, and are silent since. A report is silent only if FFLogs was asked
 * and had nothing new; what it could not be asked about is told elsewhere.
 */
export async function silenceFacts(
  db: Db,
  { staticId, silentMinutes }: { readonly staticId: number; readonly silentMinutes: number },
  now: number,
): Promise<AlertFact[]> {
  const [night] = await listNights(db, staticId, 1)
  if (night === undefined || now - night.endedAt >= nightOverMs) return []
  const graceMs = silentMinutes * 60_000
  const isOfNight = (at: number) => at >= night.startedAt && now - at < nightOverMs
  const tell = (title: string, subject: string, at: number): AlertFact => ({
    kind: 'silent',
    subject: `${subject} ${at}`,
    text: `Nothing from the logger of “${title.slice(0, 100)}” for ${silentMinutes} minutes. If you play on, look whether it still logs and uploads.`,
    at,
    graceMs,
  })
  const facts: AlertFact[] = []
  for (const { id, code, state, trouble, changedAt, polledAt = 0 } of await listWatches(db, staticId)) {
    if (state !== 'watching' || trouble !== undefined || changedAt === undefined || !isOfNight(changedAt)) continue
    if (polledAt - changedAt < graceMs) continue
    facts.push(tell((await findReport(db, staticId, code))?.title ?? code, `watch ${id}`, changedAt))
  }
  for (const { id, title, grewAt } of await listFollowedLogs(db, staticId, night.startedAt)) {
    if (isOfNight(grewAt)) facts.push(tell(title, `log ${id}`, grewAt))
  }
  return facts
}
