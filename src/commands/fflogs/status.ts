import { SlashCommandBuilder } from '@discordjs/builders'
import type { Block } from '../../analysis/block.ts'
import { formatMoment, formatTime } from '../../format.ts'
import type { Standing } from '../../quota.ts'
import { listLogins } from '../../store/fflogs/logins.ts'
import { findReport } from '../../store/reports/reports.ts'
import { countDue } from '../../store/reports/watch-turns.ts'
import { listWatches, type Watch } from '../../store/reports/watches.ts'
import { listPostTroubles } from '../../store/telling/posts.ts'
import { readVersion } from '../../version.ts'
import type { Answer, Command, Services } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { untoldLines } from '../telling/told-places.ts'
import { shownWatches, standing as standingOfWatch } from '../watch/watch-standing.ts'
import { findStanding } from './fflogs-standing.ts'

export const status: Command = {
  data: new SlashCommandBuilder()
    .setName('status')
    .setDescription('How Vigil stands: points left on FFLogs, what waits, and how old each report’s data is')
    .setContexts(inGuildsOnly),
  run: ({ staticId }, services) => statusAnswer(staticId, services),
}

/** What `/status` and a notice's button say: of Vigil as a whole numbers only, of reports this static's. */
export async function statusAnswer(staticId: number, services: Services): Promise<Answer> {
  const { db, jobs, now } = services
  const standing = await findStanding(services)
  const logins = (await listLogins(db, staticId)).length
  const queue = { due: await countDue(db, now()), waiting: await jobs.waiting() }
  const watches = shownWatches(await listWatches(db, staticId))
  const troubled = watches.filter(({ trouble, state }) => trouble !== undefined && state === 'watching')
  const lines = [
    fflogsText(standing),
    ...(await Promise.all(troubled.map((watch) => standingOfWatch(watch, services)))),
    ...(await listPostTroubles(db, staticId)),
    ...(await untoldLines(staticId, db)),
  ]
  return {
    title: 'Status',
    text: lines.map((line) => `- ${line}`).join('\n'),
    blocks: [
      ...pointsBlock(standing),
      {
        kind: 'stat',
        stats: [
          { label: 'Reports due', value: queue.due, unit: 'count' },
          { label: 'Jobs waiting', value: queue.waiting, unit: 'count' },
          { label: 'Linked accounts', value: logins, unit: 'count' },
        ],
      },
      await watchTable(watches, standing, services),
    ],
    footer: `Vigil ${readVersion()}`,
  }
}

function fflogsText({ points, silence }: Standing): string {
  if (silence) return `FFLogs: ${reasons[silence.why]} It goes on by itself ${formatMoment(silence.until)}.`
  if (points === undefined) return 'FFLogs: not asked yet. /watch test asks it once.'
  return `FFLogs: asked freely; all points are back ${formatMoment(points.resetsAt)}.`
}

const reasons: Readonly<Record<NonNullable<Standing['silence']>['why'], string>> = {
  points: 'asleep, since the points of this hour are used up.',
  reserve: 'watched reports sleep, since what is left of this hour’s points is kept for commands.',
  throttle: 'asleep, since it asks us to slow down.',
}

function pointsBlock({ points }: Standing): Block[] {
  if (points === undefined) return []
  const { left, limit, reserve } = points
  return [
    {
      kind: 'stat',
      stats: [
        { label: 'Points left', value: Math.floor(left), unit: 'count' },
        { label: 'Of an hour’s', value: limit, unit: 'count' },
        { label: 'Kept for commands', value: reserve, unit: 'count' },
      ],
    },
  ]
}

async function watchTable(watches: readonly Watch[], { silence }: Standing, { db, now }: Services): Promise<Block> {
  const age = (at: number | undefined) => (at === undefined ? '–' : formatTime(now() - at))
  const turn = ({ state, nextAt = 0 }: Watch) => {
    if (state === 'ended') return 'ended'
    const at = Math.max(nextAt, silence?.until ?? 0)
    return at <= now() ? 'now' : formatTime(at - now())
  }
  const rows = watches.map(async (watch) => {
    const report = await findReport(db, watch.staticId, watch.code)
    return [report?.title ?? watch.code, age(watch.polledAt), age(watch.changedAt), turn(watch)]
  })
  return {
    kind: 'table',
    title: 'Reports: asked and grew so long ago, asked next in',
    columns: [
      { label: 'Report', align: 'left' },
      { label: 'Asked', align: 'right' },
      { label: 'Grew', align: 'right' },
      { label: 'Next', align: 'right' },
    ],
    rows: await Promise.all(rows),
  }
}
