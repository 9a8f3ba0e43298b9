import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  StringSelectMenuInteraction,
} from 'discord.js'
import type { Logger } from 'pino'
import type { Painter } from '../charts/painter.ts'
import { answerForm, answerPress, formFor } from '../commands/buttons.ts'
import type { Answer, Command, CommandOptions, Services } from '../commands/command.ts'
import { findCommand, menus } from '../commands/index.ts'
import { requireAllowed } from '../commands/permissions.ts'
import { AppError, sentenceFor } from '../errors.ts'
import { askerOf } from './asker.ts'
import type { Lanes } from './lanes.ts'
import { runCommand } from './lines/ask.ts'
import { completeFor } from './lines/complete.ts'
import { messageText } from './rendering/message-text.ts'
import { renderAnswer } from './rendering/render.ts'
import type { Asked, Replies } from './replies.ts'
import { typedId, windowOf } from './window.ts'

export interface DispatchDeps {
  readonly services: Services
  readonly painter: Painter
  readonly logger: Logger
}

type Deps = DispatchDeps & { readonly replies: Replies; readonly lanes: Lanes }

/**
 * Answers whatever somebody typed, pressed or chose: at once that it is thinking, then with the answer or with the
 * sentence of its failure. Nothing is thrown; what Discord no longer wants to hear is noted.
 */
export async function dispatch(interaction: Interaction, deps: Deps): Promise<void> {
  try {
    if (interaction.isChatInputCommand()) await answerCommand(interaction, deps)
    else if (interaction.isMessageContextMenuCommand()) await answerMenu(interaction, deps)
    else if (interaction.isAutocomplete()) await complete(interaction, deps)
    else if (interaction.isButton()) await answerButton(interaction, deps)
    else if (interaction.isStringSelectMenu()) await answerChoice(interaction, deps)
    else if (interaction.isModalSubmit()) await answerTyped(interaction, deps)
    else await respond(interaction, deps, true, () => Promise.reject(outdated('That')))
  } catch (error) {
    deps.logger.error({ err: error, interaction: interaction.id }, 'an interaction could not be answered')
  }
}

function answerCommand(interaction: ChatInputCommandInteraction, deps: Deps): Promise<void> {
  const command = findCommand(interaction.commandName)
  return respond(interaction, deps, isForAsker(command, interaction), async () => {
    if (command === undefined) throw outdated(`/${interaction.commandName}`)
    const request = { ...(await askerOf(interaction, deps.services.db)), options: optionsOf(interaction) }
    return await runCommand(command, request, deps.services)
  })
}

/** Settled before anything is read: the first word of an answer says who sees it. */
function isForAsker(command: Command | undefined, interaction: ChatInputCommandInteraction): boolean {
  const ephemeral = command?.ephemeral ?? false
  if (typeof ephemeral === 'boolean') return ephemeral
  return ephemeral.includes(optionsOf(interaction).getSubcommand() ?? '')
}

function answerMenu(interaction: MessageContextMenuCommandInteraction, deps: Deps): Promise<void> {
  const menu = menus.find(({ data }) => data.name === interaction.commandName)
  return respond(interaction, deps, menu?.ephemeral ?? false, async () => {
    if (menu === undefined) throw outdated(`“${interaction.commandName}”`)
    const asker = await askerOf(interaction, deps.services.db)
    requireAllowed(menu, asker.member)
    return await menu.run(messageText(interaction.targetMessage), asker, deps.services)
  })
}

/** A button that asks something first opens its window at once: nothing may be deferred before it. */
async function answerButton(interaction: ButtonInteraction, deps: Deps): Promise<void> {
  const { customId } = interaction
  const form = formFor(customId)
  if (form === undefined) {
    return await respond(interaction, deps, true, async () =>
      answerPress(customId, await askerOf(interaction, deps.services.db), deps.services),
    )
  }
  if (!(await deps.replies.openWindow(interaction, windowOf(customId, form)))) noteLate(interaction, deps)
}

const answerChoice = (interaction: StringSelectMenuInteraction, deps: Deps): Promise<void> =>
  respond(interaction, deps, true, async () => {
    const asker = await askerOf(interaction, deps.services.db)
    return await answerPress(interaction.customId, asker, deps.services, interaction.values[0])
  })

const answerTyped = (interaction: ModalSubmitInteraction, deps: Deps): Promise<void> =>
  respond(interaction, deps, true, async () => {
    const typed = interaction.fields.getTextInputValue(typedId)
    return await answerForm(interaction.customId, typed, await askerOf(interaction, deps.services.db), deps.services)
  })

/** The one way to reply: defer, then edit; once more if the answer says that there is more to come. */
async function respond(asked: Asked, deps: Deps, ephemeral: boolean, run: () => Promise<Answer>): Promise<void> {
  const { painter, logger, replies, lanes } = deps
  if (!(await replies.acknowledge(asked, ephemeral))) return noteLate(asked, deps)
  const show = async (answer: Answer) => {
    if (!(await replies.edit(asked, await renderAnswer(answer, painter)))) noteLate(asked, deps)
  }
  try {
    const answer = await lanes(run)
    await show(answer)
    if (answer.later) await show(await answer.later())
  } catch (error) {
    if (!(error instanceof AppError)) logger.error({ err: error, interaction: asked.id }, 'an answer failed')
    await show({ text: sentenceFor(error), blocks: [] })
  }
}

/** Completions that come too late, or fail, are none: whoever types goes on typing. */
async function complete(interaction: AutocompleteInteraction, deps: Deps): Promise<void> {
  const choices = await completionsFor(interaction, deps).catch((error: unknown) => {
    if (!(error instanceof AppError)) deps.logger.error({ err: error }, 'completions failed')
    return []
  })
  if (!(await deps.replies.offer(interaction, choices))) noteLate(interaction, deps)
}

async function completionsFor(interaction: AutocompleteInteraction, { services }: Deps) {
  const command = findCommand(interaction.commandName)
  if (command === undefined) return []
  const { name, value } = interaction.options.getFocused(true)
  return await completeFor(command, name, value, await askerOf(interaction, services.db), services)
}

const noteLate = ({ id }: Pick<Asked, 'id'>, { logger }: Deps): void =>
  logger.info({ interaction: id }, 'Discord no longer waited for an answer')

const outdated = (what: string) =>
  new AppError('not-found', `${what} is from an older Vigil. /help shows what there is now.`)

/** Options by their value, whatever their kind: a user is an id. */
const optionsOf = ({ options }: ChatInputCommandInteraction): CommandOptions => ({
  getSubcommand: () =>
    [options.getSubcommandGroup(false), options.getSubcommand(false)].filter((word) => word !== null).join(' ') || null,
  getString: (name) => {
    const value = options.get(name)?.value
    return value === undefined ? null : String(value)
  },
  getInteger: (name) => {
    const value = options.get(name)?.value
    return value === undefined ? null : Number(value)
  },
  getAttachment: (name) => {
    const attachment = options.getAttachment(name)
    return attachment && { id: attachment.id, name: attachment.name, url: attachment.url, sizeBytes: attachment.size }
  },
})
