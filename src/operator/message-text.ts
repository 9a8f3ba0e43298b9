import type { Message } from '../message.ts'

/** A message as plain lines, for a terminal. */
export function messageText({ content, embeds }: Omit<Message, 'files'>): string {
  const said = embeds.flatMap(({ title, url, description, fields, footer }) => [
    [title, url].filter(Boolean).join('  '),
    description,
    ...(fields ?? []).map(({ name, value }) => `${name}\n${value}`),
    footer?.text,
  ])
  return [content, ...said].filter(Boolean).join('\n').replaceAll('**', '')
}
