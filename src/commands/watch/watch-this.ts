import { ContextMenuCommandBuilder } from '@discordjs/builders'
import { AppError } from '../../errors.ts'
import { reportsLinkedIn } from '../../report-link.ts'
import type { MenuCommand } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { watchReports } from './watch-now.ts'

/** In the menu of a message: follows the reports it links to, in its channel. */
export const watchThis: MenuCommand = {
  needs: 'lead',
  ephemeral: true,
  data: new ContextMenuCommandBuilder().setName('Watch this report').setType(3).setContexts(inGuildsOnly),

  async run(text, request, services) {
    const codes = reportsLinkedIn(text)
    if (codes.length > 0) return await watchReports(codes, request, services)
    throw new AppError(
      'bad-input',
      'That message links to no FFLogs report. Choose one with a link such as https://www.fflogs.com/reports/AbCdEfGh12345678, or type /watch add.',
    )
  },
}
