import type { MomentStyle } from './moment.ts'

/** A piece of a line as Discord reads it. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em' | 'u' | 's'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'moment'; readonly at: number; readonly style: MomentStyle }

/** A paragraph as Discord reads it. */
export type Paragraph =
  | { readonly kind: 'code-block'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | { readonly kind: 'quote' | 'small' | 'lines'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }

/** Reads the part of Discord's Markdown that messages of ours use. Whatever it does not know stays text. */
export function readDiscordText(text: string): Paragraph[] {
  const parts = text.split(/```(?:[a-z0-9+-]*\n)?([\s\S]*?)```\n?/i) // text and code take turns
  return parts.flatMap((part, index): Paragraph[] =>
    index % 2 === 1 ? [{ kind: 'code-block', text: part.replace(/\n$/, '') }] : readLines(part),
  )
}

/** @param depth how many marks we are inside of */
export function readInline(text: string, depth = 0): Inline[] {
  if (depth > maxDepth) return [{ kind: 'text', text }]
  const parts: Inline[] = []
  let end = 0
  for (const found of text.matchAll(inline)) {
    append(parts, { kind: 'text', text: text.slice(end, found.index) })
    append(parts, readToken(found[0], found.groups ?? {}, depth))
    end = found.index + found[0].length
  }
  append(parts, { kind: 'text', text: text.slice(end) })
  return parts
}

/** Deeper nesting than this is shown as it was written. */
const maxDepth = 6

const inline = new RegExp(
  [
    /\\(?<escaped>[\\*_~`|>#\-[\]()<])/u,
    /(?<ticks>`{1,2})(?<code>[^`]+)\k<ticks>/u,
    /<t:(?<unix>-?\d{1,12})(?::(?<style>[tTdDfFR]))?>/u,
    /\[(?<label>[^\]\n]+)\]\(<?(?<href>https?:\/\/[^\s<>)]+)>?\)/u,
    /<?(?<url>https?:\/\/[^\s<>]*[^\s<>.,:;!?'")\]])>?/u,
    /\*\*(?<strong>[^\n]+?)\*\*(?!\*)/u,
    /__(?<u>[^\n]+?)__(?!_)/u,
    /~~(?<s>[^\n]+?)~~/u,
    /\*(?<em>[^\s*](?:[^*\n]*[^\s*])?)\*/u,
    /(?<![\p{L}\p{N}_])_(?<under>[^\s_](?:[^_\n]*[^\s_])?)_(?![\p{L}\p{N}_])/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
)

function readToken(whole: string, groups: Readonly<Record<string, string | undefined>>, depth: number): Inline {
  const { escaped, code, unix, style, label, href, url, strong, u, s, em = groups.under } = groups
  if (escaped !== undefined) return { kind: 'text', text: escaped }
  if (code !== undefined) return { kind: 'code', text: code }
  if (unix !== undefined) return { kind: 'moment', at: Number(unix) * 1000, style: styleOf(style) }
  if (href !== undefined) return { kind: 'link', href, children: [{ kind: 'text', text: label ?? href }] }
  if (url !== undefined) return { kind: 'link', href: url, children: [{ kind: 'text', text: url }] }
  if (strong !== undefined) return { kind: 'strong', children: readInline(strong, depth + 1) }
  if (u !== undefined) return { kind: 'u', children: readInline(u, depth + 1) }
  if (s !== undefined) return { kind: 's', children: readInline(s, depth + 1) }
  if (em !== undefined) return { kind: 'em', children: readInline(em, depth + 1) }
  return { kind: 'text', text: whole }
}

const styles: readonly MomentStyle[] = ['t', 'T', 'd', 'D', 'f', 'F', 'R']
const styleOf = (letter: string | undefined): MomentStyle => styles.find((style) => style === letter) ?? 'f'

/** Text beside text is one text. */
function append(parts: Inline[], part: Inline): void {
  const last = parts.at(-1)
  if (part.kind !== 'text') parts.push(part)
  else if (last?.kind === 'text') parts.splice(-1, 1, { kind: 'text', text: last.text + part.text })
  else if (part.text !== '') parts.push(part)
}

/** A run of lines of one kind is one paragraph. */
function readLines(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const lines = text.replace(/^\n|\n$/g, '').split('\n')
  for (let from = 0; from < lines.length; ) {
    const kind = kindOf(lines[from] ?? '')
    const length = lines.slice(from).findIndex((line) => kindOf(line) !== kind)
    const run = lines.slice(from, length < 0 ? undefined : from + length)
    paragraphs.push(...readRun(kind, run))
    from += run.length
  }
  return paragraphs
}

const marks = { heading: /^(#{1,3}) /, small: /^-# /, quote: /^> ?/, bullet: /^\s*[-*] /, numbered: /^\s*\d+\. / }
type LineKind = keyof typeof marks | 'lines'

function kindOf(line: string): LineKind {
  if (marks.heading.test(line)) return 'heading'
  if (marks.small.test(line)) return 'small'
  if (marks.quote.test(line)) return 'quote'
  if (marks.bullet.test(line)) return 'bullet'
  return marks.numbered.test(line) ? 'numbered' : 'lines'
}

function readRun(kind: LineKind, run: readonly string[]): Paragraph[] {
  const bare = kind === 'lines' ? run : run.map((line) => line.replace(marks[kind], ''))
  switch (kind) {
    case 'heading':
      return run.map((line, index) => ({ kind, level: levelOf(line), children: readInline(bare[index] ?? '') }))
    case 'bullet':
    case 'numbered':
      return [{ kind: 'list', ordered: kind === 'numbered', items: bare.map((item) => readInline(item)) }]
    case 'small':
    case 'quote':
    case 'lines': {
      const children = readInline(bare.join('\n'))
      return children.length === 0 ? [] : [{ kind, children }]
    }
  }
}

function levelOf(line: string): 1 | 2 | 3 {
  if (line.startsWith('###')) return 3
  return line.startsWith('##') ? 2 : 1
}
