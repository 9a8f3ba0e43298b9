import { AppError } from '../../errors.ts'
import { formatMoment } from '../../format.ts'

/** Every way FFLogs can fail us, as the sentence a raider reads. None of them holds a token or a secret. */

export const noCredentials = () =>
  new AppError(
    'bad-configuration',
    `FFLogs cannot be asked yet: whoever runs Vigil must set FFLOGS_CLIENT_ID and FFLOGS_CLIENT_SECRET (${makeClient}).`,
  )

export const credentialsRefused = () =>
  new AppError(
    'bad-configuration',
    `FFLogs refuses our credentials: whoever runs Vigil must check FFLOGS_CLIENT_ID and FFLOGS_CLIENT_SECRET (${makeClient}).`,
  )

/** FFLogs wants nothing to do with a client: 403, where anybody else gets a token or an answer. */
export const clientRefused = () =>
  new AppError(
    'bad-configuration',
    'FFLogs refuses our client (403), so it is left alone for a while. Whoever runs Vigil must see at https://www.fflogs.com/api/clients whether the client still stands, and ask FFLogs’ support if it does.',
  )

export const wrongAddress = (status: number) =>
  new AppError(
    'bad-configuration',
    `FFLogs is not where we look for it (status ${status}): whoever runs Vigil must check FFLOGS_URL, or unset it.`,
  )

/** `until` is epoch ms, here and below. */
export const outOfPoints = (until: number) =>
  new AppError(
    'busy',
    `FFLogs lets us ask only so much an hour, and that is used up. We go on by ourselves ${formatMoment(until)}; nothing is lost.`,
  )

export const pointsReserved = (until: number) =>
  new AppError(
    'busy',
    `What is left of this hour’s FFLogs points is kept for commands such as /watch now. Watched reports go on by themselves ${formatMoment(until)}; nothing is lost.`,
  )

export const throttled = (until: number) =>
  new AppError('busy', `FFLogs asks us to slow down. We go on by ourselves ${formatMoment(until)}; nothing is lost.`)

export const unreachable = (cause: unknown) =>
  new AppError('unavailable', 'FFLogs cannot be reached right now. We keep trying by ourselves; nothing is lost.', {
    cause,
  })

export const tooSlow = (waitedMs: number) =>
  new AppError(
    'unavailable',
    `FFLogs did not answer within ${Math.round(waitedMs / 1000)} seconds. We ask again by ourselves; nothing is lost.`,
  )

/** An answer of a shape we do not know, or a complaint we do not know. */
export const unreadable = (what: string, cause?: unknown) =>
  new AppError(
    'unavailable',
    `FFLogs gave an answer we cannot use (${what}). We ask again by ourselves; if it stays so, tell whoever runs Vigil.`,
    { cause },
  )

/** `missing` are the fields that FFLogs left empty, and `why` is what it said about them. */
export const partial = (missing: readonly string[], why: string) =>
  new AppError(
    'unavailable',
    `FFLogs gave a part of its answer only (no ${missing.join(', no ')}: ${why}). None of it was stored; we ask again by ourselves.`,
  )

export const noSuchReport = () =>
  new AppError(
    'not-found',
    'FFLogs knows no such report. Check the link; a report that was deleted or just started may not be there.',
  )

export const privateReport = () =>
  new AppError(
    'forbidden',
    'This report is private. Whoever may see it on FFLogs can link their account with /link add, or its owner sets it to public or unlisted; then it is read by itself.',
  )

export const archivedReport = () =>
  new AppError(
    'forbidden',
    'FFLogs has archived this report and gives its events to subscribers only. One of them can link their account with /link add, or a network log of that night can be imported instead.',
  )

/** What FFLogs’ words mean, if we know them: it answers 200 and says it in words. */
export function knownFailure(message: string): AppError | undefined {
  if (/does not exist/i.test(message)) return noSuchReport()
  if (/do not have permission/i.test(message)) return privateReport()
  if (/archived/i.test(message)) return archivedReport()
  return undefined
}

export const failureFor = (message: string): AppError => knownFailure(message) ?? unreadable(message.slice(0, 150))

const makeClient = 'a client is made at https://www.fflogs.com/api/clients'
