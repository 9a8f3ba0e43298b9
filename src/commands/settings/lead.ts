import { SlashCommandSubcommandBuilder } from '@discordjs/builders'
import { AppError } from '../../errors.ts'
import { findStatic, saveLeadRole } from '../../store/people/statics.ts'
import type { SettingsPart } from './part.ts'
import { leadText } from './told.ts'

/** `/settings lead`: which role leads the static of this channel. */
export const setLead: SettingsPart = {
  data: new SlashCommandSubcommandBuilder()
    .setName('lead')
    .setDescription('Which role leads this static, beside those with Manage Server')
    .addRoleOption((role) => role.setName('role').setDescription('The role; left out, only Manage Server leads')),

  async run({ options, staticId }, { db }) {
    const role = options.getString('role')?.replace(/^<@&(\d+)>$/, '$1') ?? null
    if (role !== null && !/^\d{15,20}$/.test(role)) {
      throw new AppError('bad-input', 'The role must be one of this Discord server: pick it from the list.')
    }
    const before = (await findStatic(db, staticId))?.leadRoleId ?? null
    await saveLeadRole(db, staticId, role)
    const was = before === null || before === role ? [] : [`It was <@&${before}> before.`]
    return { title: 'Settings', text: [leadText(role), ...was].join('\n'), blocks: [] }
  },
}
