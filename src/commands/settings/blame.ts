import { SlashCommandSubcommandBuilder } from '@discordjs/builders'
import { type Blame, listServerStatics, saveSettings } from '../../store/people/statics.ts'
import { retellNights } from '../retell.ts'
import type { SettingsPart } from './part.ts'
import { blameText } from './told.ts'

/** `/settings blame`: how much everybody is told about who made a mistake. */
export const setBlame: SettingsPart = {
  data: new SlashCommandSubcommandBuilder()
    .setName('blame')
    .setDescription('What posts call whoever made a mistake, on this whole server')
    .addStringOption((level) =>
      level
        .setName('level')
        .setDescription('How much they say')
        .setRequired(true)
        .addChoices(...levels().map((value) => ({ name: value, value }))),
    ),

  async run({ options, staticId }, { db, jobs, now }) {
    const blame = levels().find((value) => value === options.getString('level'))
    if (blame === undefined) throw new Error('a level that is none was chosen')
    await saveSettings(db, staticId, { blame })
    for (const { id } of await listServerStatics(db, staticId)) await retellNights({ db, jobs, now }, id)
    return { title: 'Settings', text: `**blame: ${blame}**: ${blameText[blame]}`, blocks: [] }
  },
}

function levels(): readonly Blame[] {
  return ['off', 'roles', 'initials', 'names']
}
