import { expect, test } from 'vitest'
import { declare } from '../../src/bot/declare.ts'
import { fitFiles } from '../../src/bot/delivery/fit-files.ts'
import { cut, limits } from '../../src/bot/limits.ts'
import { layOut } from '../../src/bot/rendering/render.ts'
import { windowOf } from '../../src/bot/window.ts'
import type { Answer } from '../../src/commands/command.ts'
import { commands, menus } from '../../src/commands/index.ts'
import { faultsOfCommands } from '../discord/command-rules.ts'
import { faultsOfModal } from '../discord/modals.ts'
import { faultsOfMessage } from '../discord/rules.ts'

const long = (length: number) => 'x'.repeat(length)
const button = (label: string, customId: string) => ({ label, action: { customId } })
const option = (value: string, label = value) => ({ label, value })
const select = (customId: string, values: readonly string[]) => ({
  placeholder: long(200),
  options: values.map((value) => option(value)),
  action: { customId },
})

const messageOf = (answer: Answer) => {
  const { message, charts } = layOut(answer)
  const files = charts.map(({ name }) => ({ name, bytes: new Uint8Array(1) }))
  return { faults: faultsOfMessage(JSON.parse(JSON.stringify(message)), files, false), message }
}
const partsOf = (answer: Answer) => messageOf(answer).message.components.flatMap(({ components }) => components)

test.each<[string, Answer]>([
  ['a text of spaces', { text: '  \n ', blocks: [] }],
  [
    'a number with no name',
    { title: 'x', blocks: [{ kind: 'stat', stats: [{ label: ' ', value: 1, unit: 'count' }] }] },
  ],
  ['a title alone that is far too long', { title: long(2_000), blocks: [] }],
  ['a footer alone that is far too long', { footer: long(9_000), blocks: [] }],
  [
    'as much of everything as one embed may hold',
    {
      title: long(256),
      text: long(4_096),
      footer: long(2_048),
      blocks: Array.from({ length: 25 }, () => ({
        kind: 'stat' as const,
        stats: [{ label: long(256), value: 1, unit: 'count' as const }],
      })),
    },
  ],
  ['a button whose state is too long', { text: 'x', blocks: [], buttons: [button('x', long(101))] }],
  ['two buttons of one state', { text: 'x', blocks: [], buttons: [button('x', 'a'), button('y', 'a')] }],
  ['a button with no label', { text: 'x', blocks: [], buttons: [button('', 'a')] }],
  [
    'a link that is too long',
    { text: 'x', blocks: [], buttons: [{ label: 'x', action: { url: `https://a.b/${long(512)}` } }] },
  ],
  ['a link that is none', { text: 'x', blocks: [], buttons: [{ label: 'x', action: { url: 'javascript:x' } }] }],
  ['a select with no choice', { text: 'x', blocks: [], selects: [select('a', [])] }],
  ['a select with one choice twice', { text: 'x', blocks: [], selects: [select('a', ['1', '1'])] }],
  ['a choice that is too long', { text: 'x', blocks: [], selects: [select('a', [long(101), '1'])] }],
  [
    'a select of a button’s state',
    { text: 'x', blocks: [], buttons: [button('x', 'a')], selects: [select('a', ['1'])] },
  ],
  ['seven selects', { text: 'x', blocks: [], selects: [...'abcdefg'].map((id) => select(id, ['1'])) }],
])('%s becomes a message that Discord takes', (_what, answer) => {
  expect(messageOf(answer).faults).toEqual([])
})

test('what is left out is only what Discord would not take', () => {
  const buttons = [button('too long', long(101)), button('kept', 'a'), button('again', 'a'), button('', 'b')]
  expect(partsOf({ text: 'x', blocks: [], buttons }).map((part) => 'label' in part && part.label)).toEqual([
    'kept',
    '–',
  ])
})

test('a file that Discord would not take is named, and the others go along', () => {
  const small = { name: 'small.json', bytes: new Uint8Array(1) }
  const large = { name: 'large.json', bytes: new Uint8Array(limits.file + 1) }
  const { content, files } = fitFiles({ content: long(2_000), embeds: [], components: [], files: [] }, [small, large])
  expect(files).toEqual([small])
  expect(content).toMatch(/Too large to be attached here: large\.json/)
  expect(content.length).toBeLessThanOrEqual(limits.content)
  const eleven = Array.from({ length: 11 }, (_, nth) => ({ name: `${nth}.json`, bytes: new Uint8Array(1) }))
  expect(fitFiles({ content: '', embeds: [], components: [], files: [] }, eleven).files).toHaveLength(limits.files)
})

test('a window that is too long in every way is one that Discord opens', () => {
  const form = { title: long(99), label: long(99), placeholder: long(999), maxLength: 9_999 }
  expect(faultsOfModal(JSON.parse(JSON.stringify(windowOf('dispute:1:2:a', form))))).toEqual([])
})

test('a character of two halves is never cut in two', () => {
  expect(cut('😀😀😀', 4)).toBe('😀…')
  expect(cut('😀', 0)).toBe('')
})

test('Discord takes the list of commands with its menus', () => {
  const list = [...declare(commands), ...menus.map(({ data }) => data.toJSON())]
  expect(faultsOfCommands(JSON.parse(JSON.stringify(list)))).toEqual([])
})
