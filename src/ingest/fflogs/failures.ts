import { AppError } from '../../errors.ts'

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

/** `until` is epoch ms. */
export const outOfPoints = (until: number) =>
  new AppError(
    'busy',
    `FFLogs lets us ask only so much an hour, and that is used up. We go on by ourselves at ${clock(until)}; nothing is lost.`,
  )

/** `until` is epoch ms. */
export const throttled = (until: number) =>
  new AppError('busy', `FFLogs asks us to slow down. We go on by ourselves at ${clock(until)}; nothing is lost.`)

export const unreachable = (cause: unknown) =>
  new AppError('unavailable', 'FFLogs cannot be reached right now. We keep trying by ourselves; nothing is lost.', {
    cause,
  })

/** An answer of a shape we do not know, or a complaint we do not know. */
export const unreadable = (what: string, cause?: unknown) =>
  new AppError(
    'unavailable',
    `FFLogs gave an answer we cannot use (${what}). We ask again by ourselves; if it stays so, tell whoever runs Vigil.`,
    { cause },
  )

export const noSuchReport = () =>
  new AppError(
    'not-found',
    'FFLogs knows no such report. Check the link; a report that was deleted or just started may not be there.',
  )

export const privateReport = () =>
  new AppError(
    'forbidden',
    'This report is private. Its owner can set it to public or unlisted on FFLogs; then it is read by itself.',
  )

export const archivedReport = () =>
  new AppError(
    'forbidden',
    'FFLogs has archived this report and gives its events to subscribers only. A network log of that night can be imported instead.',
  )

/** What a GraphQL error means: FFLogs answers 200 and says it in words. */
export function failureFor(message: string): AppError {
  if (/does not exist/i.test(message)) return noSuchReport()
  if (/do not have permission/i.test(message)) return privateReport()
  if (/archived/i.test(message)) return archivedReport()
  return unreadable(message.slice(0, 150))
}

const makeClient = 'a client is made at https://www.fflogs.com/api/clients'

const clock = (at: number) => `${new Date(at).toISOString().slice(11, 16)} UTC`
