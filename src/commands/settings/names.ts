import { SlashCommandSubcommandBuilder } from '@discordjs/builders'
import { type StoredNames, saveSettings } from '../../store/people/statics.ts'
import type { SettingsPart } from './part.ts'
import { namesText } from './told.ts'

/** `/settings names`: what is kept of characters. */
export const setNames: SettingsPart = {
  data: new SlashCommandSubcommandBuilder()
    .setName('names')
    .setDescription('How characters of this static are stored from now on')
    .addStringOption((kept) =>
      kept
        .setName('kept')
        .setDescription('What is stored of them')
        .setRequired(true)
        .addChoices(...choices().map((value) => ({ name: value, value }))),
    ),

  async run({ options, staticId }, { db }) {
    const names = choices().find((value) => value === options.getString('kept'))
    if (names === undefined) throw new Error('a way to store names that is none was chosen')
    await saveSettings(db, staticId, { names })
    const before = names === 'initials' ? ['Pulls that are stored already keep the names they have.'] : []
    return { title: 'Settings', text: [`**names: ${names}**: ${namesText[names]}`, ...before].join('\n'), blocks: [] }
  },
}

function choices(): readonly StoredNames[] {
  return ['names', 'initials']
}
