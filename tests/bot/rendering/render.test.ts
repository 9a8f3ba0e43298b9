import { expect, test } from 'vitest'
import type { Block } from '../../../src/analysis/block.ts'
import { payloadOf } from '../../../src/bot/delivery/payload.ts'
import { layOut } from '../../../src/bot/rendering/render.ts'
import type { Answer } from '../../../src/commands/command.ts'
import { missedStack } from '../../charts/arenas.ts'
import { openOpenApi } from '../../discord/openapi.ts'
import { faultsOfMessage } from '../../discord/rules.ts'

const long = (length: number) => '終'.repeat(length)

const table: Block = {
  kind: 'table',
  title: long(80),
  columns: Array.from({ length: 12 }, (_, index) => ({ label: `column ${index}`, align: 'left' as const })),
  rows: Array.from({ length: 60 }, () => Array.from({ length: 12 }, () => long(40))),
}
const stat: Block = {
  kind: 'stat',
  stats: Array.from({ length: 40 }, () => ({ label: long(400), value: 0.5, unit: 'share' as const, n: 12 })),
}
const bars: Block = { kind: 'bars', title: long(400), unit: 'count', bars: [{ label: long(99), value: 1 }] }
const note: Block = { kind: 'note', text: long(9_000) }

const everything: Answer = {
  title: long(999),
  url: 'https://www.fflogs.com/reports/AbCdEfGh12345678?fight=1',
  tone: 'wipe',
  text: long(5_000),
  blocks: [...Array.from({ length: 30 }, () => [table, stat, bars]).flat(), note],
  buttons: [
    ...Array.from({ length: 40 }, (_, index) => ({ label: long(200), action: { customId: `deaths:1:${index}` } })),
    { label: 'FFLogs', action: { url: 'https://www.fflogs.com' } },
  ],
  selects: Array.from({ length: 2 }, (_, select) => ({
    placeholder: long(400),
    options: Array.from({ length: 40 }, (_, index) => ({
      label: long(200),
      value: String(index),
      description: long(200),
    })),
    action: { customId: `detail:1:${select}` },
  })),
  footer: long(9_000),
}

const openApi = openOpenApi()

test.each<[string, Answer]>([
  ['everything at once, each of it too long', everything],
  ['nothing but a text', { text: long(9_000), blocks: [] }],
  ['nothing at all', { text: '', blocks: [] }],
  ['tables only', { title: 'Deaths', blocks: Array.from({ length: 30 }, () => table) }],
  ['one endless note', { title: 'Night', blocks: [note, note] }],
  ['pictures only', { title: 'Night', blocks: Array.from({ length: 30 }, () => bars) }],
  ['a table without rows', { title: 'Night', blocks: [{ ...table, rows: [] } as Block] }],
])('%s becomes a message that Discord takes', (_title, answer) => {
  const { message, charts } = layOut(answer)
  const files = charts.map(({ name }) => ({ name, bytes: new Uint8Array(1) }))
  const body = JSON.parse(JSON.stringify(message))
  expect(faultsOfMessage(body, files, false)).toEqual([])
  expect(openApi.message(body)).toEqual([])
})

test('an open code block is never cut in two', () => {
  const description = layOut(everything).message.embeds[0]?.description ?? ''
  expect((description.match(/```/g) ?? []).length % 2).toBe(0)
})

test('a picture keeps its name while it shows the same, whatever the order of its keys', () => {
  const nameOf = (block: Block) => layOut({ title: 'x', blocks: [block] }).charts[0]?.name
  const stored: Block = { bars: bars.kind === 'bars' ? bars.bars : [], unit: 'count', title: long(400), kind: 'bars' }
  expect(nameOf(stored)).toBe(nameOf(bars))
  expect(nameOf({ ...stored, title: 'other' })).not.toBe(nameOf(bars))
})

test('a picture is told in words to those who do not see it', () => {
  const { message, charts } = layOut({ title: 'Pull 8', blocks: [missedStack, bars] })
  expect(message.attachments?.map(({ filename }) => filename)).toEqual(charts.map(({ name }) => name))
  expect(message.attachments?.[0]?.description).toContain('Killed: WHM Cid Marlowe')
  const files = charts.map(({ name }) => ({ name, bytes: new Uint8Array(1) })).toReversed()
  expect(payloadOf({ ...message, files }).body.attachments).toMatchObject([
    { id: '0', filename: charts[1]?.name },
    { id: '1', filename: charts[0]?.name, description: expect.stringContaining('Dark Water III') },
  ])
})

test('selects stand under the buttons, one to a row, and buttons make room for them', () => {
  const buttons = Array.from({ length: 25 }, (_, index) => ({
    label: String(index),
    action: { customId: `deaths:1:${index}` },
  }))
  const selects = [
    { placeholder: 'A phase', options: [{ label: 'P1', value: '1' }], action: { customId: 'detail:1:1:phase' } },
    { placeholder: 'None', options: [], action: { customId: 'detail:1:1:mechanic' } },
  ]
  const rows = layOut({ text: 'Pull 1', blocks: [], buttons, selects }).message.components
  expect(rows.map(({ components }) => components.length)).toEqual([5, 5, 5, 5, 1])
  expect(rows.at(-1)?.components).toEqual([
    { type: 3, custom_id: 'detail:1:1:phase', placeholder: 'A phase', options: [{ label: 'P1', value: '1' }] },
  ])
})
