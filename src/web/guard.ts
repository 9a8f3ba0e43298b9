import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { type Config, siteUrl } from '../config.ts'
import { AppError } from '../errors.ts'

/** Nothing is loaded from elsewhere, nothing inline runs, nobody frames us. */
export function safeHeaders({ FFLOGS_URL }: Pick<Config, 'FFLOGS_URL'>): MiddlewareHandler {
  const usual = headersWith(["'self'"])
  // That form ends at FFLogs, by whatever way FFLogs leads: browsers look at each step of it.
  const linking = headersWith(["'self'", 'https:', new URL(FFLOGS_URL).origin])
  // Whoever has that address may change a strat: nobody else is told it, and it has no form.
  const editing = headersWith(["'none'"], 'no-referrer')
  return (c, next) => {
    if (c.req.path.startsWith('/auth/fflogs/')) return linking(c, next)
    return (c.req.path.startsWith('/strat/') ? editing : usual)(c, next)
  }
}

// With less, a form of ours would not say where it comes from.
const headersWith = (
  formAction: string[],
  referrerPolicy: 'same-origin' | 'no-referrer' = 'same-origin',
): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction,
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy,
    strictTransportSecurity: false, // the page of this machine is plain http
  })

/** Without sign-in, only this machine may look: neither a site bound to the network nor a name that was rebound to us. */
export function loopbackOnly({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): MiddlewareHandler {
  return async (c, next) => {
    if (!isOnThisMachine(c)) {
      throw new AppError('forbidden', `This page answers only on its own machine. Open http://localhost:${PORT} there.`)
    }
    // `vigil import` and the like still reach the process they share a machine and a token with.
    if (!isLoopback(HOST) && c.req.path !== '/operator') {
      throw new AppError(
        'forbidden',
        `Vigil listens on ${HOST}, where others could read along, so its pages need a sign-in, and there is none yet. Unset HOST to see them on this machine.`,
      )
    }
    await next()
  }
}

/** Whether the site was called from this machine: by a name that can mean no other, and by no proxy for somebody else. */
export const isOnThisMachine = (c: Context): boolean =>
  isLoopback(hostOf(c)) &&
  !['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via'].some((name) => c.req.header(name))

/** What writes or runs commands must come from our own page. */
export const ownPageOnly: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  const isOwn = c.req.header('origin') === new URL(c.req.url).origin && (site === undefined || site === 'same-origin')
  if (!isOwn) throw new AppError('forbidden', 'That did not come from this page. Open the page and try it there.')
  await next()
}

/** The same for pages that members reach: behind a proxy, they come from where that is, not from where it reaches us. */
export function fromOurSite(config: Pick<Config, 'PUBLIC_URL' | 'PORT'>): MiddlewareHandler {
  const site = new URL(siteUrl(config)).origin
  return async (c, next) => {
    const isSame = ['same-origin', undefined].includes(c.req.header('sec-fetch-site'))
    const isOurs = [site, new URL(c.req.url).origin].includes(c.req.header('origin') ?? '')
    if (!isOurs || !isSame) {
      throw new AppError('forbidden', 'That did not come from this page. Open your link again and go on from there.')
    }
    await next()
  }
}

/** What is shown is for one person, and not to lie in any cache. */
export const neverKept: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('cache-control', 'no-store')
}

/** Our own page's commands are JSON, which no form can send. */
export const jsonOnly: MiddlewareHandler = async (c, next) => {
  if (!/^application\/json\b/.test(c.req.header('content-type') ?? '')) {
    throw new AppError('bad-input', 'Only JSON is read here. Reload the page and try again.')
  }
  await next()
}

/** Host names that can only mean this machine. */
function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
}

const hostOf = (c: Context) => (c.req.header('host') ?? new URL(c.req.url).host).replace(/:\d*$/, '')
