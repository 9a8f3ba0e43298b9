import { SlashCommandBuilder } from '@discordjs/builders'
import { AppError } from '../../errors.ts'
import { parseReportLink } from '../../report-link.ts'
import { findReport } from '../../store/reports/reports.ts'
import { listWatches, removeWatch, type Watch } from '../../store/reports/watches.ts'
import type { Answer, Choice, Command, CommandRequest, Services } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { addWatches, askNow, nothingWatched } from './watch-now.ts'
import { rescanReport } from './watch-rescan.ts'
import { shownWatches, standingInTime } from './watch-standing.ts'
import { testWatching } from './watch-test.ts'

export const watch: Command = {
  needs: 'lead',
  ephemeral: ['test'],
  data: new SlashCommandBuilder()
    .setName('watch')
    .setDescription('Follow an FFLogs report and tell its pulls in this channel')
    .setContexts(inGuildsOnly)
    .addSubcommand((add) =>
      add
        .setName('add')
        .setDescription('Follow a report in this channel, or several')
        .addStringOption((report) =>
          report.setName('report').setDescription('Links or codes of FFLogs reports').setRequired(true),
        ),
    )
    .addSubcommand((list) => list.setName('list').setDescription('What is followed, and how it stands'))
    .addSubcommand((remove) =>
      remove
        .setName('remove')
        .setDescription('Stop following a report; what was told stays')
        .addStringOption((report) =>
          report.setName('report').setDescription('Which report').setRequired(true).setAutocomplete(true),
        ),
    )
    .addSubcommand((now) =>
      now
        .setName('now')
        .setDescription('Ask FFLogs for news at once; a report that ended goes on')
        .addStringOption((report) =>
          report.setName('report').setDescription('Which report; all if left out').setAutocomplete(true),
        ),
    )
    .addSubcommand((rescan) =>
      rescan
        .setName('rescan')
        .setDescription('Read a whole report anew, should FFLogs have corrected it')
        .addStringOption((report) =>
          report.setName('report').setDescription('Which report').setRequired(true).setAutocomplete(true),
        ),
    )
    .addSubcommand((test) =>
      test.setName('test').setDescription('What this channel is told and what that looks like; whether all is set up'),
    ),

  async run(request, services) {
    switch (request.options.getSubcommand()) {
      case 'add':
        return await addWatches(request, services)
      case 'remove':
        return await remove(request, services)
      case 'now':
        return await askNow(request, services)
      case 'rescan':
        return await rescanReport(request, services)
      case 'test':
        return await testWatching(request, services)
      default:
        return await list(request, services)
    }
  },

  async complete(typed, _option, { staticId }, { db }) {
    const newest = (await listWatches(db, staticId)).toReversed()
    const watched = await Promise.all(newest.slice(0, searched).map((watch) => describe(watch, { db })))
    return watched.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
  },
}

/** Reports that are looked through while somebody types. */
const searched = 50

async function list({ staticId }: CommandRequest, services: Services): Promise<Answer> {
  const watches = shownWatches(await listWatches(services.db, staticId))
  if (watches.length === 0) return { text: nothingWatched, blocks: [] }
  const lines = await Promise.all(watches.map(async (watch) => `- ${await standingInTime(watch, services)}`))
  return { title: 'Watched reports', text: lines.join('\n'), blocks: [] }
}

async function remove({ options, staticId }: CommandRequest, { db }: Services): Promise<Answer> {
  const code = parseReportLink(options.getString('report') ?? '')
  if (await removeWatch(db, staticId, code)) return { text: `${code} is no longer watched.`, blocks: [] }
  throw new AppError('not-found', `${code} was not being watched. /watch list shows what is.`)
}

async function describe({ staticId, code }: Watch, { db }: Pick<Services, 'db'>): Promise<Choice> {
  const report = await findReport(db, staticId, code)
  return { name: report === undefined ? code : `${report.title} (${code})`, value: code }
}
