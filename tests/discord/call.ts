import type { Pending } from './interactions.ts'
import type { OldEdits } from './old-edits.ts'
import type { OpenApi } from './openapi.ts'
import { mayBot, type Permission } from './permissions.ts'
import type { Upload } from './rules.ts'
import { messageJson } from './shapes.ts'
import type { StandInChannel, StandInMessage, World } from './world.ts'

/** One request, its body already taken apart. */
export interface Call {
  readonly method: string
  /** Below `/api/v10`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
  readonly uploads: readonly Upload[]
}

export interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What Discord answers when it will not. */
export class Refusal extends Error {
  readonly reply: Reply
  constructor(status: number, code: number, message: string, headers: Reply['headers'] = {}) {
    super(message)
    this.reply = {
      status,
      body: { code, message, ...(status === 429 && { retry_after: Number(headers['retry-after']) }) },
      headers,
    }
  }
}

export interface Scene {
  readonly world: World
  readonly api: OpenApi
  readonly pending: ReadonlyMap<string, Pending>
  /** Rules that were broken, in words. */
  readonly complaints: string[]
  readonly oldEdits: OldEdits
  /** What `GET /gateway/bot` says. */
  gatewayBot(): unknown
  /** Tells the shard that has this server. */
  dispatch(event: string, data: unknown, guildId: string): void
}

export function channel(world: World, id: string | undefined): StandInChannel {
  const found = world.channels.get(id ?? '')
  if (found === undefined) throw new Refusal(404, 10003, 'Unknown Channel')
  return found
}

export function message(world: World, [channelId, id]: readonly string[]): StandInMessage {
  const found = world.messages.find((known) => known.id === id && known.channelId === channel(world, channelId).id)
  if (found === undefined) throw new Refusal(404, 10008, 'Unknown Message')
  return found
}

/** Refuses what the bot has no permission for: all of it where it cannot even look. */
export function demand(world: World, place: StandInChannel, ...needed: readonly Permission[]): void {
  if (!mayBot(world, place, 'View Channel')) throw new Refusal(403, 50001, 'Missing Access')
  if (!needed.every((permission) => mayBot(world, place, permission)))
    throw new Refusal(403, 50013, 'Missing Permissions')
}

export function shown({ world, api, complaints }: Scene, found: StandInMessage): Reply {
  const body = messageJson(world, found)
  complaints.push(...api.answers.message(body).map((fault) => `our message: ${fault}`))
  return { status: 200, body }
}

export function refuseIf(complaints: string[], what: string, faults: readonly string[]): void {
  if (faults.length === 0) return
  complaints.push(...faults.map((fault) => `${what}: ${fault}`))
  throw new Refusal(400, 50035, `Invalid Form Body\n${faults.join('\n')}`)
}
