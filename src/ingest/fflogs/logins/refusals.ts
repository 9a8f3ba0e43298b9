import { AppError } from '../../../errors.ts'

/** Every way a member's login can fail, as a sentence. All but `notFinished` are `forbidden`: somebody else may be asked. */

export const notLinked = () =>
  new AppError('forbidden', 'The FFLogs account this was read with is no longer linked here. /link add links one.')

/** `why` is the end of “…no longer works: …”. */
export const needsLink = (name: string, why: string) =>
  new AppError('forbidden', `${name}’s FFLogs login no longer works: ${why} ${name} can link it again with /link add.`)

export const cannotOpen = (name: string) =>
  new AppError(
    'forbidden',
    `${name}’s FFLogs login was sealed with another key than Vigil has now. ${name} can link it again with /link add, or whoever runs Vigil sets VIGIL_SECRET_KEY_OLD to the key before.`,
  )

export const notFinished = () =>
  new AppError('busy', 'FFLogs is being asked for a new login just now. Try again in a minute.')

/** FFLogs’ hint about a token that it would not renew, as the end of “…no longer works: …”. */
export function whyLost(hint: string): string {
  if (/expired/i.test(hint)) return 'it was not used for so long that FFLogs has ended it.'
  if (/revoked/i.test(hint)) return 'it was withdrawn at FFLogs, or renewed without Vigil learning how.'
  return `FFLogs says “${hint.slice(0, 100)}”.`
}

export const lostWhy = {
  refused: 'FFLogs does not take it any more.',
  notRenewable: 'it has run out, and FFLogs gave nothing to renew it with.',
} as const
