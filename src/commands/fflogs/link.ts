import { SlashCommandBuilder } from '@discordjs/builders'
import { AppError } from '../../errors.ts'
import { findMemberLogin, removeLink } from '../../store/fflogs/logins.ts'
import { createTicket } from '../../store/fflogs/tickets.ts'
import type { Answer, Command, CommandRequest, Services } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'

export const link: Command = {
  ephemeral: true,
  personal: true,
  data: new SlashCommandBuilder()
    .setName('link')
    .setDescription('Your own FFLogs login, for private and archived reports')
    .setContexts(inGuildsOnly)
    .addSubcommand((add) => add.setName('add').setDescription('Let Vigil read with your FFLogs account in this server'))
    .addSubcommand((show) => show.setName('show').setDescription('Whether your FFLogs account is linked here'))
    .addSubcommand((remove) =>
      remove.setName('remove').setDescription('Take your FFLogs account away from this server at once'),
    ),

  async run(request, services) {
    switch (request.options.getSubcommand()) {
      case 'add':
        return await add(request, services)
      case 'remove':
        return await remove(request, services)
      default:
        return await show(request, services)
    }
  },
}

async function add({ staticId, member }: CommandRequest, { db, now, linking }: Services): Promise<Answer> {
  if (linking.missing !== undefined) throw new AppError('bad-configuration', linking.missing)
  const key = await createTicket(db, { staticId, discordUserId: member.id, name: member.name }, now())
  return {
    text:
      'With your FFLogs login, Vigil also reads reports that are private or archived and that you may see, for this server alone. It can only read, and /link remove takes it back at any time.\n' +
      'The link is yours: it works once, for ten minutes. Do not pass it on.',
    blocks: [],
    buttons: [{ label: 'Link my FFLogs account', action: { url: `${linking.siteUrl}/auth/fflogs/${key}` } }],
  }
}

async function show({ staticId, member }: CommandRequest, { db }: Services): Promise<Answer> {
  const login = await findMemberLogin(db, staticId, member.id)
  if (login === undefined) return { text: notLinked, blocks: [] }
  const whose = login.fflogsName === null ? 'Your FFLogs account' : `Your FFLogs account (${login.fflogsName})`
  const standing =
    login.tokens === null
      ? `no longer works: ${login.trouble ?? 'FFLogs does not take it any more.'} /link add links it anew.`
      : 'is linked here: private and archived reports that you may see are read with it. /link remove takes it back.'
  return { text: `${whose} ${standing}`, blocks: [] }
}

async function remove({ staticId, member }: CommandRequest, { db }: Services): Promise<Answer> {
  if (!(await removeLink(db, staticId, member.id))) throw new AppError('not-found', notLinked)
  return {
    text: 'Your FFLogs account is no longer linked here, and what was kept of its login is deleted unless you linked it for another server. FFLogs itself still lists Vigil as allowed: your settings at https://www.fflogs.com/profile are the place to withdraw that.',
    blocks: [],
  }
}

const notLinked = 'Your FFLogs account is not linked here. /link add links it.'
