import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { siteUrl } from '../config.ts'
import type { Assets } from './assets.ts'
import { fromOurSite, neverKept } from './guard.ts'
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
    .post('/:key', fromOurSite(config), async (c) => {
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
