import { AppError } from '../../../errors.ts'

/** Every way a login can go wrong, as the sentence on the page that ends it. Each says how to begin anew. */

const anew = 'Type /link add to begin anew.'

export const unknownTicket = () =>
  new AppError('not-found', `This address links nothing. Perhaps a part of it is missing. ${anew}`)

export const oldTicket = () =>
  new AppError('bad-input', `This link was good for ten minutes, and they are over. Nothing was linked. ${anew}`)

export const usedTicket = () =>
  new AppError(
    'bad-input',
    'This link was used already. /link show tells what is linked; /link add makes another link.',
  )

export const otherBrowser = () =>
  new AppError(
    'forbidden',
    `This did not begin in this browser, so nothing was linked. Open the link in the browser you sign in to FFLogs with. ${anew}`,
  )

export const denied = () => new AppError('forbidden', `You did not allow it at FFLogs, so nothing was linked. ${anew}`)

/** `why` is FFLogs' own word. */
export const notCompleted = (why: string) =>
  new AppError('unavailable', `FFLogs did not complete the login (“${why.slice(0, 100)}”). Nothing was linked. ${anew}`)

export const notReached = (cause: unknown) =>
  new AppError('unavailable', `FFLogs could not be reached to complete the login. Nothing was linked. ${anew}`, {
    cause,
  })

export const noKey = () =>
  new AppError(
    'bad-configuration',
    'FFLogs accounts cannot be linked yet: whoever runs Vigil must set VIGIL_SECRET_KEY, which their logins are sealed with (.env.example says how to make one).',
  )
