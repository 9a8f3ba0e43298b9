import { type Call, Refusal, type Reply, refuseIf, type Scene, shown } from './call.ts'
import type { Pending } from './interactions.ts'
import { type Json, object, objects, string } from './json.ts'
import { faultsOfModal, readModal } from './modals.ts'
import { faultsOfMessage, faultsOfPings, type Upload } from './rules.ts'
import type { StandInMessage } from './world.ts'
import { addMessage, change } from './written.ts'

/** Later than this Discord has given up on an interaction that was not answered. */
const firstAnswerMs = 3_000
/** Later than this its token opens nothing. */
const tokenMs = 15 * 60_000

/** The first answer to an interaction. */
export function callback(scene: Scene, { body, uploads }: Call, [, token]: readonly string[]): Reply {
  const { world, api, complaints, pending } = scene
  const waiting = pending.get(token ?? '')
  if (waiting?.acknowledged) throw new Refusal(400, 40060, 'Interaction has already been acknowledged.')
  if (waiting === undefined || world.now() - waiting.startedAt > firstAnswerMs)
    throw new Refusal(404, 10062, 'Unknown interaction')
  const { type, data } = object(body)
  const said = object(data)
  refuseIf(complaints, 'a reply', api.reply(body))
  const acknowledge = kinds[Number(type)]
  if (acknowledge === undefined) throw new Refusal(400, 50035, 'Invalid Form Body')
  waiting.acknowledgedMs = performance.now() - waiting.askedAt
  acknowledge(scene, waiting, said, uploads)
  waiting.acknowledged = true
  return { status: 204 }
}

/** By the callback's type. */
const kinds: Readonly<
  Record<number, (scene: Scene, waiting: Pending, said: Json, uploads: readonly Upload[]) => void>
> = {
  4: (scene, waiting, said, uploads) => {
    refuseIf(scene.complaints, 'a reply', [...faultsOfMessage(said, uploads, false), ...faultsOfPings(said)])
    waiting.ephemeral = isEphemeral(said)
    finish(scene, waiting, said, uploads)
  },
  5: (_scene, waiting, said) => {
    waiting.ephemeral = isEphemeral(said)
  },
  6: (_scene, waiting) => {
    waiting.original = waiting.on
  },
  7: (scene, waiting, said, uploads) => {
    refuseIf(scene.complaints, 'an update', [...faultsOfMessage(said, uploads, true), ...faultsOfPings(said)])
    if (waiting.on === undefined) throw new Refusal(400, 50035, 'Invalid Form Body')
    change(waiting.on, said, uploads, scene.complaints)
    waiting.original = waiting.on
    waiting.answered.resolve({
      kind: 'message',
      message: waiting.on,
      ephemeral: isEphemeral({ flags: waiting.on.flags }),
    })
  },
  8: ({ complaints }, waiting, said) => {
    const choices = objects(said.choices).map(({ name, value }) => ({ name: string(name), value: string(value) }))
    refuseIf(complaints, 'completions', [
      ...(choices.length > 25 ? [`${choices.length} choices`] : []),
      ...choices
        .filter(({ name, value }) => name.length < 1 || name.length > 100 || value.length > 100)
        .map(({ name }) => `a choice named “${name}”`),
    ])
    waiting.answered.resolve({ kind: 'choices', choices })
  },
  9: ({ complaints }, waiting, said) => {
    refuseIf(complaints, 'a modal', faultsOfModal(said))
    waiting.windowed = true
    waiting.answered.resolve({ kind: 'modal', modal: readModal(said) })
  },
}

/** What a deferred answer becomes. */
export function editReply(scene: Scene, { body, uploads }: Call, parts: readonly string[]): Reply {
  const { api, complaints } = scene
  const waiting = opened(scene, parts)
  const said = object(body)
  refuseIf(complaints, 'an edited reply', [
    ...faultsOfMessage(said, uploads, false),
    ...faultsOfPings(said),
    ...api.replyEdit(said),
  ])
  if (waiting.original === undefined) return shown(scene, finish(scene, waiting, said, uploads))
  change(waiting.original, said, uploads, complaints)
  return shown(scene, waiting.original)
}

export function showReply(scene: Scene, _call: Call, parts: readonly string[]): Reply {
  const { original } = opened(scene, parts)
  if (original === undefined) throw new Refusal(404, 10008, 'Unknown Message')
  return shown(scene, original)
}

/** One more message after the answer. */
export function followUp(scene: Scene, { body, uploads }: Call, parts: readonly string[]): Reply {
  const { world, api, complaints } = scene
  const { channelId } = opened(scene, parts)
  const said = object(body)
  refuseIf(complaints, 'a follow-up', [
    ...faultsOfMessage(said, uploads, false),
    ...faultsOfPings(said),
    ...api.followUp(said),
  ])
  return shown(scene, addMessage(world, channelId, said, uploads, undefined, !isEphemeral(said)))
}

/** The interaction behind a token, while it opens anything. */
function opened({ world, pending }: Scene, [token]: readonly string[]): Pending {
  const waiting = pending.get(token ?? '')
  if (!waiting?.acknowledged || waiting.windowed) throw new Refusal(404, 10015, 'Unknown Webhook')
  if (world.now() - waiting.startedAt > tokenMs) throw new Refusal(401, 50027, 'Invalid Webhook Token')
  return waiting
}

function finish({ world }: Scene, waiting: Pending, body: Json, uploads: readonly Upload[]): StandInMessage {
  const { ephemeral, channelId } = waiting
  const message = addMessage(world, channelId, body, uploads, undefined, !ephemeral)
  waiting.original = message
  waiting.answered.resolve({ kind: 'message', message, ephemeral })
  return message
}

const isEphemeral = ({ flags }: Json) => (Number(flags ?? 0) & 64) !== 0
