import type { Pending } from './interactions.ts'
import type { OpenApi } from './openapi.ts'
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
}

/** What Discord answers when it will not. */
export class Refusal extends Error {
  readonly reply: Reply
  constructor(status: number, code: number, message: string) {
    super(message)
    this.reply = { status, body: { code, message } }
  }
}

export interface Scene {
  readonly world: World
  readonly api: OpenApi
  readonly pending: ReadonlyMap<string, Pending>
  /** Rules that were broken, in words. */
  readonly complaints: string[]
  gatewayUrl(): string
  dispatch(event: string, data: unknown): void
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
