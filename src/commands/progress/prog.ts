import { SlashCommandBuilder } from '@discordjs/builders'
import { progTrajectory } from '../../analysis/studies/prog-trajectory.ts'
import { fightName } from '../ability/ability-review.ts'
import type { Command } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { chooseProgress, completeProgress, trajectoryOf } from './trajectory.ts'

export const prog: Command = {
  data: new SlashCommandBuilder()
    .setName('prog')
    .setDescription('How far every pull came, night by night, and how often each phase is reached')
    .setContexts(inGuildsOnly)
    .addStringOption((fight) =>
      fight.setName('fight').setDescription('FRU, say; the one pulled last if left out').setAutocomplete(true),
    ),

  async run({ options, staticId }, services) {
    const fight = await chooseProgress(services, staticId, options.getString('fight'))
    const told = await trajectoryOf(services, staticId, fight)
    return { title: `${fightName(services.facts, fight)} · Progress`, blocks: progTrajectory.present(told) }
  },

  complete: (typed, _option, { staticId }, services) => completeProgress(services, staticId, typed),
}
