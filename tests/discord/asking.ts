import { randomBytes } from 'node:crypto'
import type { Scene } from './call.ts'
import { commandData, menuData, type Typed } from './command-data.ts'
import {
  type Answered,
  type InteractionType,
  interactionJson,
  type Pending,
  type Person,
  raider,
} from './interactions.ts'
import { type Json, object, objects } from './json.ts'
import { type OpenedModal, submission } from './modals.ts'
import type { StandInMessage } from './world.ts'

/** What is asked of the bot, by whom and where; a raider in the first channel unless said otherwise. */
export interface Asked extends Typed {
  readonly by?: Person
  readonly channelId?: string
}

export interface Said {
  readonly message: StandInMessage
  readonly ephemeral: boolean
  /** Until Discord had the first answer, were it that the bot is thinking. */
  readonly acknowledgedMs: number
}

/** What people ask of the bot; each of these ends when the bot has answered. */
export interface Asking {
  slash(name: string, asked?: Asked): Promise<Said>
  complete(name: string, asked: Asked): Promise<readonly { readonly name: string; readonly value: string }[]>
  /** Runs a command of a message's menu. */
  menu(name: string, on: StandInMessage, by?: Person): Promise<Said>
  press(message: StandInMessage, customId: string, by?: Person): Promise<Said>
  /** Chooses from a select. */
  choose(message: StandInMessage, customId: string, value: string, by?: Person): Promise<Said>
  /** Presses a button that opens a window. */
  open(message: StandInMessage, customId: string, by?: Person): Promise<OpenedModal>
  /** Types into a window and sends it. */
  submit(message: StandInMessage, modal: OpenedModal, typed: string, by?: Person): Promise<Said>
}

export function openAsking(scene: Scene, pending: Map<string, Pending>): Asking {
  const { world } = scene
  const ask = async (type: InteractionType, data: Json, asked: Asked, message?: StandInMessage): Promise<Heard> => {
    const place = { channelId: asked.channelId ?? message?.channelId ?? firstChannel(scene), by: asked.by ?? raider }
    const waiting: Pending = {
      id: world.newId(),
      token: randomBytes(32).toString('base64url'),
      channelId: place.channelId,
      startedAt: world.now(),
      on: message,
      acknowledged: false,
      askedAt: performance.now(),
      acknowledgedMs: 0,
      windowed: false,
      ephemeral: false,
      original: undefined,
      answered: Promise.withResolvers(),
    }
    for (const file of Object.values(object(object(data.resolved).attachments)))
      scene.complaints.push(...scene.api.answers.attachment(file).map((fault) => `our attachment: ${fault}`))
    pending.set(waiting.token, waiting)
    const event = interactionJson(world, waiting, type, data, place, type === 2 ? undefined : message)
    scene.dispatch('INTERACTION_CREATE', event, event.guild_id)
    const silence = setTimeout(() => waiting.answered.reject(new Error('the bot never answered')), silenceMs).unref()
    const answered = await waiting.answered.promise.finally(() => clearTimeout(silence))
    return { answered, acknowledgedMs: waiting.acknowledgedMs }
  }
  const typed = (name: string, asked: Asked) => {
    const guildId = world.channels.get(asked.channelId ?? firstChannel(scene))?.guildId ?? world.guildId
    return commandData(world, name, guildId, asked)
  }
  return {
    slash: async (name, asked = {}) => said(await ask(2, typed(name, asked), asked)),
    complete: async (name, asked) => {
      const { answered } = await ask(4, typed(name, asked), asked)
      return answered.kind === 'choices' ? answered.choices : []
    },
    menu: async (name, on, by = raider) => said(await ask(2, menuData(world, name, on), { by }, on)),
    press: async (message, customId, by = raider) =>
      said(await ask(3, { custom_id: customId, component_type: 2 }, { by }, message)),
    choose: async (message, customId, value, by = raider) => {
      if (!offers(message, customId, value)) throw new Error(`the message does not offer ${value}`)
      const data = { custom_id: customId, component_type: 3, values: [value] }
      return said(await ask(3, data, { by }, message))
    },
    open: async (message, customId, by = raider) => {
      const { answered } = await ask(3, { custom_id: customId, component_type: 2 }, { by }, message)
      if (answered.kind === 'modal') return answered.modal
      throw new Error('the bot opened no window')
    },
    submit: async (message, modal, words, by = raider) => said(await ask(5, submission(modal, words), { by }, message)),
  }
}

/** Longer than the longest answer of any test. */
const silenceMs = 20_000

const firstChannel = ({ world }: Scene) => [...world.channels.keys()][0] ?? ''

const offers = ({ components }: StandInMessage, customId: string, value: string) =>
  components
    .flatMap((row) => objects(row.components))
    .some(({ custom_id, options }) => custom_id === customId && objects(options).some((one) => one.value === value))

interface Heard {
  readonly answered: Answered
  readonly acknowledgedMs: number
}

function said({ answered, acknowledgedMs }: Heard): Said {
  if (answered.kind === 'message') return { message: answered.message, ephemeral: answered.ephemeral, acknowledgedMs }
  throw new Error(`the bot answered with ${answered.kind}`)
}
