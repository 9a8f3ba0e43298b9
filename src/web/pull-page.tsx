import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { chartable } from '../charts/picture.ts'
import type { PullDetail } from '../commands/pull/pull-detail.ts'
import { AppError } from '../errors.ts'
import { type LocalChannel, listLocalChannels } from '../store/telling/channel.ts'
import type { Assets } from './assets.ts'
import { BlockView } from './block-view.tsx'
import { DiscordText } from './discord-text-view.tsx'
import { page } from './page.tsx'
import { missingOf } from './setup.tsx'
import { channelName, Sidebar } from './sidebar.tsx'
import type { SiteDeps } from './site.ts'

/** Where the page of a pull is. */
export const pullUrl = (staticId: number, number: number): string => `/channel/${staticId}/pull/${number}`

/** Everything about one pull, for whoever may see its channel; its pictures as PNGs for browsers without scripts. */
export const pullRoutes = (deps: SiteDeps, assets: Assets) =>
  new Hono()
    .get('/:number', async (c) => {
      const channels = await listLocalChannels(deps.db)
      const { channel, detail } = await findDetail(deps, channels, c)
      return c.html(pullView(deps, assets, channels, channel, detail))
    })
    .get('/:number/:metric/:picture', etag(), async (c) => {
      const { detail } = await findDetail(deps, await listLocalChannels(deps.db), c)
      const section = detail.sections.find(({ id }) => id === c.req.param('metric'))
      const block = section?.blocks[Number(/^(\d{1,3})\.png$/.exec(c.req.param('picture'))?.[1] ?? Number.NaN)]
      if (block === undefined || !chartable(block)) throw new AppError('not-found', 'There is no such picture.')
      const headers = { 'content-type': 'image/png', 'cache-control': 'no-cache' }
      return c.body(Uint8Array.from(await deps.draw(block)), 200, headers)
    })

async function findDetail(deps: SiteDeps, channels: readonly LocalChannel[], c: Context) {
  const channel = channels.find(({ id }) => String(id) === c.req.param('staticId'))
  const number = c.req.param('number') ?? ''
  const detail = channel && /^\d{1,9}$/.test(number) ? await deps.examine(Number(number), channel.id) : undefined
  if (channel === undefined || detail === undefined) {
    throw new AppError('not-found', 'There is no such pull on this machine. Choose one from the channel.')
  }
  return { channel, detail }
}

function pullView(
  { config, now }: SiteDeps,
  assets: Assets,
  channels: readonly LocalChannel[],
  channel: LocalChannel,
  detail: PullDetail,
) {
  const { number, title, text, sections, footer } = detail
  const url = pullUrl(channel.id, number)
  return page(
    { title: `${title} · Vigil`, assets },
    <div class="app">
      <Sidebar channels={channels} shown={channel.id} missing={missingOf(config)} />
      <div class="channel">
        <header class="topbar">
          <h1>{title}</h1>
          <p class="topic">
            <a href={`/channel/${channel.id}`}>Back to #{channelName(channel)}</a>
          </p>
        </header>
        <main id="scroll" class="pull" tabindex={-1}>
          <h2 class="phone-title">{title}</h2>
          <div class="verdict">
            <DiscordText text={text} now={now()} />
          </div>
          <Neighbours staticId={channel.id} detail={detail} />
          <nav class="contents" aria-label="Contents">
            {sections.map(({ id, title }) => (
              <a href={`#${id}`}>{title}</a>
            ))}
          </nav>
          {sections.map(({ id, title, about, blocks }) => (
            <section id={id} class="metric" aria-labelledby={`${id}-title`}>
              <h2 id={`${id}-title`}>{title}</h2>
              <p class="about">{about}</p>
              {blocks.map((block, index) => (
                <BlockView block={block} heading={title} picture={`${url}/${id}/${index}.png`} now={now()} />
              ))}
            </section>
          ))}
          <p class="provenance">{footer}</p>
        </main>
      </div>
    </div>,
  )
}

const Neighbours = ({ staticId, detail }: { readonly staticId: number; readonly detail: PullDetail }) => (
  <nav class="neighbours" aria-label="Other pulls">
    {detail.earlier !== undefined && (
      <a class="button secondary" href={pullUrl(staticId, detail.earlier)}>
        Pull {detail.earlier}
      </a>
    )}
    <a class="button secondary" href={`/channel/${staticId}`}>
      The channel
    </a>
    {detail.later !== undefined && (
      <a class="button secondary" href={pullUrl(staticId, detail.later)}>
        Pull {detail.later}
      </a>
    )}
  </nav>
)
