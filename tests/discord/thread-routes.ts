import { type Call, channel, demand, message, Refusal, type Reply, refuseIf, type Scene } from './call.ts'
import { object, string } from './json.ts'
import { mayBot } from './permissions.ts'
import { channelJson } from './shapes.ts'
import type { StandInChannel } from './world.ts'

/** A thread that hangs on a message and has its id: the only one that message will ever have. */
export function startThread(scene: Scene, call: Call, ids: readonly string[]): Reply {
  const { world, api, complaints } = scene
  const place = channel(world, ids[0])
  demand(world, place, 'Create Public Threads')
  const { id } = message(world, ids)
  refuseIf(complaints, 'a thread', [...api.thread(call.body), ...faultsOfThread(call.body)])
  if (world.threaded.has(id)) throw new Refusal(400, 160004, 'A thread has already been created for this message')
  world.threaded.add(id)
  return open(scene, place, id, call)
}

/** A thread that hangs on nothing. */
export function startLooseThread(scene: Scene, call: Call, [id]: readonly string[]): Reply {
  const { world, api, complaints } = scene
  const place = channel(world, id)
  demand(world, place, 'Create Public Threads')
  const kind = object(call.body).type
  const faults = kind === 11 ? [] : [`a thread of type ${String(kind)} in a text channel`]
  refuseIf(complaints, 'a thread', [...api.looseThread(call.body), ...faultsOfThread(call.body), ...faults])
  return open(scene, place, world.newId(), call)
}

/** Takes a thread out of the archive, or puts it there: a locked one only with Manage Threads. */
export function modify({ world, complaints, dispatch }: Scene, call: Call, [id]: readonly string[]): Reply {
  const thread = channel(world, id)
  const { archived, ...other } = object(call.body)
  if (thread.type !== 11 || Object.keys(other).length > 0 || typeof archived !== 'boolean') {
    complaints.push(`a channel was changed: ${JSON.stringify(call.body)}`)
    throw new Refusal(400, 50035, 'Invalid Form Body')
  }
  demand(world, thread, 'Send Messages in Threads')
  if (thread.locked && !mayBot(world, thread, 'Manage Threads')) throw new Refusal(403, 50013, 'Missing Permissions')
  thread.archived = archived
  if (!archived) thread.activeAt = world.now()
  dispatch('THREAD_UPDATE', channelJson(world, thread), thread.guildId)
  return { status: 200, body: channelJson(world, thread) }
}

function open({ world, api, complaints, dispatch }: Scene, place: StandInChannel, id: string, { body }: Call): Reply {
  const { name, auto_archive_duration: minutes } = object(body)
  const made: StandInChannel = {
    id,
    guildId: place.guildId,
    name: string(name),
    type: 11,
    parentId: place.id,
    autoArchiveMinutes: Number(minutes ?? 1_440),
    overwrites: [],
    archived: false,
    locked: false,
    activeAt: world.now(),
  }
  world.channels.set(id, made)
  dispatch('THREAD_CREATE', channelJson(world, made), place.guildId)
  complaints.push(...api.answers.thread(channelJson(world, made)).map((fault) => `our thread answer: ${fault}`))
  return { status: 201, body: channelJson(world, made) }
}

/** What Discord's limits have against a thread that is to be. */
export function faultsOfThread(body: unknown): string[] {
  const { name, auto_archive_duration: minutes } = object(body)
  const length = string(name).trim().length
  return [
    ...(length < 1 || length > 100 ? [`a thread's name has ${length} characters, 1 to 100 are allowed`] : []),
    ...(minutes === undefined || [60, 1_440, 4_320, 10_080].includes(Number(minutes))
      ? []
      : [`a thread cannot archive after ${String(minutes)} minutes`]),
  ]
}
