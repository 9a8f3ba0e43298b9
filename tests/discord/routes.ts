import { type Call, channel, message, Refusal, type Reply, refuseIf, type Scene, shown } from './call.ts'
import { callback, editReply } from './interaction-routes.ts'
import { type Json, object, objects, string } from './json.ts'
import { faultsOfCommands, faultsOfMessage } from './rules.ts'
import { botJson, channelJson, messageJson } from './shapes.ts'
import type { StandInChannel } from './world.ts'
import { addMessage, change } from './written.ts'

/** Routes that need no bot token: the interaction's own token opens them. */
export const isOpen = (path: string) => /^\/(interactions|webhooks)\//.test(path)

export function answer(scene: Scene, call: Call): Reply {
  for (const [method, path, handle] of routes) {
    const found = method === call.method ? path.exec(call.path) : null
    if (found) return handle(scene, call, found.slice(1).map(decodeURIComponent))
  }
  scene.complaints.push(`the stand-in has no ${call.method} ${call.path}`)
  throw new Refusal(404, 0, '404: Not Found')
}

type Handler = (scene: Scene, call: Call, parts: readonly string[]) => Reply

const routes: readonly (readonly [method: string, path: RegExp, handle: Handler])[] = [
  ['GET', /^\/gateway\/bot$/, gateway],
  ['GET', /^\/users\/@me$/, ({ world }) => ({ status: 200, body: botJson(world) })],
  ['PUT', /^\/applications\/(\d+)\/commands$/, register],
  [
    'GET',
    /^\/channels\/(\d+)$/,
    ({ world }, _call, [id]) => ({ status: 200, body: channelJson(world, channel(world, id)) }),
  ],
  ['GET', /^\/channels\/(\d+)\/messages$/, list],
  ['POST', /^\/channels\/(\d+)\/messages$/, send],
  ['GET', /^\/channels\/(\d+)\/messages\/(\d+)$/, (scene, _call, ids) => shown(scene, message(scene.world, ids))],
  ['PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/, edit],
  ['POST', /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/, startThread],
  ['POST', /^\/interactions\/(\d+)\/([^/]+)\/callback$/, callback],
  ['PATCH', /^\/webhooks\/\d+\/([^/]+)\/messages\/(?:@|%40)original$/, editReply],
]

function gateway({ api, complaints, gatewayUrl }: Scene): Reply {
  const limit = { total: 1_000, remaining: 999, reset_after: 3_600_000, max_concurrency: 1 }
  const body = { url: gatewayUrl(), shards: 1, session_start_limit: limit }
  complaints.push(...api.answers.gateway(body).map((fault) => `our gateway answer: ${fault}`))
  return { status: 200, body }
}

function register({ world, api, complaints }: Scene, { body }: Call): Reply {
  const list = objects(body)
  refuseIf(complaints, 'commands', [...faultsOfCommands(list), ...api.commands(body)])
  world.commands = list.map((command) => ({
    default_member_permissions: null,
    ...command,
    id: world.newId(),
    application_id: world.bot.applicationId,
    version: world.newId(),
    type: 1,
  }))
  for (const command of world.commands) complaints.push(...api.answers.commands(numeric(command)))
  return { status: 200, body: world.commands }
}

function list({ world }: Scene, { query }: Call, [id]: readonly string[]): Reply {
  const { id: channelId } = channel(world, id)
  const limit = Number(query.get('limit') ?? 50)
  if (limit < 1 || limit > 100) throw new Refusal(400, 50035, 'Invalid Form Body')
  const [after, before] = [query.get('after'), query.get('before')]
  const newest = world.messages
    .filter((message) => message.channelId === channelId)
    .filter((message) => after === null || BigInt(message.id) > BigInt(after))
    .filter((message) => before === null || BigInt(message.id) < BigInt(before))
    .toReversed()
  // With `after` Discord gives the messages next to it; each page is newest first all the same.
  const page = after === null ? newest.slice(0, limit) : newest.slice(-limit)
  return { status: 200, body: page.map((message) => ({ ...messageJson(world, message), nonce: undefined })) }
}

function send(scene: Scene, call: Call, [id]: readonly string[]): Reply {
  const { world, api, complaints, dispatch } = scene
  const place = channel(world, id)
  if (place.forbidden) throw new Refusal(403, 50013, 'Missing Permissions')
  const body = object(call.body)
  refuseIf(complaints, 'a message', [...faultsOfMessage(body, call.uploads, false), ...api.message(body)])
  if (!Array.isArray(object(body.allowed_mentions).parse)) complaints.push('a message could ping people')
  const nonce = body.nonce === undefined ? undefined : String(body.nonce)
  if (nonce !== undefined && nonce.length > 25) throw new Refusal(400, 50035, 'Invalid Form Body')
  const known = nonce === undefined ? undefined : world.nonces.get(`${place.id} ${nonce}`)
  if (known !== undefined && body.enforce_nonce === true) return shown(scene, known)
  const made = addMessage(world, place.id, body, call.uploads, nonce)
  if (nonce !== undefined) world.nonces.set(`${place.id} ${nonce}`, made)
  dispatch('MESSAGE_CREATE', { ...messageJson(world, made), guild_id: world.guildId })
  return shown(scene, made)
}

function edit(scene: Scene, call: Call, ids: readonly string[]): Reply {
  const { api, complaints, world } = scene
  const found = message(world, ids)
  if (channel(world, found.channelId).forbidden) throw new Refusal(403, 50013, 'Missing Permissions')
  const body = object(call.body)
  refuseIf(complaints, 'an edit', [...faultsOfMessage(body, call.uploads, true), ...api.messageEdit(body)])
  change(found, body, call.uploads, complaints)
  return shown(scene, found)
}

function startThread(scene: Scene, { body }: Call, ids: readonly string[]): Reply {
  const { world, api, complaints, dispatch } = scene
  const { id, channelId } = message(world, ids)
  refuseIf(complaints, 'a thread', api.thread(body))
  const { name, auto_archive_duration: minutes } = object(body)
  const archives = minutes === undefined || [60, 1_440, 4_320, 10_080].includes(Number(minutes))
  refuseIf(complaints, 'a thread', [
    ...(string(name).length < 1 || string(name).length > 100 ? ['its name is too long'] : []),
    ...(archives ? [] : ['it cannot archive then']),
  ])
  if (world.channels.has(id)) throw new Refusal(400, 160004, 'A thread has already been created for this message')
  const autoArchiveMinutes = Number(minutes ?? 1_440)
  const made: StandInChannel = {
    id,
    name: string(name),
    type: 11,
    parentId: channelId,
    autoArchiveMinutes,
    forbidden: false,
  }
  world.channels.set(id, made)
  dispatch('THREAD_CREATE', channelJson(world, made))
  complaints.push(...api.answers.thread(channelJson(world, made)).map((fault) => `our thread answer: ${fault}`))
  return { status: 201, body: channelJson(world, made) }
}

const numeric = ({ default_member_permissions: permissions, ...command }: Json) => ({
  ...command,
  default_member_permissions: permissions === null ? null : String(permissions),
})
