import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js'
import { sharedData } from '../shared-data.ts'
import { isObject, type Json } from './json.ts'

/** Discord's own description of its API, where it lies at hand beside the checkout. */
export const openApiDocument = 'discord/openapi.json'
const file = sharedData(openApiDocument)
const hasOpenApi = existsSync(file)

/** Says what is wrong with a body; nothing when the document is not at hand. */
export type Check = (value: unknown) => string[]

export interface OpenApi {
  readonly message: Check
  readonly messageEdit: Check
  readonly reply: Check
  readonly replyEdit: Check
  readonly followUp: Check
  readonly commands: Check
  readonly thread: Check
  /** One that hangs on no message. */
  readonly looseThread: Check
  readonly answers: {
    readonly message: Check
    readonly thread: Check
    readonly commands: Check
    readonly gateway: Check
    readonly attachment: Check
  }
}

/** Compiles the schemas that are used, once; the first use of a big one would otherwise cost half a second in a reply. */
export function openOpenApi(): OpenApi {
  compiled ??= compile()
  return compiled
}

let compiled: OpenApi | undefined

function compile(): OpenApi {
  const document: Json = hasOpenApi ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true })
  for (const format of ['snowflake', 'nonce', 'int32', 'int64', 'double', 'uri', 'date-time'])
    ajv.addFormat(format, formats[format] ?? true)
  if (hasOpenApi) ajv.addSchema(closeRequests(document) as AnySchema, 'discord')
  const check = (path: string, prepare: (value: unknown) => unknown = (value) => value): Check => {
    if (!hasOpenApi) return () => []
    const validate = ajv.compile({ $ref: `discord#/${path}` })
    return (value) => explain(validate, prepare(JSON.parse(JSON.stringify(value))))
  }
  const body = (path: string, method: string) =>
    `paths/${path.replaceAll('/', '~1')}/${method}/requestBody/content/application~1json/schema`
  const schema = (name: string) => `components/schemas/${name}`
  return {
    message: check(schema('MessageCreateRequest')),
    messageEdit: check(schema('MessageEditRequestPartial')),
    reply: check(body('/interactions/%7Binteraction_id%7D/%7Binteraction_token%7D/callback', 'post')),
    replyEdit: check(schema('IncomingWebhookUpdateRequestPartial')),
    followUp: check(schema('IncomingWebhookRequestPartial')),
    commands: check(body('/applications/%7Bapplication_id%7D/commands', 'put'), numberPermissions),
    thread: check(schema('CreateTextThreadWithMessageRequest')),
    looseThread: check(schema('CreateTextThreadWithoutMessageRequest')),
    answers: {
      message: check(schema('MessageResponse')),
      thread: check(schema('ThreadResponse')),
      commands: check(schema('ApplicationCommandResponse')),
      gateway: check(schema('GatewayBotResponse')),
      attachment: check(schema('AttachmentResponse')),
    },
  }
}

const formats: Record<string, RegExp> = {
  snowflake: /^(0|[1-9][0-9]*)$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/,
}

const explain = (validate: ValidateFunction, value: unknown): string[] =>
  validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'body'} ${message}`)

/** The document types it as an integer; clients and Discord itself send a string. */
function numberPermissions(commands: unknown): unknown {
  if (!Array.isArray(commands)) return commands
  return commands.map((command: unknown) => {
    const permissions = isObject(command) ? command.default_member_permissions : undefined
    return typeof permissions === 'string'
      ? { ...(command as Json), default_member_permissions: Number(permissions) }
      : command
  })
}

/** Keys clients may send although the document does not know them. */
const tolerated = ['tts', 'nonce', 'enforce_nonce', 'nsfw', 'type', 'files']

/** As published, unknown keys pass. Requests are closed here, so that a misspelt one is noticed. */
function closeRequests(document: Json): Json {
  const components = document.components
  if (!isObject(components) || !isObject(components.schemas)) return document
  const schemas = Object.entries(components.schemas).map(([name, schema]) => {
    const properties = isObject(schema) ? schema.properties : undefined
    if (!isRequest.test(name) || !isObject(schema) || !isObject(properties)) return [name, schema] as const
    const extra = Object.fromEntries(tolerated.map((key) => [key, {}]))
    return [name, { additionalProperties: false, ...schema, properties: { ...extra, ...properties } }] as const
  })
  return { ...document, components: { ...components, schemas: Object.fromEntries(schemas) } }
}

const isRequest = /Request(Partial)?$|^RichEmbed|^ApplicationCommand\w*Option(\w+Choice)?$/
