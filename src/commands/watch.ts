import { setTimeout as sleep } from 'node:timers/promises'
import { SlashCommandBuilder } from '@discordjs/builders'
import { AppError } from '../errors.ts'
import { parseReportLink } from '../report-link.ts'
import { findReport } from '../store/reports.ts'
import { findWatch, listWatches, removeWatch, saveWatch, type Watch } from '../store/watches.ts'
import type { Answer, Command, CommandRequest, Services } from './command.ts'
import { inGuildsOnly, manageServer } from './permissions.ts'

export const watch: Command = {
  setup: true,
  data: new SlashCommandBuilder()
    .setName('watch')
    .setDescription('Follow an FFLogs report and tell its pulls in this channel')
    .setContexts(inGuildsOnly)
    .setDefaultMemberPermissions(manageServer)
    .addSubcommand((add) =>
      add
        .setName('add')
        .setDescription('Follow a report in this channel')
        .addStringOption((report) =>
          report.setName('report').setDescription('Link or code of an FFLogs report').setRequired(true),
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
    .addSubcommand((now) => now.setName('now').setDescription('Ask FFLogs for news at once')),

  async run(request, services) {
    switch (request.options.getSubcommand()) {
      case 'add':
        return await add(request, services)
      case 'remove':
        return await remove(request, services)
      case 'now':
        return await now(request, services)
      default:
        return await list(request, services)
    }
  },

  async complete(typed, _option, { staticId }, { db }) {
    const watched = await Promise.all((await listWatches(db, staticId)).map((watch) => describe(watch, { db })))
    return watched.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
  },
}

/** How long somebody is kept waiting for the first word from FFLogs; Discord waits longer. */
const patienceMs = 8_000
const glanceMs = 250

async function add({ options, staticId, channelId, member }: CommandRequest, services: Services): Promise<Answer> {
  const { db, jobs, now } = services
  const code = parseReportLink(options.getString('report') ?? '')
  const before = (await listWatches(db, staticId)).find((known) => known.code === code)
  const saved = await saveWatch(db, staticId, { code, channelId, addedBy: member.id, addedAt: now() })
  await jobs.enqueue('poll', String(saved.id), { watchId: saved.id })
  const polled = await firstWord(saved, services)
  if (polled?.trouble !== undefined && before === undefined && !(await findReport(db, staticId, code))) {
    await removeWatch(db, staticId, code)
    throw new AppError('unavailable', `${polled.trouble} (${code} is not being watched.)`)
  }
  if (polled === undefined) {
    return { text: `Watching ${code}. FFLogs has not answered yet; /watch list shows how it stands.`, blocks: [] }
  }
  return { text: `Watching ${await standing(polled, services)}`, blocks: [] }
}

/** The watch once it has been polled anew; undefined when that takes too long. */
async function firstWord({ id, polledAt }: Watch, { db }: Pick<Services, 'db'>): Promise<Watch | undefined> {
  for (let waited = 0; waited < patienceMs; waited += glanceMs) {
    const seen = await findWatch(db, id)
    if (seen === undefined || seen.polledAt !== polledAt) return seen
    await sleep(glanceMs)
  }
  return undefined
}

async function list({ staticId }: CommandRequest, services: Services): Promise<Answer> {
  const watches = await listWatches(services.db, staticId)
  if (watches.length === 0) return { text: nothingWatched, blocks: [] }
  const lines = await Promise.all(watches.map(async (watch) => `- ${await standing(watch, services)}`))
  return { title: 'Watched reports', text: lines.join('\n'), blocks: [] }
}

async function remove({ options, staticId }: CommandRequest, { db }: Services): Promise<Answer> {
  const code = parseReportLink(options.getString('report') ?? '')
  if (await removeWatch(db, staticId, code)) return { text: `${code} is no longer watched.`, blocks: [] }
  throw new AppError('not-found', `${code} was not being watched. /watch list shows what is.`)
}

async function now({ staticId }: CommandRequest, services: Services): Promise<Answer> {
  const { db, jobs } = services
  const watches = await listWatches(db, staticId)
  if (watches.length === 0) return { text: nothingWatched, blocks: [] }
  for (const { id } of watches) await jobs.enqueue('poll', String(id), { watchId: id })
  const polled = await Promise.all(watches.map((watch) => firstWord(watch, services)))
  const lines = await Promise.all(
    watches.map(async (watch, index) => {
      const seen = polled[index]
      return seen === undefined
        ? `- ${watch.code}: FFLogs has not answered yet.`
        : `- ${await standing(seen, services)}`
    }),
  )
  return { text: lines.join('\n'), blocks: [] }
}

const nothingWatched = 'No report is being watched. /watch add with an FFLogs link follows one.'

/** `“Tuesday” (code): 12 pulls so far.`, or what is wrong with it. */
async function standing({ staticId, code, trouble, polledAt }: Watch, { db }: Pick<Services, 'db'>): Promise<string> {
  const report = await findReport(db, staticId, code)
  const name = report === undefined ? code : `“${report.title}” (${code})`
  if (trouble !== undefined) return `${name}: ${trouble}`
  if (polledAt === undefined) return `${name}: not asked yet.`
  return `${name}: ${report?.pulls === undefined ? 'no pull yet' : count(report.pulls)}.`
}

const count = (pulls: number) => (pulls === 1 ? '1 pull so far' : `${pulls} pulls so far`)

async function describe({ staticId, code }: Watch, { db }: Pick<Services, 'db'>) {
  const report = await findReport(db, staticId, code)
  return { name: report === undefined ? code : `${report.title} (${code})`, value: code }
}
