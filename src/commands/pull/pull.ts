import { SlashCommandBuilder } from '@discordjs/builders'
import type { Command } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { choosePull, completePull, completeReport } from './choose-pull.ts'
import { showPull } from './show-pull.ts'

export const pull: Command = {
  data: new SlashCommandBuilder()
    .setName('pull')
    .setDescription('What happened in one pull')
    .setContexts(inGuildsOnly)
    .addStringOption((number) =>
      number.setName('number').setDescription('37, last or best; the last one if left out').setAutocomplete(true),
    )
    .addStringOption((report) =>
      report
        .setName('report')
        .setDescription('Link of an FFLogs report; the number is then its own fight number')
        .setAutocomplete(true),
    ),

  async run({ options, staticId }, services) {
    const found = await choosePull(services.db, staticId, options.getString('number'), options.getString('report'))
    return await showPull(found, services)
  },

  complete: (typed, option, { staticId }, { db }) =>
    option === 'report' ? completeReport(db, staticId, typed) : completePull(db, staticId, typed),
}
