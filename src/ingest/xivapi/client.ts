import { setTimeout as sleep } from 'node:timers/promises'
import { fetch } from 'undici'
import { AppError } from '../../errors.ts'
import type { FetchedAbility, Sheet } from '../../store/abilities.ts'
import { answerSchema, missing, readRow, sheets } from './rows.ts'

/** Asks XIVAPI for some rows of a sheet: one answer for each, in no order. */
export type AskXivapi = (sheet: Sheet, ids: readonly number[], signal: AbortSignal) => Promise<FetchedAbility[]>

/** The most rows in one request: XIVAPI gives 100 unless told, 500 at most, and leaves out the rest without a word. */
export const rowsAtOnce = 100

const attempts = 4
const timeoutMs = 30_000
const longestPauseMs = 30_000

/**
 * A client of XIVAPI v2 (https://v2.xivapi.com/docs). What passes by itself (no connection, a throttle, a gateway’s
 * page, an answer cut short) is tried again, further and further apart.
 * @param retryMs the first pause
 */
export function openXivapi({ url, retryMs = 500 }: { readonly url: string; readonly retryMs?: number }): AskXivapi {
  return async function ask(sheet, ids, signal) {
    const { path, fields } = sheets[sheet]
    const query = new URLSearchParams({ rows: ids.join(), limit: String(ids.length), fields })
    const body = await get(`${url}/api/sheet/${path}?${query}`, retryMs, signal)
    if (body === undefined) return await halves(ask, sheet, ids, signal)
    const read = answerSchema.safeParse(body)
    if (!read.success) throw unlike(read.error.issues[0]?.path.join('.') ?? '')
    const wanted = new Set(ids)
    const told = new Map(read.data.rows.filter((row) => wanted.has(row.row_id)).map((row) => [row.row_id, row]))
    return ids.map((id) => {
      const row = told.get(id)
      return row === undefined ? missing(sheet, id) : readRow(sheet, row)
    })
  }
}

/** One row that is not there fails the whole request: which one it is, halving tells. */
async function halves(
  ask: AskXivapi,
  sheet: Sheet,
  ids: readonly number[],
  signal: AbortSignal,
): Promise<FetchedAbility[]> {
  if (ids.length <= 1) return ids.map((id) => missing(sheet, id))
  const middle = ids.length >> 1
  return [...(await ask(sheet, ids.slice(0, middle), signal)), ...(await ask(sheet, ids.slice(middle), signal))]
}

/** The answer’s JSON, or undefined where a row is not there. */
async function get(url: string, retryMs: number, signal: AbortSignal): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    const tried = await attemptOnce(url, signal)
    if ('body' in tried) return tried.body
    if (signal.aborted) throw signal.reason
    if (tried.isFinal) throw refused(tried.cause)
    const pauseMs = tried.retryAfterMs ?? retryMs * 2 ** (attempt - 1) * (0.5 + Math.random())
    if (attempt === attempts || pauseMs > longestPauseMs) throw unreachable(tried.cause)
    await sleep(pauseMs, undefined, { signal })
  }
}

type Tried =
  | { readonly body: unknown }
  | { readonly cause: unknown; readonly isFinal?: boolean; readonly retryAfterMs?: number | undefined }

async function attemptOnce(url: string, signal: AbortSignal): Promise<Tried> {
  try {
    const limits = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    const reply = await fetch(url, { signal: limits, headers: { 'user-agent': 'Vigil' } })
    const text = await reply.text()
    if (reply.status === 200) return { body: JSON.parse(text) }
    if (reply.status === 404 && isNotFound(text)) return { body: undefined }
    const cause = new Error(`status ${reply.status}`)
    const isPassing = reply.status === 429 || reply.status >= 500
    return { cause, isFinal: !isPassing, retryAfterMs: secondsOf(reply.headers.get('retry-after')) }
  } catch (cause) {
    return { cause } // no connection, no time left, or JSON that was cut off: `get` decides
  }
}

/** XIVAPI’s own word for a row that is not there; a 404 of anybody else is no answer. */
const isNotFound = (text: string): boolean => /"message"\s*:\s*"not found/.test(text)

function secondsOf(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined
}

const unreachable = (cause: unknown) => new AppError('unavailable', 'XIVAPI does not answer.', { cause })

const refused = (cause: unknown) =>
  new AppError('unavailable', 'XIVAPI refuses what it is asked: check XIVAPI_URL.', { cause })

const unlike = (where: string) =>
  new AppError('unavailable', `XIVAPI’s answer is not what is known of it (${where || 'no rows'}).`)
