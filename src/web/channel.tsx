import { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { findNightPage, type LocalChannel, listLocalChannels, readChannel } from '../store/telling/channel.ts'
import type { Assets } from './assets.ts'
import { CommandLine } from './command-line.tsx'
import { Feed, postsPerPage } from './feed.tsx'
import { readImports } from './import-list.tsx'
import { ImportPanel } from './import-page.tsx'
import { importTarget } from './imports.tsx'
import { page } from './page.tsx'
import { missingOf, Nothing, Setup } from './setup.tsx'
import { channelName, Sidebar } from './sidebar.tsx'
import type { SiteDeps } from './site.ts'

/** The channel page: what Vigil posted, as it looks in Discord. */
export const channelRoutes = (deps: SiteDeps, assets: Assets) =>
  new Hono()
    .get('/', async (c) => {
      const channels = await listLocalChannels(deps.db)
      const shown = firstOf(channels)
      if (shown === undefined) throw new AppError('not-found', 'There is no channel on this machine yet.')
      return c.html(await channelPage(deps, assets, channels, shown, undefined))
    })
    .get('/channel/:staticId', async (c) => {
      const channels = await listLocalChannels(deps.db)
      const shown = channels.find(({ id }) => String(id) === c.req.param('staticId'))
      const before = beforeSchema.safeParse(c.req.query('before'))
      if (shown === undefined || !before.success) {
        throw new AppError('not-found', 'There is no such channel on this machine. Choose one from the list.')
      }
      return c.html(await channelPage(deps, assets, channels, shown, before.data))
    })
    .get('/channel/:staticId/night/:nightId', async (c) => {
      const { staticId, nightId } = c.req.param()
      const shown = (await listLocalChannels(deps.db)).find(({ id }) => String(id) === staticId)
      const found = shown && (await findNightPage(deps.db, shown.id, beforeSchema.catch(0).parse(nightId) ?? 0))
      if (found === undefined) throw new AppError('not-found', 'That night was not told in this channel, or not yet.')
      const before = found.before === undefined ? '' : `?before=${found.before}`
      return c.redirect(`/channel/${staticId}${before}#night-${nightId}`)
    })

/** The channel that spoke last; the sample only while nobody's own has anything to show. */
export function firstOf(channels: readonly LocalChannel[]): LocalChannel | undefined {
  const told = channels.filter(({ newestAt }) => newestAt !== null)
  const [newest] = told.toSorted(
    (one, other) => Number(one.sample) - Number(other.sample) || (other.newestAt ?? 0) - (one.newestAt ?? 0),
  )
  return newest ?? channels.find(({ sample }) => !sample) ?? channels[0]
}

const beforeSchema = z.coerce.number().int().positive().max(2_147_483_647).optional()

async function channelPage(
  { db, config, now }: SiteDeps,
  assets: Assets,
  channels: readonly LocalChannel[],
  shown: LocalChannel,
  before: number | undefined,
) {
  const channel = await readChannel(db, shown.id, { before, limit: postsPerPage })
  const name = channelName(shown)
  const missing = missingOf(config)
  const into = importTarget(channels)
  return page(
    { title: `#${name} · Vigil`, assets },
    <div class="app" data-static-id={shown.id}>
      <Sidebar channels={channels} shown={shown.id} missing={missing} />
      <div class="channel">
        <header class="topbar">
          <h1>
            <span class="hash" aria-hidden="true">
              #
            </span>
            {name}
          </h1>
          <p class="topic">
            {shown.sample
              ? 'A sample: one night of eight invented people, to show what Vigil says'
              : 'Every pull, what ended it and where it started'}
          </p>
        </header>
        <main id="scroll" tabindex={-1}>
          <Setup missing={missing} />
          {before !== undefined && (
            <p class="older">
              <a class="button secondary" href={`/channel/${shown.id}`}>
                Back to the newest posts
              </a>
            </p>
          )}
          {into && <ImportPanel into={into} shown={await readImports(db, into.id, now())} since={now()} now={now()} />}
          {channel.nights.length === 0 && <Nothing channel={shown} missing={missing} isEnd={before !== undefined} />}
          <Feed staticId={shown.id} channel={channel} now={now()} />
        </main>
        <CommandLine name={name} isNewest={before === undefined} />
      </div>
    </div>,
  )
}
