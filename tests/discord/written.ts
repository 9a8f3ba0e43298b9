import { type Json, objects, string } from './json.ts'
import type { Upload } from './rules.ts'
import type { StandInMessage, World } from './world.ts'

/** A message as it was asked for. What is not visible is an ephemeral answer. */
export function addMessage(
  world: World,
  channelId: string,
  body: Json,
  files: readonly Upload[],
  nonce: string | undefined,
  isVisible = true,
  author?: StandInMessage['author'],
): StandInMessage {
  const made: StandInMessage = {
    id: world.newId(),
    channelId,
    ...(author && { author }),
    content: string(body.content),
    embeds: objects(body.embeds),
    components: objects(body.components),
    files,
    flags: Number(body.flags ?? 0),
    createdAt: world.now(),
    edits: 0,
    ...(nonce === undefined ? {} : { nonce }),
  }
  if (isVisible) world.messages.push(made)
  return made
}

/** An edit: what is not named stays, and of the old files only those that `attachments` lists. */
export function change(found: StandInMessage, body: Json, uploads: readonly Upload[], complaints: string[]): void {
  if (body.content !== undefined) found.content = string(body.content)
  if (body.embeds !== undefined) found.embeds = objects(body.embeds)
  if (body.components !== undefined) found.components = objects(body.components)
  const listed = body.attachments
  const kept = objects(listed).map(({ id }) => Number(BigInt(string(id)) - BigInt(found.id)) - 1)
  if (Array.isArray(listed)) found.files = [...found.files.filter((_, index) => kept.includes(index)), ...uploads]
  else if (uploads.length > 0) found.files = [...found.files, ...uploads]
  const names = found.files.map(({ name }) => name)
  if (new Set(names).size < names.length) complaints.push(`an edit attached ${names.join(', ')}`)
  found.edits++
}
