import { SlashCommandBuilder, SlashCommandSubcommandGroupBuilder } from '@discordjs/builders'
import type { Command } from '../command.ts'
import { inGuildsOnly, manageServer } from '../permissions.ts'
import { setAlerts } from './alerts.ts'
import { setBlame } from './blame.ts'
import { setChannel } from './channel.ts'
import { setLanguage } from './language.ts'
import { setLead } from './lead.ts'
import { setNames } from './names.ts'
import { setNight } from './night.ts'
import type { SettingsPart } from './part.ts'
import { showSettings } from './show.ts'
import { statics } from './static.ts'

/** Every part of `/settings`, as it is listed. */
const parts: readonly SettingsPart[] = [
  showSettings,
  statics,
  setLead,
  setNames,
  setBlame,
  setLanguage,
  setChannel,
  setAlerts,
  setNight,
]

export const settings: Command = {
  needs: 'manage',
  ephemeral: true,
  data: parts.reduce((data, part) => {
    if (part.data instanceof SlashCommandSubcommandGroupBuilder) data.addSubcommandGroup(part.data)
    else data.addSubcommand(part.data)
    return data
  }, new SlashCommandBuilder()
    .setName('settings')
    .setDescription('How Vigil behaves here: statics, channels, who may do what, and how much posts say about who')
    .setContexts(inGuildsOnly)
    .setDefaultMemberPermissions(manageServer)),

  async run(request, services) {
    const word = request.options.getSubcommand()?.split(' ')[0]
    const part = parts.find(({ data }) => data.name === word)
    if (part === undefined) throw new Error(`/settings ${word} is not known`)
    return await part.run(request, services)
  },

  async complete(typed, option, request, services) {
    const offer = parts.flatMap(({ completes }) => completes?.[option] ?? [])[0]
    return (await offer?.(typed, request, services)) ?? []
  },
}
