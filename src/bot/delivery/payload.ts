import type { RawFile } from 'discord.js'
import type { Message } from '../../message.ts'

export interface Payload {
  readonly body: Readonly<Record<string, unknown>>
  readonly files: RawFile[]
}

/** A message as a request: it pings nobody but the roles it says, and of the files of an edited message only these stay. */
export const payloadOf = ({
  content,
  embeds,
  components,
  roleMentions = [],
  attachments = [],
  files,
}: Message): Payload => ({
  body: {
    content,
    embeds,
    components,
    allowed_mentions: { parse: [], ...(roleMentions.length > 0 && { roles: roleMentions }) },
    attachments: files.map(({ name }, index) => {
      const told = attachments.find(({ filename }) => filename === name)
      return { id: String(index), filename: name, ...(told && { description: told.description }) }
    }),
  },
  files: files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes) })),
})
