import type { AppError } from '../../errors.ts'
import {
  accountOf,
  addressAccount,
  dearestQuestion,
  type Quota,
  type Standing,
  standingOf,
  unknownQuota,
} from '../../quota.ts'
import type { Db } from '../../store/db.ts'
import { listQuotas, saveQuota } from '../../store/fflogs/quotas.ts'
import type { Answer } from './answer.ts'
import type { Spender } from './client.ts'
import { outOfPoints, pointsReserved, throttled } from './failures.ts'

/** What may be asked now. Where a door is closed is stored at once: a Vigil that starts again does not knock there. */
export interface Budget {
  /** @throws AppError `busy` while the account or our address may not ask this. */
  admit(asking: Spender): Promise<void>
  /** A good answer, and what it told of points; null if it told nothing. */
  note(asking: Spender, told: Answer['rateLimitData']): Promise<void>
  /** FFLogs says that the account's points are gone. Gives the failure to throw. */
  pointsGone(asking: Spender, retryAfterMs?: number): Promise<AppError>
  /** FFLogs, or what stands before it, asks our address to slow down. Gives the failure to throw. */
  slowDown(retryAfterMs?: number): Promise<AppError>
  standing(login?: number): Promise<Standing>
}

export interface BudgetSettings {
  readonly db: Db
  readonly now: () => number
  /** 0 to 1. */
  readonly random?: () => number
}

export function openBudget({ db, now, random = Math.random }: BudgetSettings): Budget {
  const quotas = new Map<string, Quota>()
  let reading: Promise<void> | undefined
  const read = async () => {
    for (const quota of await listQuotas(db)) quotas.set(quota.account, quota)
  }
  const known = async (account: string): Promise<Quota> => {
    reading ??= read().catch((error: unknown) => {
      reading = undefined
      throw error
    })
    await reading
    return quotas.get(account) ?? unknownQuota(account)
  }
  const savedAt = new Map<string, number>()
  const change = async (account: string, news: Partial<Quota>) => {
    const changed = { ...(quotas.get(account) ?? unknownQuota(account)), ...news }
    quotas.set(account, changed)
    const isUrgent = news.silentUntil !== undefined || news.strikes !== undefined
    if (!isUrgent && now() < (savedAt.get(account) ?? Number.NEGATIVE_INFINITY) + saveEveryMs) return
    savedAt.set(account, now())
    await saveQuota(db, changed)
  }
  const standing = async (login?: number) =>
    standingOf(await known(accountOf(login)), await known(addressAccount), now())

  return {
    standing,
    async admit({ purpose, login }) {
      const { silence } = await standing(login)
      if (silence === undefined) return
      if (silence.why === 'throttle') throw throttled(silence.until)
      if (silence.why === 'points') throw outOfPoints(silence.until)
      if (purpose === 'watch') throw pointsReserved(silence.until)
    },
    async note({ login }, told) {
      const address = await known(addressAccount)
      if (address.strikes > 0 && now() >= address.silentUntil) await change(addressAccount, { strikes: 0 })
      if (told !== null) await change(accountOf(login), afterAnswer(await known(accountOf(login)), told, now()))
    },
    async pointsGone({ login }, retryAfterMs) {
      const { limitPerHour, resetsAt } = await known(accountOf(login))
      const until = now() + (retryAfterMs ?? Math.max(resetsAt - now(), shortestSilenceMs))
      await change(accountOf(login), { silentUntil: until, ...(limitPerHour !== null && { spent: limitPerHour }) })
      return outOfPoints(until)
    },
    async slowDown(retryAfterMs) {
      const { strikes, silentUntil } = await known(addressAccount)
      const isKnown = now() < silentUntil // others were on their way already when the first was refused
      const count = isKnown ? strikes : strikes + 1
      const pauseMs = retryAfterMs === undefined ? backOffMs(count, random()) : retryAfterMs + spreadMs * random()
      const until = Math.max(silentUntil, Math.ceil(now() + (isKnown ? (retryAfterMs ?? 0) : pauseMs)))
      await change(addressAccount, { strikes: count, silentUntil: until })
      return throttled(until)
    },
  }
}

/** Every answer tells the points anew: what a kill makes us forget of them is known again with the next one. */
const saveEveryMs = 5_000
/** When nobody said when the points come back. */
const shortestSilenceMs = 60_000
/** FFLogs counts down to the reset in whole seconds. */
const resetPrecisionMs = 1_000
/** Resets are an hour apart: told times that differ by less than this mean the same one. */
const sameResetMs = 60_000

const firstBackOffMs = 5_000
const longestBackOffMs = 15 * 60_000
/** A told time is kept to, and those who were told the same do not all come back at the same moment. */
const spreadMs = 5_000

/** Doubles with every strike up to the longest; then a random half of it is left out, so that nobody marches in step. */
function backOffMs(strikes: number, random: number): number {
  const fullMs = Math.min(longestBackOffMs, firstBackOffMs * 2 ** Math.min(strikes - 1, 20))
  return fullMs * (0.5 + random / 2)
}

/**
 * `pointsSpentThisHour` lags one request: it is the total before its own charge, so the most a question costs is added.
 * Answers may overtake each other: within an hour the total only ever rises.
 */
function afterAnswer(before: Quota, told: NonNullable<Answer['rateLimitData']>, now: number): Partial<Quota> {
  const spent = told.pointsSpentThisHour + dearestQuestion
  const resetsAt = now + told.pointsResetIn * 1000 + resetPrecisionMs
  const isSameHour = Math.abs(resetsAt - before.resetsAt) < sameResetMs
  return { limitPerHour: told.limitPerHour, resetsAt, spent: isSameHour ? Math.max(before.spent, spent) : spent }
}
