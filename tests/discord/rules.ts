import { type Json, object, objects, string } from './json.ts'

export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What Discord's limits have against a message, whatever the OpenAPI document says or misses. */
export function faultsOfMessage(body: Json, uploads: readonly Upload[], isEdit: boolean): string[] {
  const embeds = objects(body.embeds)
  const rows = objects(body.components)
  const faults = [
    ...over('content', string(body.content), 2_000),
    ...tooMany('embeds', embeds, 10),
    ...tooMany('action rows', rows, 5),
    ...embeds.flatMap(faultsOfEmbed),
    ...rows.flatMap(faultsOfRow),
    ...faultsOfFiles(body, embeds, uploads),
  ]
  const total = embeds.reduce((sum, embed) => sum + lengthOf(embed), 0)
  if (total > 6_000) faults.push(`embeds hold ${total} characters, 6000 are allowed`)
  const isEmpty = string(body.content) === '' && embeds.length === 0 && rows.length === 0 && uploads.length === 0
  if (isEmpty && !isEdit) faults.push('the message is empty')
  const ids = rows.flatMap((row) => objects(row.components)).flatMap(({ custom_id }) => string(custom_id) || [])
  if (new Set(ids).size !== ids.length) faults.push('two components share a custom_id')
  return faults
}

/** What Discord's limits have against a list of commands. */
export function faultsOfCommands(commands: readonly Json[]): string[] {
  const names = commands.map(({ name }) => string(name))
  return [
    ...tooMany('commands', commands, 100),
    ...(new Set(names).size === names.length ? [] : ['two commands share a name']),
    ...commands.flatMap(faultsOfOption),
    ...commands
      .filter((command) => charactersOf(command) > 8_000)
      .map(({ name }) => `/${string(name)} is longer than 8000 characters`),
  ]
}

function faultsOfOption(option: Json): string[] {
  const name = string(option.name)
  const options = objects(option.options)
  const choices = objects(option.choices)
  const firstOptional = options.findIndex(({ required }) => required !== true)
  const lateRequired = options.findLastIndex(({ required }) => required === true)
  const descriptions = [option.description, ...Object.values(object(option.description_localizations))]
  return [
    ...(/^[-_'\p{L}\p{N}]{1,32}$/u.test(name) && name === name.toLowerCase() ? [] : [`“${name}” is no name`]),
    ...descriptions.map(string).filter((text) => text.length < 1 || text.length > 100),
    ...tooMany('options', options, 25),
    ...tooMany('choices', choices, 25),
    ...(choices.length > 0 && option.autocomplete === true ? [`${name} has choices and completes`] : []),
    ...(firstOptional >= 0 && lateRequired > firstOptional ? [`${name}: required options come first`] : []),
    ...options.flatMap(faultsOfOption),
  ]
}

const charactersOf = (option: Json): number =>
  string(option.name).length +
  string(option.description).length +
  [...objects(option.options), ...objects(option.choices)].reduce((sum, inner) => sum + charactersOf(inner), 0)

function faultsOfEmbed(embed: Json): string[] {
  const fields = objects(embed.fields)
  return [
    ...over('title', string(embed.title), 256),
    ...over('description', string(embed.description), 4_096),
    ...over('footer', string(object(embed.footer).text), 2_048),
    ...over('author', string(object(embed.author).name), 256),
    ...tooMany('fields', fields, 25),
    ...fields.flatMap(({ name, value }) => [
      ...over('field name', string(name), 256),
      ...over('field value', string(value), 1_024),
      ...(string(name).trim() === '' || string(value).trim() === '' ? ['a field is empty'] : []),
    ]),
    ...wideTables(string(embed.description)),
  ]
}

/** Not Discord's rule but the channel's: what is wider or longer wraps on a phone. */
function wideTables(text: string): string[] {
  const tables = [...text.matchAll(/```\n(.*?)\n```/gs)].map(([, table = '']) => table.split('\n'))
  return tables.flatMap((lines) => [
    ...(lines.length > 10 ? [`a table has ${lines.length} lines`] : []),
    ...lines.filter((line) => [...line].length > 34).map((line) => `a table is wider than 34 characters: ${line}`),
  ])
}

function faultsOfRow(row: Json): string[] {
  const components = objects(row.components)
  const buttons = components.filter(({ type }) => type === 2)
  return [
    ...(components.length === 0 ? ['an action row is empty'] : []),
    ...tooMany('components in a row', components, buttons.length > 0 ? 5 : 1),
    ...(buttons.length > 0 && buttons.length < components.length ? ['a row mixes buttons and others'] : []),
    ...buttons.flatMap(faultsOfButton),
    ...components.flatMap(({ options }) => [
      ...tooMany('select options', objects(options), 25),
      ...objects(options).flatMap(({ label }) => over('option label', string(label), 100)),
    ]),
  ]
}

function faultsOfButton({ style, label, custom_id, url }: Json): string[] {
  const isLink = style === 5
  return [
    ...over('label', string(label), 80),
    ...over('custom_id', string(custom_id), 100),
    ...over('button url', string(url), 512),
    ...(isLink !== (url !== undefined) ? ['a link button, and no other, has a url'] : []),
    ...(isLink === (custom_id !== undefined) ? ['every button but a link has a custom_id'] : []),
  ]
}

const allowedImages = /\.(png|jpe?g|webp|gif)$/i
const maxAttachment = 10 * 1024 * 1024

function faultsOfFiles(body: Json, embeds: readonly Json[], uploads: readonly Upload[]): string[] {
  const kept = objects(body.attachments)
  const names = [...uploads.map(({ name }) => name), ...kept.map(({ filename }) => string(filename))]
  const used = embeds
    .flatMap(({ image, thumbnail }) => [object(image).url, object(thumbnail).url])
    .map(string)
    .filter((url) => url.startsWith('attachment://'))
    .map((url) => url.slice('attachment://'.length))
  return [
    ...tooMany('attachments', uploads, 10),
    ...uploads.filter(({ bytes }) => bytes.length > maxAttachment).map(({ name }) => `${name} is larger than 10 MiB`),
    ...uploads.filter(({ bytes }) => bytes.length === 0).map(({ name }) => `${name} is empty`),
    ...used.filter((name) => !names.includes(name)).map((name) => `attachment://${name} is not attached`),
    ...used.filter((name) => !allowedImages.test(name)).map((name) => `${name} is no picture`),
  ]
}

const lengthOf = (embed: Json): number =>
  [
    embed.title,
    embed.description,
    object(embed.footer).text,
    object(embed.author).name,
    ...objects(embed.fields).flatMap(({ name, value }) => [name, value]),
  ].reduce<number>((sum, text) => sum + string(text).length, 0)

const over = (what: string, text: string, most: number) =>
  text.length > most ? [`${what} has ${text.length} characters, ${most} are allowed`] : []

const tooMany = (what: string, list: readonly unknown[], most: number) =>
  list.length > most ? [`${list.length} ${what}, ${most} are allowed`] : []
