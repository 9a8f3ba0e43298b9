import type { ErrorCode } from '../errors.ts'
import { formatMoment } from '../format.ts'
import { accountOf, type Standing } from '../quota.ts'
import type { Db } from '../store/db.ts'
import { findReport } from '../store/reports/reports.ts'
import { endWatch, hasHeard, saveSilenceTold, saveToldTrouble } from '../store/reports/watch-turns.ts'
import type { Watch } from '../store/reports/watches.ts'
import { tellAlertWhereWanted } from '../store/telling/alerts.ts'
import { addNotice } from '../store/telling/notices.ts'
import { isLive } from './plan.ts'

/** What became of asking a report. */
export interface Outcome {
  /** The sentence of what went wrong. */
  readonly trouble?: string
  /** What kind of failure it was, if it was a foreseen one. */
  readonly code?: ErrorCode
  /** When the report last grew, epoch ms, if it could be asked. */
  readonly changedAt?: number
}

/** What came before it. */
export interface Past {
  /** Whoever added the report has heard its first answer. */
  readonly isFirst: boolean
  /** For how long every answer has been a failure. */
  readonly failingMs: number
}

/** FFLogs said no, and will say it again until somebody does something. */
export const isLasting = ({ code }: Outcome): boolean =>
  code === 'forbidden' || code === 'not-found' || code === 'bad-configuration'

/**
 * Tells a report's channel what changed: it can no longer be read, or again. Each change is told once. What passes by
 * itself in a few minutes is not told, and neither is what its first answer said.
 */
export async function tellTrouble(db: Db, watch: Watch, outcome: Outcome, past: Past, now: number): Promise<boolean> {
  const { trouble } = outcome
  if (trouble === watch.toldTrouble || (trouble !== undefined && !isNews(outcome, past))) return false
  const text = `${await nameOf(db, watch)}: ${trouble ?? 'it can be read again. What was missed is told now.'}`
  return await db.transaction(async (tx) => {
    // What is no fault of the report's own is wrong with all of them: a channel hears it once.
    if (trouble && !isOwn(outcome) && (await hasHeard(tx, watch, trouble))) return false
    if (!(await saveToldTrouble(tx, watch.id, trouble))) return false
    await addNotice(tx, { ...watch, text, createdAt: now })
    return true
  })
}

function isNews(outcome: Outcome, { isFirst, failingMs }: Past): boolean {
  if (isFirst || outcome.code === 'busy') return false // silences are told by `tellSilence`
  return isLasting(outcome) || failingMs >= shortMs
}

/** It lies with the report, not with FFLogs or with Vigil's settings. */
const isOwn = ({ code }: Outcome) => code === 'forbidden' || code === 'not-found'

/** Asks a report no more, and says so once, with how to go on; as an alert, where such alerts are wanted. */
export async function tellEnd(db: Db, watch: Watch, now: number): Promise<boolean> {
  const text = `${await nameOf(db, watch)} has not grown for 90 minutes, so it is no longer asked. If you play on: /watch now goes on with it, /watch add follows another report.`
  return await db.transaction(async (tx) => {
    if (!(await endWatch(tx, watch))) return false
    const alert = { kind: 'stopped', subject: `watch ${watch.id} ${watch.addedAt}`, text } as const
    const alerted = await tellAlertWhereWanted(tx, watch.staticId, alert, now)
    if (!alerted.includes(watch.channelId)) await addNotice(tx, { ...watch, text, createdAt: now })
    return true
  })
}

/**
 * Tells the channels that wait for a live report why nothing comes, once an hour at most; not of short silences.
 * `watching` are those that are asked with one account.
 */
export async function tellSilence(
  db: Db,
  watching: readonly Watch[],
  { silence }: Standing,
  now: number,
): Promise<boolean> {
  const waiting = watching.filter((watch) => isLive(watch, now))
  if (silence === undefined || silence.until - now < shortMs || waiting.length === 0) return false
  const text = silenceText(silence)
  const places = new Map(waiting.map((watch) => [`${watch.staticId} ${watch.channelId}`, watch]))
  return await db.transaction(async (tx) => {
    const told = await saveSilenceTold(tx, accountOf(waiting[0]?.loginId), { at: now, since: now - hourMs })
    if (told) for (const place of places.values()) await addNotice(tx, { ...place, text, createdAt: now })
    return told
  })
}

/** A channel is not bothered with what is over in a few minutes. */
const shortMs = 5 * 60_000
const hourMs = 60 * 60_000

function silenceText({ why, until }: NonNullable<Standing['silence']>): string {
  const reason =
    why === 'throttle'
      ? 'FFLogs asks us to slow down.'
      : 'FFLogs lets us ask only so much an hour, and that is used up.'
  return `${reason} Pulls come late: watched reports go on by themselves ${formatMoment(until)}, and nothing is lost.`
}

/** `“Tuesday” (code)`; titles are free text, and what is said holds no more of one than a line. */
async function nameOf(db: Db, { staticId, code }: Watch): Promise<string> {
  const report = await findReport(db, staticId, code)
  return report === undefined ? code : `“${report.title.slice(0, 100)}” (${code})`
}
