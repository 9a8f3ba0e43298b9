import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isDownload, serveAttachment } from './attachments.ts'
import type { Call, Scene } from './call.ts'
import { openGateway } from './gateway.ts'
import { attempt, readCall, send } from './http.ts'
import {
  type Answered,
  commandData,
  type InteractionType,
  interactionJson,
  lead,
  type Pending,
  type Person,
  raider,
  type Typed,
} from './interactions.ts'
import { type Json, object } from './json.ts'
import { type OpenedModal, submission } from './modals.ts'
import { openOpenApi } from './openapi.ts'
import { answer, isOpen } from './routes.ts'
import { channelJson } from './shapes.ts'
import { openWorld, type StandInChannel, type StandInMessage } from './world.ts'

/** What is asked of the bot, by whom and where; a raider in the first channel unless said otherwise. */
export interface Asked extends Typed {
  readonly by?: Person
  readonly channelId?: string
}

/** Discord in this process: the real client runs against it over HTTP and a WebSocket. */
export interface DiscordStandIn {
  /** For `DISCORD_API_URL`. */
  readonly url: string
  /** For `DISCORD_CDN_URL`. */
  readonly cdnUrl: string
  /** For `DISCORD_TOKEN`. */
  readonly token: string
  readonly guildId: string
  /** Ids of the text channels by name. */
  readonly channels: Readonly<Record<string, string>>
  /** Every message of a channel or thread, or of all, in order; ephemeral answers are not among them. */
  messages(channelId?: string): readonly StandInMessage[]
  threads(): readonly StandInChannel[]
  commands(): readonly Json[]
  /** Names of attachments that were fetched. */
  downloads(): readonly string[]
  slash(name: string, asked?: Asked): Promise<Said>
  complete(name: string, asked: Asked): Promise<readonly { readonly name: string; readonly value: string }[]>
  press(message: StandInMessage, customId: string, by?: Person): Promise<Said>
  /** Presses a button that opens a window. */
  open(message: StandInMessage, customId: string, by?: Person): Promise<OpenedModal>
  /** Types into a window and sends it. */
  submit(message: StandInMessage, modal: OpenedModal, typed: string, by?: Person): Promise<Said>
  /** The next request that matches is done, but its answer never arrives. */
  dropAnswer(method: string, path: RegExp): void
  /** The next request that matches is answered with 429, once. */
  rateLimit(method: string, path: RegExp): void
  /** Takes Send Messages in a channel from the bot, or gives it back. */
  forbid(channelId: string, forbidden: boolean): void
  deleteChannel(channelId: string): void
  /** As minutes passing would. */
  forgetNonces(): void
  /** Cuts the gateway's connections. */
  cut(): void
  readonly seen: { readonly identified: number; readonly resumed: number }
  /** Every rule that was broken so far, in words; tests expect none. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export interface Said {
  readonly message: StandInMessage
  readonly ephemeral: boolean
}

export async function startDiscord(channelNames: readonly string[] = ['raid', 'other']): Promise<DiscordStandIn> {
  const world = openWorld(channelNames, () => `http://127.0.0.1:${port}`)
  const pending = new Map<string, Pending>()
  const faults: { readonly kind: 'drop' | 'limit'; readonly method: string; readonly path: RegExp }[] = []
  const takeFault = (kind: 'drop' | 'limit', { method, path }: Call) => {
    const index = faults.findIndex((fault) => fault.kind === kind && fault.method === method && fault.path.test(path))
    return index >= 0 && faults.splice(index, 1).length > 0
  }

  const server = createServer((request, response) => {
    void serve(request, response).catch((error: unknown) => {
      scene.complaints.push(`the stand-in failed: ${String(error)}`)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`
  const gateway = openGateway(server, world, gatewayUrl)
  const scene: Scene = { world, api: openOpenApi(), pending, complaints: [], gatewayUrl, dispatch: gateway.dispatch }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isDownload(request.url ?? '')) return serveAttachment(world, request.url ?? '', response)
    const call = await readCall(request)
    if (!isOpen(call.path) && request.headers.authorization !== `Bot ${world.bot.token}`) {
      return send(response, { status: 401, body: { code: 0, message: '401: Unauthorized' } })
    }
    if (takeFault('limit', call)) {
      response.setHeader('retry-after', '0.05')
      return send(response, {
        status: 429,
        body: { message: 'You are being rate limited.', retry_after: 0.05, global: false },
      })
    }
    const reply = attempt(() => answer(scene, call))
    if (takeFault('drop', call)) response.destroy()
    else send(response, reply)
  }

  const ask = async (type: InteractionType, data: Json, asked: Asked, message?: StandInMessage): Promise<Answered> => {
    const place = { channelId: asked.channelId ?? message?.channelId ?? first(channels), by: asked.by ?? raider }
    const waiting: Pending = {
      id: world.newId(),
      token: randomBytes(32).toString('base64url'),
      channelId: place.channelId,
      startedAt: Date.now(),
      acknowledged: false,
      ephemeral: false,
      original: undefined,
      answered: Promise.withResolvers(),
    }
    for (const file of Object.values(object(object(data.resolved).attachments)))
      scene.complaints.push(...scene.api.answers.attachment(file).map((fault) => `our attachment: ${fault}`))
    pending.set(waiting.token, waiting)
    gateway.dispatch('INTERACTION_CREATE', interactionJson(world, waiting, type, data, place, message))
    const silence = setTimeout(() => waiting.answered.reject(new Error('the bot never answered')), silenceMs)
    return await waiting.answered.promise.finally(() => clearTimeout(silence))
  }

  const channels = Object.fromEntries([...world.channels.values()].map(({ name, id }) => [name, id]))
  return {
    url: `http://127.0.0.1:${port}/api`,
    cdnUrl: world.cdnUrl(),
    token: world.bot.token,
    guildId: world.guildId,
    channels,
    messages: (id) => world.messages.filter(({ channelId }) => id === undefined || channelId === id),
    threads: () => [...world.channels.values()].filter(({ type }) => type === 11),
    commands: () => world.commands,
    downloads: () => world.downloads,
    slash: async (name, asked = {}) => said(await ask(2, commandData(world, name, asked), asked)),
    complete: async (name, asked) => {
      const answered = await ask(4, commandData(world, name, asked), asked)
      return answered.kind === 'choices' ? answered.choices : []
    },
    press: async (message, customId, by = raider) =>
      said(await ask(3, { custom_id: customId, component_type: 2 }, { by }, message)),
    open: async (message, customId, by = raider) => {
      const answered = await ask(3, { custom_id: customId, component_type: 2 }, { by }, message)
      if (answered.kind === 'modal') return answered.modal
      throw new Error('the bot opened no window')
    },
    submit: async (message, modal, typed, by = raider) => said(await ask(5, submission(modal, typed), { by }, message)),
    dropAnswer: (method, path) => faults.push({ kind: 'drop', method, path }),
    rateLimit: (method, path) => faults.push({ kind: 'limit', method, path }),
    forbid: (id, forbidden) => {
      const channel = world.channels.get(id)
      if (channel === undefined) throw new Error(`there is no channel ${id}`)
      channel.forbidden = forbidden
      gateway.dispatch('CHANNEL_UPDATE', channelJson(world, channel))
    },
    deleteChannel: (id) => {
      const channel = world.channels.get(id)
      if (channel) gateway.dispatch('CHANNEL_DELETE', channelJson(world, channel))
      world.channels.delete(id)
    },
    forgetNonces: () => world.nonces.clear(),
    cut: gateway.cut,
    seen: gateway.seen,
    complaints: scene.complaints,
    close: async () => {
      await gateway.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export { lead, raider }

const silenceMs = 20_000

const first = (channels: Readonly<Record<string, string>>) => Object.values(channels)[0] ?? ''

function said(answered: Answered): Said {
  if (answered.kind === 'message') return answered
  throw new Error(`the bot answered with ${answered.kind}`)
}
