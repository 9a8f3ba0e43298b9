import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Asked, type Asking, openAsking } from './asking.ts'
import { isDownload, serveAttachment } from './attachments.ts'
import { globalHeaders, openBuckets, type Pace, tooMany } from './buckets.ts'
import type { Call, Reply, Scene } from './call.ts'
import { type Fault, openFaults } from './faults.ts'
import { type Gateway, openGateway } from './gateway.ts'
import { type Happenings, openHappenings } from './happenings.ts'
import { attempt, readCall, send } from './http.ts'
import { lead, type Pending, raider } from './interactions.ts'
import type { Json } from './json.ts'
import { openOldEdits } from './old-edits.ts'
import { openOpenApi } from './openapi.ts'
import { answer, isOpen } from './routes.ts'
import { openWorld, type StandInChannel, type StandInMessage } from './world.ts'

/** Discord in this process: the real client runs against it over HTTP and a WebSocket. */
export interface DiscordStandIn extends Asking, Happenings, Omit<Gateway, 'dispatch' | 'close'> {
  /** For `DISCORD_API_URL`. */
  readonly url: string
  /** For `DISCORD_CDN_URL`. */
  readonly cdnUrl: string
  /** For `DISCORD_TOKEN`. */
  readonly token: string
  /** The first server, and all of them. */
  readonly guildId: string
  readonly guildIds: readonly string[]
  /** Ids of the first server's text channels by name. */
  readonly channels: Readonly<Record<string, string>>
  channelOf(guildId: string, name: string): string
  /** Every message of a channel or thread, or of all, in order; ephemeral answers are not among them. */
  messages(channelId?: string): readonly StandInMessage[]
  threads(): readonly StandInChannel[]
  commands(): readonly Json[]
  /** Names of attachments that were fetched. */
  downloads(): readonly string[]
  /** Every request that came in: `POST /channels/1/messages`. */
  readonly requests: readonly string[]
  /** How many of them were answered with 429. */
  readonly limited: number
  /** The next `times` requests that match fail so. */
  fail(method: string, path: RegExp, fault: Fault, times?: number): void
  /** The next request that matches is done, but its answer never arrives. */
  dropAnswer(method: string, path: RegExp): void
  /** The next request that matches is answered with 429, once. */
  rateLimit(method: string, path: RegExp): void
  /** How fast requests may follow on each other from now on. */
  pace(pace: Pace, globalPerS?: number): void
  /** How many edits of messages older than an hour are taken from now on. */
  allowOldEdits(limit: number, windowMs: number): void
  /** Puts Discord's clock forward: what is an hour old, what has expired, what archives by itself. */
  pass(durationMs: number): void
  /** As minutes passing would. */
  forgetNonces(): void
  /** The token is regenerated: the old one opens nothing any more. */
  revokeToken(): void
  /** Every rule that was broken so far, in words; tests expect none. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export interface DiscordSetup {
  readonly guilds?: number
  /** Recommended, and required at least. */
  readonly shards?: number
  readonly sessionsLeft?: number
  readonly heartbeatMs?: number
}

export async function startDiscord(
  channelNames: readonly string[] = ['raid', 'other'],
  { guilds = 1, shards = 1, sessionsLeft = 1_000, heartbeatMs = 41_250 }: DiscordSetup = {},
): Promise<DiscordStandIn> {
  const world = openWorld(channelNames, guilds, () => `http://127.0.0.1:${port}`)
  const pending = new Map<string, Pending>()
  const [faults, buckets, oldEdits] = [openFaults(), openBuckets(), openOldEdits()]
  const requests: string[] = []
  const complaints: string[] = []
  let limited = 0

  const server = createServer((request, response) => {
    void serve(request, response).catch((error: unknown) => {
      complaints.push(`the stand-in failed: ${String(error)}`)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`
  const settings = { shards, maxConcurrency: 16, sessionsLeft, heartbeatMs }
  const gateway = openGateway(server, world, settings, gatewayUrl, complaints)
  const api = openOpenApi()
  const gatewayBot = () => {
    const limit = { total: 1_000, remaining: settings.sessionsLeft, reset_after: 3_600_000, max_concurrency: 16 }
    const body = { url: gatewayUrl(), shards, session_start_limit: limit }
    scene.complaints.push(...api.answers.gateway(body).map((fault) => `our gateway answer: ${fault}`))
    return body
  }
  const scene: Scene = {
    world,
    api,
    pending,
    complaints,
    oldEdits,
    gatewayBot,
    dispatch: gateway.dispatch,
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isDownload(request.url ?? '')) return serveAttachment(world, request.url ?? '', response)
    const call = await readCall(request)
    requests.push(`${call.method} ${call.path}`)
    const wait = faults.take('wait', call)
    if (wait?.kind === 'wait') await wait.until
    const reply = replyTo(call, request.headers.authorization)
    if (reply.status === 429) limited++
    if (faults.take('drop', call)) response.destroy()
    else send(response, reply)
  }

  function replyTo(call: Call, authorization: string | undefined): Reply {
    if (!isOpen(call.path) && authorization !== `Bot ${world.bot.token}`) {
      return { status: 401, body: { code: 0, message: '401: Unauthorized' } }
    }
    const refused = refusal(faults.take('status', call) ?? faults.take('limit', call))
    if (refused !== undefined) return refused
    const { headers, refusal: tooFast } = buckets.count(call)
    if (tooFast !== undefined) return { ...tooFast, headers }
    const reply = attempt(() => answer(scene, call))
    return { ...reply, headers: { ...headers, ...reply.headers } }
  }

  const ids = [...world.guilds.keys()]
  const channelOf = (guildId: string, name: string) =>
    [...world.channels.values()].find((channel) => channel.guildId === guildId && channel.name === name)?.id ?? ''
  return {
    ...gateway,
    ...openAsking(scene, pending),
    ...openHappenings(world, gateway),
    url: `http://127.0.0.1:${port}/api`,
    cdnUrl: world.cdnUrl(),
    token: world.bot.token,
    guildId: world.guildId,
    guildIds: ids,
    channels: Object.fromEntries(channelNames.map((name) => [name, channelOf(world.guildId, name)])),
    channelOf,
    messages: (id) => world.messages.filter(({ channelId }) => id === undefined || channelId === id),
    threads: () => [...world.channels.values()].filter(({ type }) => type === 11),
    commands: () => world.commands,
    downloads: () => world.downloads,
    requests,
    get limited() {
      return limited
    },
    fail: faults.add,
    dropAnswer: (method, path) => faults.add(method, path, { kind: 'drop' }),
    rateLimit: (method, path) => faults.add(method, path, { kind: 'limit' }),
    pace: buckets.pace,
    allowOldEdits: oldEdits.allow,
    pass: (durationMs) => {
      world.pass(durationMs)
      archiveIdle(scene)
    },
    forgetNonces: () => world.nonces.clear(),
    revokeToken: () => {
      world.bot.token = `${world.bot.token}.anew`
    },
    complaints: scene.complaints,
    close: async () => {
      await gateway.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export { type Asked, lead, raider }

function refusal(fault: Fault | undefined): Reply | undefined {
  if (fault?.kind === 'status')
    return { status: fault.status, body: { code: fault.code ?? 0, message: `${fault.status}: it failed` } }
  if (fault?.kind !== 'limit') return undefined
  const { retryAfterS = 0.05, scope = 'user' } = fault
  const isGlobal = scope === 'global'
  const headers = { 'retry-after': String(retryAfterS), 'x-ratelimit-scope': scope }
  return { ...tooMany(retryAfterS, isGlobal), headers: isGlobal ? globalHeaders(retryAfterS) : headers }
}

/** Threads in which nothing was said for as long as was asked go into the archive. */
function archiveIdle({ world }: Scene): void {
  for (const thread of world.channels.values()) {
    if (thread.autoArchiveMinutes === undefined) continue
    if (world.now() - thread.activeAt > thread.autoArchiveMinutes * 60_000) thread.archived = true
  }
}
