import { type Inline, type Paragraph, readDiscordText, readInline } from './discord-text.ts'
import { momentText } from './moment.ts'

interface TextProps {
  readonly text: string
  /** Epoch ms, for times such as `2 minutes ago`. */
  readonly now: number
}

/** Text with Discord's Markdown, paragraph by paragraph. */
export const DiscordText = ({ text, now }: TextProps) => (
  <>
    {readDiscordText(text).map((paragraph) => (
      <ParagraphView paragraph={paragraph} now={now} />
    ))}
  </>
)

/** The same for a place of one line: a title, a field's name. */
export const DiscordLine = ({ text, now }: TextProps) => <InlineView parts={readInline(text)} now={now} />

function ParagraphView({ paragraph, now }: { readonly paragraph: Paragraph; readonly now: number }) {
  switch (paragraph.kind) {
    case 'code-block':
      return (
        <pre tabindex={0}>
          <code>{paragraph.text}</code>
        </pre>
      )
    case 'heading':
      return (
        <p class={`heading-${paragraph.level}`}>
          <InlineView parts={paragraph.children} now={now} />
        </p>
      )
    case 'list': {
      const items = paragraph.items.map((parts) => (
        <li>
          <InlineView parts={parts} now={now} />
        </li>
      ))
      return paragraph.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'quote':
      return (
        <blockquote>
          <InlineView parts={paragraph.children} now={now} />
        </blockquote>
      )
    case 'small':
    case 'lines':
      return (
        <p class={paragraph.kind}>
          <InlineView parts={paragraph.children} now={now} />
        </p>
      )
  }
}

const InlineView = ({ parts, now }: { readonly parts: readonly Inline[]; readonly now: number }) => (
  <>{parts.map((part) => inlineView(part, now))}</>
)

function inlineView(part: Inline, now: number) {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'code':
      return <code>{part.text}</code>
    case 'moment':
      return (
        <time datetime={new Date(part.at).toISOString()} title={momentText(part.at, 'F', now)} data-style={part.style}>
          {momentText(part.at, part.style, now)}
        </time>
      )
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer">
          <InlineView parts={part.children} now={now} />
        </a>
      )
    case 'strong':
    case 'em':
    case 'u':
    case 's': {
      const Tag = part.kind
      return (
        <Tag>
          <InlineView parts={part.children} now={now} />
        </Tag>
      )
    }
  }
}
