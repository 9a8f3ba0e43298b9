/** What Discord accepts, as its documentation counts it. */
export const limits = {
  content: 2_000,
  embeds: 10,
  /** Characters over all embeds of a message. */
  embedsTotal: 6_000,
  title: 256,
  description: 4_096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1_024,
  footer: 2_048,
  url: 512,
  rows: 5,
  buttonsPerRow: 5,
  buttonLabel: 80,
  customId: 100,
  placeholder: 150,
  choices: 25,
  choice: 100,
  threadName: 100,
  /** What a picture shows, in words. */
  attachmentDescription: 1_024,
  nonce: 25,
  files: 10,
  /** Bytes. */
  file: 10 * 1024 * 1024,
  windowTitle: 45,
  windowLabel: 45,
  windowPlaceholder: 100,
  /** What may be typed into a window. */
  typed: 4_000,
} as const

/** A code block wider or longer than this wraps or scrolls on a phone; the width is in narrow characters. */
export const tableWidth = 34
export const tableLines = 10

/** Shortens a text to at most `length` characters; the last one is then `…`. Never splits a character in two. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  if (length < 1) return ''
  const kept = text.slice(0, length - 1)
  return `${kept.replace(/[\uD800-\uDBFF]$/, '')}…`
}
