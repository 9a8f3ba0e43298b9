import { SlashCommandBuilder } from '@discordjs/builders'
import type { Db } from '../../store/db.ts'
import { listRoster } from '../../store/people/roster.ts'
import { findStatic } from '../../store/people/statics.ts'
import { findStrat } from '../../store/people/strats.ts'
import { listFights } from '../../store/pulls/fights.ts'
import { listWatches } from '../../store/reports/watches.ts'
import type { Command, CommandRequest } from '../command.ts'
import { inGuildsOnly, mayLead } from '../permissions.ts'
import { helpGroups } from './help-groups.ts'

/** `/help`: what whoever asks may do here, and what is still to be set up. */
export const help: Command = {
  ephemeral: true,
  data: new SlashCommandBuilder()
    .setName('help')
    .setDescription('What you can do here, and what to do next')
    .setContexts(inGuildsOnly),

  async run(request, services) {
    const { member, staticId } = request
    const name = (await findStatic(services.db, staticId))?.name ?? 'this static'
    const groups = helpGroups.filter(
      ({ needs }) => needs === undefined || (needs === 'manage' ? member.mayManage : mayLead(member)),
    )
    const role = member.mayManage
      ? 'you manage this server'
      : mayLead(member)
        ? 'you lead this static'
        : 'you raid here'
    return {
      title: 'What you can do here',
      text: [`Asked about **${name}**; ${role}.`, ...(await nextSteps(request, services.db))].join('\n'),
      blocks: groups.map(({ title, lines }) => ({
        kind: 'note',
        text: [`**${title}**`, ...lines.map(([say, does]) => `\`${say}\` ${does}`)].join('\n'),
      })),
      footer: 'Under each pull’s post: buttons for its deaths, mistakes, mitigation, timeline and damage.',
    }
  },
}

/** What is not set up yet and would help whoever asks, most urgent first. */
async function nextSteps({ staticId, member }: Omit<CommandRequest, 'options'>, db: Db): Promise<readonly string[]> {
  const [last] = await listFights(db, staticId)
  const watches = await listWatches(db, staticId)
  if (last === undefined && watches.length === 0) {
    return [
      mayLead(member)
        ? 'Start here: `/watch add` with the link of an FFLogs report, or `/import` with a combat log.'
        : 'Nothing was read yet: a lead starts with `/watch add`, and anybody with `/import`.',
    ]
  }
  const roster = await listRoster(db, staticId)
  const isKnown = roster.some(({ discordUserId }) => discordUserId === member.id)
  const hasStrat = last?.encounter == null || (await findStrat(db, staticId, last.encounter)) !== undefined
  return [
    ...(isKnown ? [] : ['`/roster claim` says which raider you are; then `/me` shows your own nights.']),
    ...(hasStrat || !mayLead(member)
      ? []
      : ['`/strat import` takes your mitigation plan; then pulls are held against it.']),
  ]
}
