import { expect, test } from 'vitest'
import { describeShared } from '../shared-data.ts'
import { faultsOfCommands } from './command-rules.ts'
import { openApiDocument, openOpenApi } from './openapi.ts'
import { faultsOfMessage } from './rules.ts'

const text = (length: number) => 'x'.repeat(length)
const button = (more: object) => ({ type: 1, components: [{ type: 2, style: 2, label: 'x', custom_id: 'a', ...more }] })
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more })

test('a message within every limit is taken', () => {
  const embed = { title: text(256), description: text(4_096), footer: { text: text(1_648) } }
  expect(faultsOfMessage({ content: text(2_000), embeds: [embed], components: [button({})] }, [], false)).toEqual([])
})

test.each([
  ['empty message', {}],
  ['long content', { content: text(2_001) }],
  ['eleven embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) }],
  ['6,001 characters over all embeds', { embeds: [{ description: text(4_000) }, { description: text(2_001) }] }],
  ['empty field', { embeds: [{ fields: [{ name: 'x', value: ' ' }] }] }],
  ['picture that is not attached', { embeds: [{ image: { url: 'attachment://a.png' } }] }],
  ['six rows', { components: Array.from({ length: 6 }, (_, index) => button({ custom_id: `${index}` })) }],
  ['two components of one custom_id', { components: [button({}), button({})] }],
  ['link button with a custom_id', { components: [button({ style: 5, url: 'https://example.com' })] }],
  ['button without a custom_id', { components: [{ type: 1, components: [{ type: 2, style: 2, label: 'x' }] }] }],
  ['wide table', { embeds: [{ description: `\`\`\`\n${text(35)}\n\`\`\`` }] }],
])('%s is refused', (_what, body) => {
  expect(faultsOfMessage(body, [], false)).not.toEqual([])
})

test.each([
  ['capital letters', [option('Pull')]],
  ['no description', [{ name: 'pull', description: '' }]],
  ['required after optional', [{ ...option('a'), options: [option('b'), option('c', { required: true })] }]],
  ['the same name twice', [option('a'), option('a')]],
])('a command with %s is refused', (_what, commands) => {
  expect(faultsOfCommands(commands)).not.toEqual([])
})

describeShared('with Discord’s own document', openApiDocument, () => {
  test('a message it describes is taken, and one it does not is not', () => {
    const { message } = openOpenApi()
    expect(message({ content: 'x', embeds: [{ title: 'x' }] })).toEqual([])
    expect(message({ content: 5 })).not.toEqual([])
    expect(message({ embeds: [{ title: text(257) }] })).not.toEqual([])
  })
})
