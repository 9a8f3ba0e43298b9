import { AppError } from '../../errors.ts'
import { parseReportLink, parseReportLinks } from '../../report-link.ts'
import { findReport } from '../../store/reports/reports.ts'
import { renewWatch } from '../../store/reports/watch-turns.ts'
import { listWatches, removeWatch, saveWatch, type Watch } from '../../store/reports/watches.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import { onceAnswered, standing } from './watch-standing.ts'

/** Reports that one `/watch add` may name. */
const mostAtOnce = 10

/** `/watch add`: follows one report or several. One that cannot be read, and never could, is not kept. */
export const addWatches = (request: CommandRequest, services: Services): Promise<Answer> =>
  watchReports(parseReportLinks(request.options.getString('report') ?? ''), request, services)

/** Follows these reports in the channel it was asked in. */
export async function watchReports(
  codes: readonly string[],
  { staticId, channelId, member }: Omit<CommandRequest, 'options'>,
  services: Services,
): Promise<Answer> {
  const { db, jobs, now } = services
  if (codes.length > mostAtOnce) {
    throw new AppError('bad-input', `Give at most ${mostAtOnce} reports at once; that were ${codes.length}.`)
  }
  const before = new Set((await listWatches(db, staticId)).map(({ code }) => code))
  const watches: Watch[] = []
  for (const code of codes) {
    const saved = await saveWatch(db, staticId, { code, channelId, addedBy: member.id, addedAt: now() })
    await jobs.enqueue('poll', String(saved.id), { watchId: saved.id })
    watches.push(saved)
  }
  return await onceAnswered(watches, services, async (watch) => {
    const { code, trouble, troubleLasts } = watch
    const isHopeless = troubleLasts && !before.has(code) && !(await findReport(db, staticId, code))
    if (!isHopeless) return `Watching ${await standing(watch, services)}`
    await removeWatch(db, staticId, code)
    const sentence = `${trouble} (${code} is not being watched.)`
    if (codes.length === 1) throw new AppError('unavailable', sentence)
    return sentence
  })
}

/**
 * `/watch now`: asks at once what is new in one report, or in all that are watched; when none is, in the one that ended
 * last. One that had ended is watched again.
 */
export async function askNow({ options, staticId }: CommandRequest, services: Services): Promise<Answer> {
  const { db, jobs, now } = services
  const all = await listWatches(db, staticId)
  const named = options.getString('report')
  const wanted = named === null ? withoutName(all) : [findNamed(all, named)]
  if (wanted.length === 0) return { text: nothingWatched, blocks: [] }
  for (const { id } of wanted) {
    await renewWatch(db, id, now())
    await jobs.enqueue('poll', String(id), { watchId: id })
  }
  return await onceAnswered(wanted, services, (watch) => standing(watch, services))
}

function withoutName(all: readonly Watch[]): Watch[] {
  const watching = all.filter(({ state }) => state === 'watching')
  if (watching.length > 0) return watching
  return all.toSorted((one, other) => (other.polledAt ?? 0) - (one.polledAt ?? 0)).slice(0, 1)
}

/** A static's watch by its link or code. */
export function findNamed(all: readonly Watch[], named: string): Watch {
  const code = parseReportLink(named)
  const found = all.find((watch) => watch.code === code)
  if (found !== undefined) return found
  throw new AppError('not-found', `${code} was not being watched. /watch list shows what is; /watch add follows it.`)
}

export const nothingWatched = 'No report is being watched. /watch add with an FFLogs link follows one.'
