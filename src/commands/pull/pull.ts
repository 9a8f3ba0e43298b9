import { SlashCommandBuilder } from '@discordjs/builders'
import { analysePull } from '../../analysis/run.ts'
import { listTellers } from '../../store/pull-accounts.ts'
import { listRoster } from '../../store/roster.ts'
import { findStatic } from '../../store/statics.ts'
import type { Command } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { withRosterNames } from '../roster/names.ts'
import { choosePull, completePull, completeReport } from './choose-pull.ts'
import { listMilestones } from './depth.ts'
import { pullAnswer } from './pull-answer.ts'

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

  async run({ options, staticId }, { db, analyst }) {
    const found = await choosePull(db, staticId, options.getString('number'), options.getString('report'))
    const analysed = withRosterNames(await analysePull(db, analyst, found), await listRoster(db, staticId))
    const milestone = (await listMilestones(db, staticId, [found.id])).get(found.id)
    const blame = (await findStatic(db, staticId))?.blame ?? 'roles'
    const tellers = (await listTellers(db, staticId, [found.id])).get(found.id) ?? []
    return pullAnswer(analysed, tellers, blame, milestone)
  },

  complete: (typed, option, { staticId }, { db }) =>
    option === 'report' ? completeReport(db, staticId, typed) : completePull(db, staticId, typed),
}
