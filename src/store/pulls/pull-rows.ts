import { type and, eq } from 'drizzle-orm'
import type { Pull, ReportInfo } from '../../report.ts'
import type { Db } from '../db.ts'
import { pulls, reports } from '../schema.ts'

/** What lists, nights and posts are about: fights on the way are stored and left out of all of them. */
export const isBoss = eq(pulls.trash, false)

/** Pulls with the reports that tell them. */
export const selectPulls = (db: Db, where: ReturnType<typeof and>) =>
  db
    .select({ pull: pulls, report: reports })
    .from(pulls)
    .innerJoin(reports, eq(reports.id, pulls.reportId))
    .where(where)

/** A row of `selectPulls`. */
export const fromJoin = ({
  pull,
  report,
}: {
  pull: typeof pulls.$inferSelect
  report: typeof reports.$inferSelect
}): Pull => toPull(pull, { source: report.source, code: report.code, title: report.title, startedAt: report.startedAt })

/** A row of `pull`, with the report that tells it. */
export function toPull(row: typeof pulls.$inferSelect, report: ReportInfo): Pull {
  const {
    territoryId,
    encounterId,
    encounter,
    bossHp,
    fightHp,
    wipeCalledMs,
    nightId: _night,
    reportId: _report,
    ...told
  } = row
  return {
    ...told,
    source: report.source,
    report,
    ...(territoryId === null ? {} : { territoryId }),
    ...(encounterId === null ? {} : { encounterId }),
    ...(encounter === null ? {} : { encounter }),
    ...(bossHp === null ? {} : { bossHp }),
    ...(fightHp === null ? {} : { fightHp }),
    ...(wipeCalledMs === null ? {} : { wipeCalledMs }),
  }
}
