import { createHash } from 'node:crypto'
import type { Block, Stat } from '../../analysis/block.ts'
import { altText } from '../../charts/alt-text.ts'
import type { Painter } from '../../charts/painter.ts'
import { type Chartable, chartable } from '../../charts/picture.ts'
import type { Answer } from '../../commands/command.ts'
import { formatValue } from '../../format.ts'
import type { Embed, Message } from '../../message.ts'
import { fitFiles } from '../delivery/fit-files.ts'
import { cut, limits } from '../limits.ts'
import { rowsOf } from './rows.ts'
import { textTable } from './text-table.ts'

/** A message that is complete but for the pictures it names. */
export interface Layout {
  readonly message: Omit<Message, 'files'>
  readonly charts: readonly { readonly name: string; readonly block: Chartable }[]
}

/** Turns what a command says into what a channel shows, pictures drawn. */
export async function renderAnswer(answer: Answer, painter: Painter): Promise<Message> {
  const message = await draw(layOut(answer), painter)
  return answer.files === undefined ? message : fitFiles(message, answer.files)
}

export async function draw({ message, charts }: Layout, painter: Painter): Promise<Message> {
  const files = await Promise.all(charts.map(async ({ name, block }) => ({ name, bytes: await painter.draw(block) })))
  return { ...message, files }
}

/** Everything but the drawing. Whatever the answer holds, the message stays within Discord's limits. */
export function layOut(answer: Answer): Layout {
  const charts = chartsOf(answer.blocks)
  const attachments = charts.map(({ name, block }, index) => ({
    id: String(index),
    filename: name,
    description: cut(altText(block), limits.attachmentDescription),
  }))
  const told = { components: rowsOf(answer), ...(attachments.length > 0 && { attachments }) }
  if (answer.title === undefined && answer.blocks.length === 0 && answer.footer === undefined) {
    return { message: { content: cut(answer.text?.trim() || nothing, limits.content), embeds: [], ...told }, charts }
  }
  const [first, ...others] = charts.map(({ name }) => ({ url: `attachment://${name}` }))
  const embed: Embed = { ...textOf(answer), ...(first && { image: first }) }
  return { message: { content: '', embeds: [embed, ...others.map((image) => ({ image }))], ...told }, charts }
}

const nothing = 'There is nothing to show yet.'
const colors = { plain: 0x5865f2, wipe: 0xd83c3e, kill: 0x3ba55d, first: 0xf0b232 } as const
/** A glance is a glance: longer titles and footers than this are never read. */
const footerLength = 256
/** Room that headings, fields and footer leave to the text in the 6,000 characters of a message. */
const fieldRoom = 1_000

function textOf({ title, url, tone = 'plain', text, blocks, footer }: Answer): Embed {
  const fields = fieldsOf(blocks)
  const description = join([
    ...(text === undefined ? [] : [text]),
    ...blocks.flatMap((block) => paragraphs(block, title)),
  ])
  return {
    color: colors[tone],
    ...(title && { title: cut(title, limits.title) }),
    ...(url && { url }),
    ...(description && { description }),
    ...(fields.length > 0 && { fields }),
    ...(footer && { footer: { text: cut(footer, footerLength) } }),
  }
}

function paragraphs(block: Block, title = ''): string[] {
  switch (block.kind) {
    case 'note':
      return [block.text]
    case 'table':
      if (block.rows.length === 0) return []
      return [title.endsWith(block.title) ? textTable(block) : `**${block.title}**\n${textTable(block)}`]
    case 'stat':
    case 'bars':
    case 'line':
    case 'timeline':
    case 'arena':
    case 'covers':
    case 'progress':
    case 'bursts':
    case 'race':
      return []
  }
}

/** Paragraphs one under the other, as many as fit; the first that does not is cut if it is plain text. */
function join(parts: readonly string[]): string {
  let text = ''
  for (const part of parts.map((part) => part.trim()).filter(Boolean)) {
    const room = limits.description - text.length - 2
    if (part.length <= room) text += text === '' ? part : `\n${part}`
    else return text + (part.includes('```') ? '\n…' : `${text === '' ? '' : '\n'}${cut(part, room)}`)
  }
  return text
}

function fieldsOf(blocks: readonly Block[]) {
  const stats = blocks.filter((block): block is Stat => block.kind === 'stat').flatMap(({ stats }) => stats)
  let room = fieldRoom
  const fields = []
  for (const { label, value, unit, n } of stats.slice(0, limits.fields)) {
    const counted = n === undefined ? '' : ` (n ${n})`
    const field = {
      name: cut(label.trim() || '–', 64),
      value: cut(formatValue(value, unit) + counted, 64),
      inline: true,
    }
    room -= field.name.length + field.value.length
    if (room < 0) break
    fields.push(field)
  }
  return fields
}

/** Pictures are named after what they show, so that a message changes exactly when one of its pictures does. */
function chartsOf(blocks: readonly Block[]): Layout['charts'] {
  const drawn = blocks.filter(chartable).slice(0, limits.embeds)
  return drawn.map((block, index) => {
    const mark = createHash('sha256').update(canonical(block)).digest('hex').slice(0, 12)
    return { name: `${block.kind}-${index + 1}-${mark}.png`, block }
  })
}

/** JSON whose keys are in order: what came out of the database has lost the order it had. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner !== 'object' || inner === null || Array.isArray(inner)
      ? inner
      : Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))),
  )
