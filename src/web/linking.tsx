import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { siteUrl } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Assets } from './assets.ts'
import { Linked, LinkPage } from './link-page.tsx'
import { page } from './page.tsx'
import type { SiteDeps } from './site.ts'

/**
 * A member's FFLogs login. These pages are for whoever has an address that `/link add` made for them, wherever they are.
 * The first one asks before anybody is sent on: it protects those who were given the address of somebody else.
 */
export const linkingRoutes = ({ config, linking }: Pick<SiteDeps, 'config' | 'linking'>, assets: Assets) => {
  const site = siteUrl(config)
  return new Hono()
    .use(neverKept)
    .get('/callback', async (c) => {
      const linked = await linking.finish(new URL(c.req.url).searchParams, getCookie(c, cookie))
      return c.html(page({ title: 'Linked · Vigil', assets }, <Linked {...linked} />))
    })
    .get('/:key', async (c) => {
      const wish = await linking.find(c.req.param('key'))
      return c.html(page({ title: 'Link FFLogs · Vigil', assets }, <LinkPage {...wish} />))
    })
    .post('/:key', fromThere(site), async (c) => {
      const { url, state } = await linking.begin(c.req.param('key'))
      setCookie(c, cookie, state, {
        httpOnly: true,
        sameSite: 'Lax',
        secure: site.startsWith('https:'),
        path: '/auth/fflogs',
        maxAge: 600,
      })
      return c.redirect(url, 303)
    })
}

const cookie = 'vigil-fflogs'

/** What is shown here is for one person, once. */
const neverKept: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('cache-control', 'no-store')
}

/** Behind a proxy, the page comes from where members reach it, which is not where it reaches us. */
const fromThere =
  (site: string): MiddlewareHandler =>
  async (c: Context, next) => {
    const isSame = ['same-origin', undefined].includes(c.req.header('sec-fetch-site'))
    const isOurs = [new URL(site).origin, new URL(c.req.url).origin].includes(c.req.header('origin') ?? '')
    if (!isOurs || !isSame) {
      throw new AppError('forbidden', 'That did not come from this page. Open your link again and go on from there.')
    }
    await next()
  }
