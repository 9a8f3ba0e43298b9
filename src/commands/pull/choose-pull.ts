import { AppError } from '../../errors.ts'
import { formatTime } from '../../format.ts'
import type { Pull } from '../../report.ts'
import { fightInLink, parseReportLink } from '../../report-link.ts'
import type { Db } from '../../store/db.ts'
import { findDeepest } from '../../store/pulls/depths.ts'
import { listProgressById, listProgressNamed } from '../../store/pulls/progress.ts'
import { listAccounts } from '../../store/pulls/pull-accounts.ts'
import { findLastPull, findPull, listPulls, listPullsById } from '../../store/pulls/pulls.ts'
import { listReports } from '../../store/reports/reports.ts'
import { type Choice, mostChoices } from '../command.ts'
import { type Attempt, compareDepth, depthText, isSameFight } from './depth.ts'

/**
 * The pull somebody means: `37`, `#37`, `last` (also when nothing is said) or `best` of the fight that was pulled last.
 * Within a report, which need not be the one that what is shown comes from, a number is the report's own, and its link
 * may say it.
 */
export async function choosePull(db: Db, staticId: number, text: string | null, link?: string | null): Promise<Pull> {
  const code = link ? parseReportLink(link) : undefined
  const wanted = ((text ?? '').trim() || fightInLink(link ?? '') || 'last').toLowerCase().replace(/^#/, '')
  if (code !== undefined) return await chooseInReport(db, staticId, wanted, code)
  // By its own number trash is found, too: no list has it, but whoever imported it was told the number.
  const numbered = isNumber(wanted) ? await findPull(db, staticId, Number(wanted)) : undefined
  if (numbered !== undefined) return numbered
  const last = await findLastPull(db, staticId)
  if (last === undefined) throw await noPulls(db, staticId)
  if (wanted === 'last') return last
  if (wanted === 'best') return (await findBest(db, last)) ?? last
  throw notThere(wanted, 'There is no pull', String(last.number))
}

/** The pull of the same fight that came furthest. */
async function findBest(db: Db, { staticId, encounter, fightName }: Pull): Promise<Pull | undefined> {
  const id = await findDeepest(db, staticId, { encounter: encounter ?? null, fightName })
  return id === undefined ? undefined : (await listPullsById(db, staticId, [id]))[0]
}

async function chooseInReport(db: Db, staticId: number, wanted: string, code: string): Promise<Pull> {
  const accounts = await listAccounts(db, staticId, { source: 'fflogs', code })
  const told = Map.groupBy(accounts, ({ pullId }) => pullId)
  const attempts = await listProgressById(db, staticId, [...told.keys()])
  const namesOf = ({ id }: Attempt) => (told.get(id) ?? []).map(({ sourceKey }) => sourceKey)
  const [last] = attempts
  if (last === undefined) {
    throw new AppError('not-found', `No pull of ${code} is stored. /watch add with its link follows it.`)
  }
  const best = attempts.filter((attempt) => isSameFight(attempt, last)).toSorted(compareDepth)[0]
  const numbered = attempts.find((attempt) => namesOf(attempt).includes(wanted))
  const found = wanted === 'last' ? last : wanted === 'best' ? best : numbered
  if (found === undefined) throw notThere(wanted, `The report ${code} has no fight`, namesOf(last)[0] ?? '1')
  const pull = await findPull(db, staticId, found.number)
  if (pull === undefined) throw new Error('a pull that was listed is gone')
  return pull
}

const isNumber = (text: string) => /^\d{1,9}$/.test(text)

function notThere(wanted: string, where: string, last: string): AppError {
  if (isNumber(wanted)) return new AppError('not-found', `${where} ${wanted}. The last one is ${last}.`)
  return new AppError('bad-input', `“${wanted}” is no pull. Say a number such as 37 or #37, or last, or best.`)
}

/** Pulls that fit what was typed so far: `last`, `best`, then the newest first. However many there are, few are read. */
export async function completePull(db: Db, staticId: number, typed: string): Promise<Choice[]> {
  const wanted = typed.trim().replace(/^#/, '').toLowerCase()
  if (isNumber(wanted)) return (await listProgressNamed(db, staticId, wanted, mostChoices)).map(toChoice)
  const newest = await listProgressNamed(db, staticId, '', mostChoices)
  const [last] = newest
  if (last === undefined) return []
  const id = await findDeepest(db, staticId, last)
  const [best = last] = id === undefined ? [] : await listProgressById(db, staticId, [id])
  const named = [
    { name: `last: ${labelOf(last)}`, value: 'last' },
    { name: `best: ${labelOf(best)}`, value: 'best' },
  ]
  return [...named, ...newest.map(toChoice)].filter(({ value }) => value.startsWith(wanted))
}

const toChoice = (attempt: Attempt): Choice => ({ name: labelOf(attempt), value: String(attempt.number) })

/** The static's FFLogs reports that fit what was typed so far, the newest first. */
export async function completeReport(db: Db, staticId: number, typed: string): Promise<Choice[]> {
  const wanted = typed.trim().toLowerCase()
  const reports = (await listReports(db, staticId)).map(({ title, code }) => ({
    name: `${title} (${code})`,
    value: code,
  }))
  return reports.filter(({ name }) => name.toLowerCase().includes(wanted))
}

/** `#37 P4 12.3 % 8:12` */
const labelOf = (attempt: Attempt) =>
  `#${attempt.number} ${depthText(attempt)} ${formatTime(attempt.durationMs)}`.replace(/\s+/g, ' ')

async function noPulls(db: Db, staticId: number): Promise<AppError> {
  const [trash] = await listPulls(db, staticId, 1)
  return new AppError(
    'not-found',
    trash === undefined
      ? 'There are no pulls yet. /watch add follows an FFLogs report; `vigil import` reads a network log.'
      : `No boss was pulled yet, only what was on the way. /pull ${trash.number} shows the last of that.`,
  )
}
