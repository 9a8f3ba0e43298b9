import { type Call, channel, demand, message, Refusal, type Reply, refuseIf, type Scene, shown } from './call.ts'
import { type Json, object, objects } from './json.ts'
import { mayBot, type Permission } from './permissions.ts'
import { faultsOfMessage, faultsOfPings, type Upload } from './rules.ts'
import { channelJson, messageJson } from './shapes.ts'
import type { StandInChannel } from './world.ts'
import { addMessage, change } from './written.ts'

/** Pages of a channel, newest first. Whoever may not read its history gets none of it. */
export function list({ world }: Scene, { query }: Call, [id]: readonly string[]): Reply {
  const place = channel(world, id)
  demand(world, place)
  const limit = Number(query.get('limit') ?? 50)
  if (limit < 1 || limit > 100) throw new Refusal(400, 50035, 'Invalid Form Body')
  if (!mayBot(world, place, 'Read Message History')) return { status: 200, body: [] }
  const [after, before] = [query.get('after'), query.get('before')]
  const newest = world.messages
    .filter((message) => message.channelId === place.id)
    .filter((message) => after === null || BigInt(message.id) > BigInt(after))
    .filter((message) => before === null || BigInt(message.id) < BigInt(before))
    .toReversed()
  // With `after` Discord gives the messages next to it; each page is newest first all the same.
  const page = after === null ? newest.slice(0, limit) : newest.slice(-limit)
  return { status: 200, body: page.map((message) => ({ ...messageJson(world, message), nonce: undefined })) }
}

/** A message into a channel, or into a thread, which comes out of the archive by it unless it is locked. */
export function send(scene: Scene, call: Call, [id]: readonly string[]): Reply {
  const { world, api, complaints, dispatch } = scene
  const place = channel(world, id)
  const body = object(call.body)
  demand(
    world,
    place,
    place.type === 11 ? 'Send Messages in Threads' : 'Send Messages',
    ...neededFor(body, call.uploads),
  )
  if (place.locked) demand(world, place, 'Manage Threads')
  refuseIf(complaints, 'a message', [
    ...faultsOfMessage(body, call.uploads, false),
    ...faultsOfPings(body),
    ...api.message(body),
  ])
  const nonce = body.nonce === undefined ? undefined : String(body.nonce)
  if (nonce !== undefined && nonce.length > 25) throw new Refusal(400, 50035, 'Invalid Form Body')
  const known = nonce === undefined ? undefined : world.nonces.get(`${place.id} ${nonce}`)
  if (known !== undefined && body.enforce_nonce === true) return shown(scene, known)
  wake(scene, place)
  const made = addMessage(world, place.id, body, call.uploads, nonce)
  if (nonce !== undefined) world.nonces.set(`${place.id} ${nonce}`, made)
  dispatch('MESSAGE_CREATE', { ...messageJson(world, made), guild_id: place.guildId }, place.guildId)
  return shown(scene, made)
}

/** An edit of the bot's own message: nobody's else, none in an archived thread, and few of old ones. */
export function edit(scene: Scene, call: Call, ids: readonly string[]): Reply {
  const { api, complaints, world, oldEdits } = scene
  const found = message(world, ids)
  const place = channel(world, found.channelId)
  demand(world, place)
  if (found.author !== undefined) throw new Refusal(403, 50005, 'Cannot edit a message authored by another user')
  if (place.archived) throw new Refusal(400, 50083, 'Thread is archived')
  const body = object(call.body)
  refuseIf(complaints, 'an edit', [
    ...faultsOfMessage(body, call.uploads, true),
    ...faultsOfPings(body),
    ...api.messageEdit(body),
  ])
  oldEdits.count(world, found)
  change(found, body, call.uploads, complaints)
  return shown(scene, found)
}

/** The bot's own message, deleted by the bot. */
export function remove({ world, dispatch }: Scene, _call: Call, ids: readonly string[]): Reply {
  const found = message(world, ids)
  const place = channel(world, found.channelId)
  demand(world, place)
  if (found.author !== undefined) demand(world, place, 'Manage Messages')
  world.messages.splice(world.messages.indexOf(found), 1)
  dispatch('MESSAGE_DELETE', { id: found.id, channel_id: place.id, guild_id: place.guildId }, place.guildId)
  return { status: 204 }
}

const neededFor = (body: Json, uploads: readonly Upload[]): Permission[] => [
  ...(objects(body.embeds).length > 0 ? (['Embed Links'] as const) : []),
  ...(uploads.length > 0 ? (['Attach Files'] as const) : []),
]

function wake({ world, dispatch }: Scene, place: StandInChannel): void {
  place.activeAt = world.now()
  if (!place.archived) return
  place.archived = false
  dispatch('THREAD_UPDATE', channelJson(world, place), place.guildId)
}
