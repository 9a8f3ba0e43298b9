import type { Embed } from '../message.ts'
import { DiscordLine, DiscordText } from './discord-text-view.tsx'
import { FileView, type ShownFile } from './file-view.tsx'
import { momentText } from './moment.ts'

interface EmbedProps {
  readonly embed: Embed
  readonly picture: ShownFile | undefined
  /** What the picture shows, in words. */
  readonly alt: string | undefined
  readonly now: number
}

/** An embed: the coloured bar, and beside it title, text, fields, picture and footer. */
export function EmbedView({ embed, picture, alt, now }: EmbedProps) {
  const { color, title, url, description, fields = [], footer, timestamp } = embed
  return (
    <div class="embed">
      <svg class="bar" aria-hidden="true">
        <rect
          width="100%"
          height="100%"
          fill={color === undefined ? undefined : `#${color.toString(16).padStart(6, '0')}`}
        />
      </svg>
      <div class="inside">
        {title && (
          <h3>
            <Title title={title} url={url} now={now} />
          </h3>
        )}
        {description && (
          <div class="description">
            <DiscordText text={description} now={now} />
          </div>
        )}
        {fields.length > 0 && (
          <dl>
            {fields.map(({ name, value, inline = false }) => (
              <div class={inline ? 'inline' : undefined}>
                <dt>
                  <DiscordLine text={name} now={now} />
                </dt>
                <dd>
                  <DiscordText text={value} now={now} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        {picture && <FileView file={picture} alt={alt ?? (title ? `Chart: ${title}` : `Chart ${picture.name}`)} />}
        {(footer ?? timestamp) && (
          <footer>
            {[footer?.text, timestamp && momentText(Date.parse(timestamp), 'f', now)].filter(Boolean).join(' • ')}
          </footer>
        )}
      </div>
    </div>
  )
}

function Title({
  title,
  url,
  now,
}: {
  readonly title: string
  readonly url: string | undefined
  readonly now: number
}) {
  if (url === undefined || !/^https?:/.test(url)) return <DiscordLine text={title} now={now} />
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {title}
    </a>
  )
}
