import type { ActionRow, Button, Message, Select } from '../message.ts'
import { DiscordText } from './discord-text-view.tsx'
import { EmbedView } from './embed-view.tsx'
import { FileView, type ShownFile } from './file-view.tsx'
import { postedText } from './moment.ts'

export interface MessageProps {
  readonly message: Omit<Message, 'files'>
  readonly files: readonly Omit<ShownFile, 'url'>[]
  /** Where a file of the message is found. */
  readonly urlOf: (name: string) => string | undefined
  /** Epoch ms when it was written. */
  readonly at: number
  readonly now: number
  readonly edited?: boolean
}

/** A message as Discord shows it: who and when, text, embeds, files, buttons. */
export function MessageView({ message, files, urlOf, at, now, edited = false }: MessageProps) {
  const shown = files.map((file): ShownFile => ({ ...file, url: urlOf(file.name) }))
  const inEmbeds = new Set(message.embeds.map(({ image }) => attachmentOf(image?.url)))
  return (
    <div class="message">
      <img class="avatar" src="/favicon.svg" alt="" width="40" height="40" />
      <header>
        <span class="author">Vigil</span> <span class="bot">APP</span>{' '}
        <time datetime={new Date(at).toISOString()}>{postedText(at, now)}</time>
      </header>
      <div class="body">
        {message.content && <DiscordText text={message.content} now={now} />}
        {edited && <span class="edited">(edited)</span>}
        {message.embeds.map((embed) => (
          <EmbedView
            embed={embed}
            picture={shown.find(({ name }) => name === attachmentOf(embed.image?.url))}
            alt={message.attachments?.find(({ filename }) => filename === attachmentOf(embed.image?.url))?.description}
            now={now}
          />
        ))}
        {shown
          .filter(({ name }) => !inEmbeds.has(name))
          .map((file) => (
            <FileView file={file} alt={`Picture ${file.name}`} />
          ))}
        {message.components.map((row) => (
          <RowView row={row} />
        ))}
      </div>
    </div>
  )
}

const attachmentOf = (url: string | undefined): string | undefined =>
  url?.startsWith('attachment://') ? url.slice('attachment://'.length) : undefined

const RowView = ({ row }: { readonly row: ActionRow }) => (
  <div class="buttons">
    {row.components.map((component) =>
      component.type === 2 ? <ButtonView button={component} /> : <SelectView select={component} />,
    )}
  </div>
)

const looks = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link' } as const

function ButtonView({
  button: { style, label, url, custom_id: customId, disabled = false },
}: {
  readonly button: Button
}) {
  if (url !== undefined) {
    return (
      <a class="button link" href={/^https?:/.test(url) ? url : undefined} target="_blank" rel="noopener noreferrer">
        {label} <span aria-hidden="true">↗</span>
      </a>
    )
  }
  // The page's script wakes what it can answer; without it, a button that does nothing should not look as if it did.
  return (
    <button type="button" class={`button ${looks[style]}`} data-press={disabled ? undefined : customId} disabled>
      {label}
    </button>
  )
}

const SelectView = ({
  select: { custom_id: customId, placeholder = 'Choose', options },
}: {
  readonly select: Select
}) => (
  <select class="select" data-choose={customId} disabled aria-label={placeholder} autocomplete="off">
    <option value="">{placeholder}</option>
    {options.map(({ label, value, description }) => (
      <option value={value}>{description ? `${label} · ${description}` : label}</option>
    ))}
  </select>
)
