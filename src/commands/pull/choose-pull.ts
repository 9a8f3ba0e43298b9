import { AppError } from '../../errors.ts'
import { formatTime } from '../../format.ts'
import type { Pull } from '../../report.ts'
import { fightInLink, parseReportLink } from '../../report-link.ts'
import type { Db } from '../../store/db.ts'
import { listAccounts } from '../../store/pull-accounts.ts'
import { findPull, listPulls } from '../../store/pulls.ts'
import { listReports } from '../../store/reports.ts'
import type { Choice } from '../command.ts'
import { type Attempt, compareDepth, depthText, isSameFight, listAttempts } from './depth.ts'

/**
 * The pull somebody means: `37`, `#37`, `last` (also when nothing is said) or `best` of the fight that was pulled last.
 * Within a report, which need not be the one that what is shown comes from, a number is the report's own, and its link
 * may say it.
 */
export async function choosePull(db: Db, staticId: number, text: string | null, link?: string | null): Promise<Pull> {
  const code = link ? parseReportLink(link) : undefined
  const wanted = ((text ?? '').trim() || fightInLink(link ?? '') || 'last').toLowerCase().replace(/^#/, '')
  // By its own number trash is found, too: no list has it, but whoever imported it was told the number.
  const numbered = code === undefined && isNumber(wanted) ? await findPull(db, staticId, Number(wanted)) : undefined
  if (numbered !== undefined) return numbered
  const attempts = await listNamed(db, staticId, code)
  const [last] = attempts
  if (last === undefined) throw await noPulls(db, staticId, code)
  const pull = await findPull(db, staticId, chooseNumber(attempts, last, wanted, code))
  if (pull === undefined) throw new Error('a pull that was listed is gone')
  return pull
}

interface Named extends Attempt {
  /** What it may be called: its number, or the fights it is in a report. */
  readonly names: readonly string[]
}

/** Every pull of a static, or those that a report tells, the newest first. */
async function listNamed(db: Db, staticId: number, code: string | undefined): Promise<Named[]> {
  const attempts = await listAttempts(db, staticId)
  if (code === undefined) return attempts.map((attempt) => ({ ...attempt, names: [String(attempt.number)] }))
  const told = Map.groupBy(await listAccounts(db, staticId, { source: 'fflogs', code }), ({ pullId }) => pullId)
  return attempts
    .filter(({ id }) => told.has(id))
    .map((attempt) => ({ ...attempt, names: (told.get(attempt.id) ?? []).map(({ sourceKey }) => sourceKey) }))
}

const isNumber = (text: string) => /^\d{1,9}$/.test(text)

/** Pulls that fit what was typed so far: `last`, `best`, then the newest first. */
export async function completePull(db: Db, staticId: number, typed: string): Promise<Choice[]> {
  const attempts = await listAttempts(db, staticId)
  const last = attempts[0]
  if (last === undefined) return []
  const best = bestOf(attempts, last)
  const named = [
    { name: `last: ${labelOf(last)}`, value: 'last' },
    { name: `best: ${labelOf(best)}`, value: 'best' },
  ]
  const digits = typed.trim().replace(/^#/, '').toLowerCase()
  const numbered = attempts.map((attempt) => ({ name: labelOf(attempt), value: String(attempt.number) }))
  return [...named, ...numbered].filter(({ value }) => value.startsWith(digits))
}

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

const bestOf = (attempts: readonly Attempt[], last: Attempt): Attempt =>
  attempts.filter((attempt) => isSameFight(attempt, last)).toSorted(compareDepth)[0] ?? last

function chooseNumber(attempts: readonly Named[], last: Named, wanted: string, code: string | undefined): number {
  if (wanted === 'last') return last.number
  if (wanted === 'best') return bestOf(attempts, last).number
  if (!isNumber(wanted)) {
    throw new AppError('bad-input', `“${wanted}” is no pull. Say a number such as 37 or #37, or last, or best.`)
  }
  const found = attempts.find(({ names }) => names.includes(wanted))
  if (found !== undefined) return found.number
  const where = code === undefined ? 'There is no pull' : `The report ${code} has no fight`
  throw new AppError('not-found', `${where} ${wanted}. The last one is ${last.names[0]}.`)
}

async function noPulls(db: Db, staticId: number, code: string | undefined): Promise<AppError> {
  if (code !== undefined) {
    return new AppError('not-found', `No pull of ${code} is stored. /watch add with its link follows it.`)
  }
  const [trash] = await listPulls(db, staticId, 1)
  return new AppError(
    'not-found',
    trash === undefined
      ? 'There are no pulls yet. /watch add follows an FFLogs report; `vigil import` reads a network log.'
      : `No boss was pulled yet, only what was on the way. /pull ${trash.number} shows the last of that.`,
  )
}
