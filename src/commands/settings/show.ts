import { SlashCommandSubcommandBuilder } from '@discordjs/builders'
import { findStatic } from '../../store/statics.ts'
import type { SettingsPart } from './part.ts'
import { blameText, namesText } from './told.ts'

/** `/settings show`: how things are set here. */
export const showSettings: SettingsPart = {
  data: new SlashCommandSubcommandBuilder()
    .setName('show')
    .setDescription('How things are set here, and what that means'),

  async run({ staticId }, { db }) {
    const now = await findStatic(db, staticId)
    if (now === undefined) throw new Error(`static ${staticId} is gone`)
    const { storedNames, blame } = now
    const lines = [`**names: ${storedNames}**: ${namesText[storedNames]}`, `**blame: ${blame}**: ${blameText[blame]}`]
    return { title: 'Settings', text: lines.join('\n'), blocks: [] }
  },
}
