import type { Message } from 'discord.js'

/** What a message says, the addresses and titles of its embeds included. */
export const messageText = ({ content, embeds }: Pick<Message, 'content' | 'embeds'>): string =>
  [
    content,
    ...embeds.flatMap(({ url, title, description, fields, author, footer }) => [
      url,
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
      author?.url,
      author?.name,
      footer?.text,
    ]),
  ]
    .filter((text) => text)
    .join('\n')
