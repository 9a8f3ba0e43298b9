import type { Message } from '../message.ts'

/** A message as plain lines, for a terminal. */
export function messageText({ content, embeds, components }: Omit<Message, 'files'>): string {
  const said = embeds.flatMap(({ title, url, description, fields, footer }) => [
    [title, url].filter(Boolean).join('  '),
    description,
    ...(fields ?? []).map(({ name, value }) => `${name}\n${value}`),
    footer?.text,
  ])
  const links = components.flatMap(({ components }) =>
    components.flatMap((one) => (one.type === 2 && one.url !== undefined ? [`${one.label}: ${one.url}`] : [])),
  )
  return plainText([content, ...said, ...links].filter(Boolean).join('\n'))
}

/** A sentence for a terminal: without marks, and with a clock where Discord counts the minutes. */
export const plainText = (text: string): string =>
  text.replaceAll('**', '').replace(/<t:(\d+):R>/g, (_, seconds: string) => clockText(Number(seconds) * 1000))

/** `at 20:14` in the clock of this machine; with the date when that is not around now. */
function clockText(at: number): string {
  const date = new Date(at)
  const time = date.toTimeString().slice(0, 5)
  const isNear = Math.abs(at - Date.now()) < nearMs
  return isNear ? `at ${time}` : `on ${date.toLocaleDateString('sv-SE')} at ${time}`
}

const nearMs = 12 * 60 * 60_000
