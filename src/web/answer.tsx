import type { Message } from '../message.ts'
import { pictureType } from './files.ts'
import { MessageView } from './message-view.tsx'

interface AnswerProps {
  readonly message: Message
  readonly now: number
  /** The line that was typed. */
  readonly line?: string
}

/** What a command or a button answered, to the one who asked; its pictures come along and are kept nowhere. */
export function AnswerView({ message, now, line }: AnswerProps) {
  return (
    <article class="answer" tabindex={-1}>
      {line && (
        <p class="asked">
          You used <code>{line}</code>
        </p>
      )}
      <MessageView
        message={message}
        files={message.files.map(({ name }) => ({ name }))}
        urlOf={(name) => dataUrl(message, name)}
        at={now}
        now={now}
      />
      <p class="whisper">
        Only you can see this ·{' '}
        <button type="button" class="as-link" data-dismiss>
          Dismiss message
        </button>
      </p>
    </article>
  )
}

function dataUrl({ files }: Message, name: string): string | undefined {
  const bytes = files.find((file) => file.name === name)?.bytes
  if (bytes === undefined) return undefined
  return `data:${pictureType(name) ?? 'application/octet-stream'};base64,${Buffer.from(bytes).toString('base64')}`
}
