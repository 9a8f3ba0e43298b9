import { readPress } from '../press.ts'
import type { ChannelNight, ChannelPage, ChannelPost } from '../store/telling/channel.ts'
import { fileUrl } from './files.ts'
import { MessageView } from './message-view.tsx'
import { pullUrl } from './pull-page.tsx'

/** Enough for an evening's last hours; the rest is a page away. */
export const postsPerPage = 12

interface FeedProps {
  readonly staticId: number
  readonly channel: ChannelPage
  readonly now: number
}

/** The posts of a channel, newest first; each night's message, and the thread of its pulls under it. */
export const Feed = ({ staticId, channel, now }: FeedProps) => (
  <div id="feed" data-stamp={stampOf(channel)}>
    {channel.nights.map((night) => (
      <NightView night={night} now={now} />
    ))}
    {channel.older !== undefined && (
      <nav class="older">
        <a class="button secondary" href={`/channel/${staticId}?before=${channel.older}`}>
          Older posts
        </a>
      </nav>
    )}
  </div>
)

/** What changes when a channel's page does. */
export const stampOf = ({ nights }: ChannelPage): string =>
  nights
    .flatMap(({ own, thread }) => [...(own ? [own] : []), ...thread])
    .map(({ id, revision }) => `${id}.${revision}`)
    .join('-')

const NightView = ({ night: { id, own, thread }, now }: { readonly night: ChannelNight; readonly now: number }) => (
  <section
    class="night"
    id={id === null ? undefined : `night-${id}`}
    aria-label={own?.message.embeds[0]?.title ?? (id === null ? 'A notice' : 'A night')}
  >
    {own && <PostView post={own} now={now} />}
    {thread.length > 0 && (
      <div class="thread">
        <p class="thread-name">
          <span aria-hidden="true">#</span> Thread <span class="hint">newest pull first</span>
        </p>
        {thread.map((post) => (
          <PostView post={post} now={now} />
        ))}
      </div>
    )}
  </section>
)

const PostView = ({ post, now }: { readonly post: ChannelPost; readonly now: number }) => (
  <article class="post" id={`post-${post.id}`}>
    <MessageView
      message={post.message}
      files={post.files}
      urlOf={(name) => fileUrl(post, name)}
      at={post.createdAt}
      now={now}
      edited={post.revision > 1}
    />
    <PullLink post={post} />
  </article>
)

/** A pull's post says which pull it is about by what its buttons ask for. */
function PullLink({ post: { kind, staticId, message } }: { readonly post: ChannelPost }) {
  if (kind !== 'pull') return null
  const pressed = message.components.flatMap(({ components }) => components.flatMap(({ custom_id: id = '' }) => id))
  const number = pressed.map(readPress).find((press) => press?.ask === 'deaths')?.number
  if (number === undefined) return null
  return (
    <p class="whole-pull">
      <a href={pullUrl(staticId, number)}>Everything about pull {number}</a>
    </p>
  )
}
