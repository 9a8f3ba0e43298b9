import { type Call, Refusal, type Reply, refuseIf, type Scene, shown } from './call.ts'
import type { Pending } from './interactions.ts'
import { type Json, object, objects, string } from './json.ts'
import { faultsOfModal, readModal } from './modals.ts'
import { faultsOfMessage, type Upload } from './rules.ts'
import type { StandInMessage, World } from './world.ts'
import { addMessage, change } from './written.ts'

/** Later than this Discord has given up on an interaction. */
const firstAnswerMs = 3_000

/** The first answer to an interaction. */
export function callback(
  { world, api, complaints, pending }: Scene,
  { body, uploads }: Call,
  [, token]: readonly string[],
): Reply {
  const waiting = pending.get(token ?? '')
  if (waiting === undefined || Date.now() - waiting.startedAt > firstAnswerMs)
    throw new Refusal(404, 10062, 'Unknown interaction')
  if (waiting.acknowledged) throw new Refusal(400, 40060, 'Interaction has already been acknowledged.')
  const { type, data } = object(body)
  const said = object(data)
  refuseIf(complaints, 'a reply', api.reply(body))
  waiting.acknowledged = true
  waiting.ephemeral = (Number(said.flags ?? 0) & 64) !== 0
  if (type === 8) {
    const choices = objects(said.choices).map((choice) => ({
      name: string(choice.name),
      value: string(choice.value),
    }))
    refuseIf(complaints, 'completions', [
      ...(choices.length > 25 ? [`${choices.length} choices`] : []),
      ...choices
        .filter(({ name }) => name.length < 1 || name.length > 100)
        .map(({ name }) => `a choice named “${name}”`),
    ])
    waiting.answered.resolve({ kind: 'choices', choices })
  } else if (type === 9) {
    refuseIf(complaints, 'a modal', faultsOfModal(said))
    waiting.answered.resolve({ kind: 'modal', modal: readModal(said) })
  } else if (type === 4) {
    refuseIf(complaints, 'a reply', faultsOfMessage(said, uploads, false))
    finish(world, waiting, said, uploads)
  }
  return { status: 204 }
}

/** What a deferred answer becomes. */
export function editReply(scene: Scene, { body, uploads }: Call, [token]: readonly string[]): Reply {
  const { world, api, complaints, pending } = scene
  const waiting = pending.get(token ?? '')
  if (!waiting?.acknowledged) throw new Refusal(404, 10015, 'Unknown Webhook')
  const said = object(body)
  refuseIf(complaints, 'an edited reply', [...faultsOfMessage(said, uploads, false), ...api.replyEdit(said)])
  if (waiting.original === undefined) return shown(scene, finish(world, waiting, said, uploads))
  change(waiting.original, said, uploads, complaints)
  return shown(scene, waiting.original)
}

function finish(world: World, waiting: Pending, body: Json, uploads: readonly Upload[]): StandInMessage {
  const { ephemeral, channelId } = waiting
  const message = addMessage(world, channelId, body, uploads, undefined, !ephemeral)
  waiting.original = message
  waiting.answered.resolve({ kind: 'message', message, ephemeral })
  return message
}
