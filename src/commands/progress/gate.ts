import { SlashCommandBuilder } from '@discordjs/builders'
import { gateDiagnostic } from '../../analysis/studies/gate-diagnostic.ts'
import { chooseFight, fightName } from '../ability/ability-review.ts'
import type { Command } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { completeFight, latePulls, nightsIn, nightsOption, nightsWords } from './late-pulls.ts'

export const gate: Command = {
  data: new SlashCommandBuilder()
    .setName('gate')
    .setDescription('Damage or execution: what the last nights were lost to, phase by phase')
    .setContexts(inGuildsOnly)
    .addStringOption((fight) =>
      fight.setName('fight').setDescription('FRU, say; the last one if left out').setAutocomplete(true),
    )
    .addIntegerOption(nightsOption),

  async run({ options, staticId }, services) {
    const nights = nightsIn(options)
    const fight = await chooseFight(services, staticId, options.getString('fight'))
    const pulls = await latePulls(services, staticId, fight, nights)
    return {
      title: `${fightName(services.facts, fight)} · Damage or execution · ${nightsWords(nights)}`,
      blocks: gateDiagnostic.present(gateDiagnostic.compute(pulls)),
    }
  },

  complete: (typed, _option, { staticId }, services) => completeFight(services, staticId, typed),
}
