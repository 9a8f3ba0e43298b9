import { SlashCommandBuilder } from '@discordjs/builders'
import { fieldStanding } from '../../analysis/studies/field-standing.ts'
import { chooseFight, fightName } from '../ability/ability-review.ts'
import type { Command } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { completeFight, latePulls, nightsIn, nightsOption, nightsWords } from './late-pulls.ts'

export const field: Command = {
  data: new SlashCommandBuilder()
    .setName('field')
    .setDescription('Where your damage in each phase stands among other groups')
    .setContexts(inGuildsOnly)
    .addStringOption((fight) =>
      fight.setName('fight').setDescription('FRU, say; the one pulled last if left out').setAutocomplete(true),
    )
    .addIntegerOption(nightsOption),

  async run({ options, staticId }, services) {
    const nights = nightsIn(options)
    const fight = await chooseFight(services, staticId, options.getString('fight'))
    const pulls = await latePulls(services, staticId, fight, nights)
    return {
      title: `${fightName(services.facts, fight)} · The field · ${nightsWords(nights)}`,
      blocks: fieldStanding.present(fieldStanding.compute(pulls)),
    }
  },

  complete: (typed, _option, { staticId }, services) => completeFight(services, staticId, typed),
}
