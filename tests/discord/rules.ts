import { type Json, object, objects, string } from './json.ts'

export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What is wrong with whom a message may ping: nobody by its text, and no person at all. */
export function faultsOfPings(body: Json): string[] {
  const { parse, users } = object(body.allowed_mentions)
  if (!Array.isArray(parse)) return ['people are pinged by what the text says: allowed_mentions is missing']
  return parse.length === 0 && users === undefined ? [] : ['people may be pinged']
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
  const isEmpty = string(body.content).trim() === '' && embeds.length === 0 && rows.length === 0 && uploads.length === 0
  if (isEmpty && !isEdit) faults.push('the message is empty')
  const isOfParts = (Number(body.flags ?? 0) & (1 << 15)) !== 0
  if (isOfParts && (string(body.content) !== '' || embeds.length > 0))
    faults.push('a message of components alone has content or embeds')
  const ids = rows.flatMap((row) => objects(row.components)).flatMap(({ custom_id }) => string(custom_id) || [])
  if (new Set(ids).size !== ids.length) faults.push('two components share a custom_id')
  return faults
}

function faultsOfEmbed(embed: Json): string[] {
  const fields = objects(embed.fields)
  return [
    ...over('title', string(embed.title), 256),
    ...over('description', string(embed.description), 4_096),
    ...over('footer', string(object(embed.footer).text), 2_048),
    ...over('author', string(object(embed.author).name), 256),
    ...(lengthOf(embed) === 0 && embed.image === undefined && embed.thumbnail === undefined
      ? ['an embed is empty']
      : []),
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
    ...components.filter(({ type }) => type === 3).flatMap(faultsOfSelect),
  ]
}

function faultsOfSelect(select: Json): string[] {
  const options = objects(select.options)
  const values = options.map(({ value }) => string(value))
  return [
    ...(string(select.custom_id) === '' ? ['a select has no custom_id'] : []),
    ...over('select custom_id', string(select.custom_id), 100),
    ...over('placeholder', string(select.placeholder), 150),
    ...(options.length === 0 ? ['a select has nothing to choose from'] : []),
    ...tooMany('select options', options, 25),
    ...(new Set(values).size === values.length ? [] : ['two options of a select share a value']),
    ...options.flatMap(({ label, value, description }) => [
      ...(string(label) === '' || string(value) === '' ? ['an option has no label or no value'] : []),
      ...over('option label', string(label), 100),
      ...over('option value', string(value), 100),
      ...over('option description', string(description), 100),
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
    ...(string(label) === '' ? ['a button has no label'] : []),
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
