import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  Routes,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import type { Logger } from 'pino'
import type { Painter } from '../charts/painter.ts'
import { answerForm, answerPress, formFor } from '../commands/buttons.ts'
import type { Answer, CommandOptions, Form, Services } from '../commands/command.ts'
import { findCommand } from '../commands/index.ts'
import { asMemberOf } from '../commands/permissions.ts'
import { AppError, sentenceFor } from '../errors.ts'
import type { Message } from '../message.ts'
import { openChannelStatic } from '../store/static-channels.ts'
import { type Asker, runCommand } from './ask.ts'
import { completeFor } from './complete.ts'
import { payloadOf } from './payload.ts'
import { renderAnswer } from './render.ts'
import { missingIn } from './trouble.ts'

export interface DispatchDeps {
  readonly services: Services
  readonly painter: Painter
  readonly logger: Logger
}

/**
 * Answers whatever somebody typed or pressed: at once that it is thinking, then with the answer or with the sentence of
 * its failure. Nothing is thrown; what Discord no longer wants to hear is logged.
 */
export async function dispatch(interaction: Interaction, deps: DispatchDeps): Promise<void> {
  try {
    if (interaction.isChatInputCommand()) await answerCommand(interaction, deps)
    else if (interaction.isAutocomplete()) await complete(interaction, deps)
    else if (interaction.isButton()) await answerButton(interaction, deps)
    else if (interaction.isModalSubmit()) await answerTyped(interaction, deps)
  } catch (error) {
    deps.logger.error({ err: error, interaction: interaction.id }, 'an interaction could not be answered')
  }
}

type Answerable = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction

function answerCommand(interaction: ChatInputCommandInteraction, deps: DispatchDeps): Promise<void> {
  const command = findCommand(interaction.commandName)
  return respond(interaction, deps, command?.ephemeral ?? false, async () => {
    if (command === undefined) throw new AppError('not-found', `/${interaction.commandName} is no longer a command.`)
    const request = { ...(await askerOf(interaction, deps)), options: optionsOf(interaction) }
    return await runCommand(command, request, deps.services)
  })
}

/** A button that asks something first opens its window at once: nothing may be deferred before it. */
async function answerButton(interaction: ButtonInteraction, deps: DispatchDeps): Promise<void> {
  const form = formFor(interaction.customId)
  if (form !== undefined) return await interaction.showModal(modalOf(interaction.customId, form))
  await respond(interaction, deps, true, async () =>
    answerPress(interaction.customId, await askerOf(interaction, deps), deps.services),
  )
}

const answerTyped = (interaction: ModalSubmitInteraction, deps: DispatchDeps): Promise<void> =>
  respond(interaction, deps, true, async () => {
    const typed = interaction.fields.getTextInputValue(typedId)
    return await answerForm(interaction.customId, typed, await askerOf(interaction, deps), deps.services)
  })

/** The window's one field. */
const typedId = 'typed'

const modalOf = (customId: string, { title, label, placeholder, maxLength }: Form): ModalBuilder =>
  new ModalBuilder()
    .setCustomId(customId)
    .setTitle(title)
    .addLabelComponents(
      new LabelBuilder()
        .setLabel(label)
        .setTextInputComponent(
          new TextInputBuilder()
            .setCustomId(typedId)
            .setStyle(TextInputStyle.Paragraph)
            .setPlaceholder(placeholder)
            .setMaxLength(maxLength)
            .setRequired(true),
        ),
    )

/** The one way to reply: defer, then edit; once more if the answer says that there is more to come. */
async function respond(
  interaction: Answerable,
  { painter, logger }: DispatchDeps,
  ephemeral: boolean,
  run: () => Promise<Answer>,
): Promise<void> {
  await interaction.deferReply(ephemeral ? { flags: MessageFlags.Ephemeral } : {})
  try {
    const answer = await run()
    await edit(interaction, await renderAnswer(answer, painter))
    if (answer.later) await edit(interaction, await renderAnswer(await answer.later(), painter))
  } catch (error) {
    if (!(error instanceof AppError)) logger.error({ err: error, interaction: interaction.id }, 'an answer failed')
    await edit(interaction, await renderAnswer({ text: sentenceFor(error), blocks: [] }, painter))
  }
}

async function edit({ client, applicationId, token }: Answerable, message: Message): Promise<void> {
  const { body, files } = payloadOf(message)
  await client.rest.patch(Routes.webhookMessage(applicationId, token), { body, files, auth: false })
}

async function complete(interaction: AutocompleteInteraction, deps: DispatchDeps): Promise<void> {
  const command = findCommand(interaction.commandName)
  if (command === undefined) return await interaction.respond([])
  const { name, value } = interaction.options.getFocused(true)
  const choices = await completeFor(command, name, value, await askerOf(interaction, deps), deps.services)
  await interaction.respond([...choices])
}

/** Settles who asks and which static may be asked about: the channel's. */
async function askerOf(
  interaction: Answerable | AutocompleteInteraction,
  { services: { db } }: DispatchDeps,
): Promise<Asker> {
  const { guildId, guild, user, channel, memberPermissions, channelId: askedIn } = interaction
  if (guildId === null || askedIn === null)
    throw new AppError('forbidden', 'Vigil works in servers only: ask in your raid channel.')
  // What is asked in a thread is told in its channel: a thread cannot hold the threads of nights.
  const channelId = channel?.isThread() ? (channel.parentId ?? channel.id) : askedIn
  const parent = guild?.channels.cache.get(channelId)
  const own = parent?.permissionsFor(interaction.client.user) ?? interaction.appPermissions
  const asked = await openChannelStatic(db, { discordId: guildId, name: guild?.name ?? guildId }, channelId)
  const mayManage = memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false
  const roles = interaction.member?.roles ?? []
  const roleIds = Array.isArray(roles) ? roles : [...roles.cache.keys()]
  const member = asMemberOf({ id: user.id, name: user.displayName, mayManage, roleIds }, asked)
  return { staticId: asked.id, channelId, member, forbidden: missingIn(own) }
}

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
