import { expect, test } from 'vitest'
import { readDiscordText, readInline } from '../../src/web/discord-text.ts'
import { DiscordText } from '../../src/web/discord-text-view.tsx'

const now = Date.UTC(2026, 10, 21, 20, 0)
const htmlOf = (text: string) => String(DiscordText({ text, now }))

test('marks of one line become what they mean, also inside one another', () => {
  expect(htmlOf('**Ended:** *six* __died__ ~~here~~ to `Akh Morn`')).toBe(
    '<p class="lines"><strong>Ended:</strong> <em>six</em> <u>died</u> <s>here</s> to <code>Akh Morn</code></p>',
  )
  expect(htmlOf('**best _ever_**')).toBe('<p class="lines"><strong>best <em>ever</em></strong></p>')
})

test('nothing that was typed becomes HTML', () => {
  expect(htmlOf('<script>alert(1)</script> & "so"')).toBe(
    '<p class="lines">&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot;</p>',
  )
  expect(htmlOf('```\n<img src=x onerror=y>\n```')).toContain('<code>&lt;img src=x onerror=y&gt;</code>')
  expect(htmlOf('[x](https://a.example/"onmouseover="y)')).not.toContain('"onmouseover')
})

test('only web addresses become links', () => {
  expect(htmlOf('[report](https://www.fflogs.com/reports/a?fight=3)')).toContain(
    '<a href="https://www.fflogs.com/reports/a?fight=3" target="_blank" rel="noopener noreferrer">report</a>',
  )
  expect(htmlOf('see https://a.example/b.')).toContain('<a href="https://a.example/b"')
  expect(htmlOf('[no](javascript:alert(1))')).not.toContain('<a')
})

test('times are written as Discord writes them', () => {
  const unix = now / 1000
  expect(htmlOf(`<t:${unix - 180}:R>`)).toContain('>3 minutes ago</time>')
  expect(htmlOf(`<t:${unix + 7200}:R>`)).toContain('>in 2 hours</time>')
  expect(htmlOf(`<t:${unix}:D>`)).toContain('>21 November 2026</time>')
  expect(htmlOf(`<t:${unix}>`)).toContain('datetime="2026-11-21T20:00:00.000Z"')
  expect(htmlOf('<t:99999999999999:R>')).not.toContain('<time')
})

test('names and numbers with marks in them stay as they are', () => {
  for (const text of ['snake_case_name', '2 * 3 * 4', 'a ** b', '\\*starred\\*', 'わたし_は_'])
    expect(readInline(text)).toEqual([{ kind: 'text', text: text.replaceAll('\\', '') }])
})

test('a report keeps its headings, lists, tables, quotes and small print', () => {
  const report = [
    '# Night',
    '## Pulls',
    '- one',
    '- **two**',
    '1. first',
    '> quoted',
    '-# small',
    'line',
    '```',
    'a  b',
    '```',
    'end',
  ]
  expect(readDiscordText(report.join('\n')).map(({ kind }) => kind)).toEqual([
    'heading',
    'heading',
    'list',
    'list',
    'quote',
    'small',
    'lines',
    'code-block',
    'lines',
  ])
})

test('the longest of messages is read, whatever it is made of', () => {
  for (const mark of ['*', '_', '`', '[', '**a', '<t:', '\n> ', '```']) {
    const text = mark.repeat(Math.floor(4_096 / mark.length))
    expect(htmlOf(text).length).toBeGreaterThan(0)
  }
})
