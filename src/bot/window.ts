import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js'
import type { Form } from '../commands/command.ts'
import { cut, limits } from './limits.ts'

/** The window's one field. */
export const typedId = 'typed'

/** A form as the window that a button opens. */
export const windowOf = (customId: string, { title, label, placeholder, maxLength }: Form): object =>
  new ModalBuilder()
    .setCustomId(customId)
    .setTitle(cut(title, limits.windowTitle))
    .addLabelComponents(
      new LabelBuilder()
        .setLabel(cut(label, limits.windowLabel))
        .setTextInputComponent(
          new TextInputBuilder()
            .setCustomId(typedId)
            .setStyle(TextInputStyle.Paragraph)
            .setPlaceholder(cut(placeholder, limits.windowPlaceholder))
            .setMaxLength(Math.min(maxLength, limits.typed))
            .setRequired(true),
        ),
    )
    .toJSON()
