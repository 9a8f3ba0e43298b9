import { expect, test } from 'vitest'
import { describeShared } from '../shared-data.ts'
import { faultsOfCommands } from './command-rules.ts'
import { faultsOfModal } from './modals.ts'
import { openApiDocument, openOpenApi } from './openapi.ts'
import { mayBot, type Permission, permissionBits } from './permissions.ts'
import { faultsOfMessage } from './rules.ts'
import { faultsOfThread } from './thread-routes.ts'
import { openWorld } from './world.ts'

const text = (length: number) => 'x'.repeat(length)
const button = (more: object) => ({ type: 1, components: [{ type: 2, style: 2, label: 'x', custom_id: 'a', ...more }] })
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more })

const field = (name: string, value: string) => ({ name, value })
const picture = { url: 'attachment://a.png' }
const choice = (value: string, more: object = {}) => ({ label: 'x', value, ...more })
const select = (more: object) => ({
  type: 1,
  components: [{ type: 3, custom_id: 's', options: [choice('1')], ...more }],
})
const many = <One>(count: number, one: (nth: number) => One): One[] =>
  Array.from({ length: count }, (_, nth) => one(nth))
const file = (name: string, length = 1) => ({ name, bytes: new Uint8Array(length) })

test('a message at every limit is taken', () => {
  const embed = {
    title: text(256),
    description: text(1_000),
    author: { name: text(256) },
    fields: many(25, () => field(text(10), text(90))),
    footer: { text: text(1_988) },
    image: picture,
  }
  const rows = [
    ...many(4, (row) => ({
      type: 1,
      components: many(5, (nth) => ({ type: 2, style: 2, label: text(80), custom_id: `${row}${nth}${text(98)}` })),
    })),
    select({
      custom_id: text(100),
      placeholder: text(150),
      options: many(25, (nth) => choice(`${nth}`, { label: text(100) })),
    }),
  ]
  const body = { content: text(2_000), embeds: [embed], components: rows }
  expect(faultsOfMessage(body, [file('a.png', 10 * 1024 * 1024)], false)).toEqual([])
})

test.each([
  ['empty message', {}],
  ['message of spaces', { content: '  ' }],
  ['long content', { content: text(2_001) }],
  ['eleven embeds', { embeds: many(11, () => ({ title: 'x' })) }],
  ['empty embed', { embeds: [{ color: 1 }] }],
  ['long title', { embeds: [{ title: text(257) }] }],
  ['long description', { embeds: [{ description: text(4_097) }] }],
  ['long footer', { embeds: [{ footer: { text: text(2_049) } }] }],
  ['long author', { embeds: [{ author: { name: text(257) } }] }],
  ['26 fields', { embeds: [{ fields: many(26, () => field('x', 'x')) }] }],
  ['long field name', { embeds: [{ fields: [field(text(257), 'x')] }] }],
  ['long field', { embeds: [{ fields: [field('x', text(1_025))] }] }],
  ['empty field', { embeds: [{ fields: [field('x', ' ')] }] }],
  ['6,001 characters over all embeds', { embeds: [{ description: text(4_000) }, { description: text(2_001) }] }],
  ['picture that is not attached', { embeds: [{ image: picture }] }],
  ['six rows', { components: many(6, (nth) => button({ custom_id: `${nth}` })) }],
  [
    'six buttons in a row',
    { components: [{ type: 1, components: many(6, (nth) => ({ ...button({}).components[0], custom_id: `${nth}` })) }] },
  ],
  ['empty row', { components: [{ type: 1, components: [] }] }],
  [
    'row of a button and a select',
    { components: [{ type: 1, components: [...button({}).components, ...select({}).components] }] },
  ],
  [
    'two selects in a row',
    { components: [{ type: 1, components: many(2, (nth) => ({ ...select({}).components[0], custom_id: `${nth}` })) }] },
  ],
  ['long label', { components: [button({ label: text(81) })] }],
  ['button with no label', { components: [button({ label: '' })] }],
  ['long custom_id', { components: [button({ custom_id: text(101) })] }],
  ['two components of one custom_id', { components: [button({}), button({})] }],
  ['link button with a custom_id', { components: [button({ style: 5, url: 'https://example.com' })] }],
  ['button without a custom_id', { components: [{ type: 1, components: [{ type: 2, style: 2, label: 'x' }] }] }],
  ['select with no options', { components: [select({ options: [] })] }],
  ['select with 26 options', { components: [select({ options: many(26, (nth) => choice(`${nth}`)) })] }],
  ['select with a value twice', { components: [select({ options: [choice('1'), choice('1')] })] }],
  ['select with a long label', { components: [select({ options: [choice('1', { label: text(101) })] })] }],
  ['select with a long value', { components: [select({ options: [choice(text(101))] })] }],
  ['select with a long placeholder', { components: [select({ placeholder: text(151) })] }],
  ['message of components alone with content', { flags: 1 << 15, content: 'x' }],
  ['wide table', { embeds: [{ description: `\`\`\`\n${text(35)}\n\`\`\`` }] }],
  ['long table', { embeds: [{ description: `\`\`\`\n${many(11, () => 'x').join('\n')}\n\`\`\`` }] }],
])('a %s is refused', (_what, body) => {
  expect(faultsOfMessage(body, [], false)).not.toEqual([])
})

test.each([
  ['larger than 10 MiB', [file('a.png', 10 * 1024 * 1024 + 1)]],
  ['empty', [file('a.png', 0)]],
  ['one of eleven', many(11, (nth) => file(`${nth}.png`))],
])('a file that is %s is refused', (_what, files) => {
  expect(faultsOfMessage({ content: 'x' }, files, false)).not.toEqual([])
})

test('a picture is a picture by its name', () => {
  const body = { embeds: [{ image: { url: 'attachment://a.txt' } }] }
  expect(faultsOfMessage(body, [file('a.txt')], false)).not.toEqual([])
})

test.each([
  ['capital letters', [option('Pull')]],
  ['a long name', [option(text(33))]],
  ['no description', [{ name: 'pull', description: '' }]],
  ['a long description', [{ name: 'pull', description: text(101) }]],
  ['a long description in one language', [{ ...option('a'), description_localizations: { de: text(101) } }]],
  ['a name in one language that is none', [{ ...option('a'), name_localizations: { de: 'zwei worte' } }]],
  ['26 options', [{ ...option('a'), options: many(26, (nth) => option(`o${nth}`)) }]],
  [
    '26 choices',
    [{ ...option('a'), options: [option('b', { choices: many(26, (nth) => ({ name: `${nth}`, value: `${nth}` })) })] }],
  ],
  ['a long choice', [{ ...option('a'), options: [option('b', { choices: [{ name: text(101), value: 'x' }] })] }]],
  [
    'choices and completion',
    [{ ...option('a'), options: [option('b', { choices: [{ name: 'x', value: 'x' }], autocomplete: true })] }],
  ],
  ['required after optional', [{ ...option('a'), options: [option('b'), option('c', { required: true })] }]],
  ['subcommands beside options', [{ ...option('a'), options: [option('b'), option('c', { type: 1 })] }]],
  [
    'more than 8,000 characters',
    [
      {
        ...option('a'),
        options: many(25, (nth) =>
          option(`o${nth}`, { choices: many(25, (at) => ({ name: text(10), value: `${at}${text(10)}` })) }),
        ),
      },
    ],
  ],
  ['the same name twice', [option('a'), option('a')]],
  ['100 others', many(101, (nth) => option(`c${nth}`))],
])('a command with %s is refused', (_what, commands) => {
  expect(faultsOfCommands(commands.map((command) => ({ ...command, type: 1 })))).not.toEqual([])
})

test('a menu’s command has a name with spaces, no description, and four others at most', () => {
  const menu = (name: string, more: object = {}) => ({ type: 3, name, ...more })
  expect(faultsOfCommands([menu('Watch this report'), option('watch', { type: 1 })])).toEqual([])
  expect(faultsOfCommands([menu('Watch', { description: 'd' })])).not.toEqual([])
  expect(faultsOfCommands(many(6, (nth) => menu(`${nth}`)))).not.toEqual([])
})

test.each([
  ['a long title', { title: text(46) }],
  ['a long custom_id', { custom_id: text(101) }],
  ['nothing to type into', { components: [] }],
  ['a long label', { components: [{ type: 18, label: text(46), component: { type: 4, custom_id: 'a' } }] }],
])('a window with %s is refused', (_what, more) => {
  const input = { type: 18, label: 'x', component: { type: 4, custom_id: 'a' } }
  const fine = { title: text(45), custom_id: text(100), components: [input] }
  expect(faultsOfModal(fine)).toEqual([])
  expect(faultsOfModal({ ...fine, ...more })).not.toEqual([])
})

test.each([
  ['a long name', { name: text(101) }],
  ['a name of spaces', { name: ' ' }],
  ['a time of its own to archive after', { name: 'x', auto_archive_duration: 90 }],
])('a thread with %s is refused', (_what, body) => {
  expect(faultsOfThread({ name: text(100), auto_archive_duration: 10_080 })).toEqual([])
  expect(faultsOfThread(body)).not.toEqual([])
})

test('what the bot may do is what its roles allow and a channel does not take, the nearer the stronger', () => {
  const world = openWorld(['raid'], 1, () => '')
  const [channel] = world.channels.values()
  const guild = world.guilds.get(world.guildId)
  if (channel === undefined || guild === undefined) throw new Error('there is no channel')
  const may = () => mayBot(world, channel, 'Send Messages')
  const overwrite = (id: string, type: 0 | 1, allow: Permission[], deny: Permission[]) => ({
    id,
    type,
    allow: permissionBits(allow),
    deny: permissionBits(deny),
  })
  expect(may()).toBe(true)
  const everyone = overwrite(guild.id, 0, [], ['Send Messages'])
  channel.overwrites = [everyone]
  expect(may()).toBe(false)
  guild.roles = [...guild.roles, { id: '7', name: 'bots', permissions: 0n, position: 1 }]
  guild.botRoles = ['7']
  const ofRole = overwrite('7', 0, ['Send Messages'], [])
  channel.overwrites = [everyone, ofRole]
  expect(may()).toBe(true)
  channel.overwrites = [everyone, ofRole, overwrite(world.bot.id, 1, [], ['Send Messages'])]
  expect(may()).toBe(false)
  guild.roles = [{ id: guild.id, name: '@everyone', permissions: permissionBits(['Administrator']), position: 0 }]
  expect(may()).toBe(true)
})

describeShared('with Discord’s own document', openApiDocument, () => {
  test('a message it describes is taken, and one it does not is not', () => {
    const { message } = openOpenApi()
    expect(message({ content: 'x', embeds: [{ title: 'x' }] })).toEqual([])
    expect(message({ content: 5 })).not.toEqual([])
    expect(message({ embeds: [{ title: text(257) }] })).not.toEqual([])
  })
})
