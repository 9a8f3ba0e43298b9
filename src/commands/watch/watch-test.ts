import { setTimeout as sleep } from 'node:timers/promises'
import { formatCount } from '../../format.ts'
import { findCheck } from '../../store/fflogs/quotas.ts'
import { findLastPull } from '../../store/pulls/pulls.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import { findStanding } from '../fflogs/fflogs-standing.ts'
import { showPull } from '../pull/show-pull.ts'
import { toldHere } from '../telling/told-places.ts'
import { patienceMs } from './watch-standing.ts'

const glanceMs = 250

/**
 * `/watch test`: what Vigil may do in this channel, what it tells there, whether FFLogs answers it, and what a post looks
 * like: the last pull's, for whoever asks alone.
 */
export async function testWatching(request: CommandRequest, services: Services): Promise<Answer> {
  const { staticId, channelId, forbidden = [] } = request
  const told = await toldHere(request, services)
  const lines = [channelText(channelId, forbidden), ...told, await fflogsText(services)]
  const text = lines.map((line) => `- ${line}`).join('\n')
  const last = await findLastPull(services.db, staticId)
  if (last === undefined) return { title: 'Test', text, blocks: [] }
  const example = await showPull(last, services)
  return {
    title: 'Test',
    text: `${text}\n\nA post looks like this:\n**${example.title}**\n${example.text}`,
    blocks: example.blocks,
    ...(example.tone && { tone: example.tone }),
  }
}

function channelText(channelId: string, forbidden: readonly string[]): string {
  if (channelId.startsWith('local-')) return 'This channel: its posts show on the page.'
  if (forbidden.length === 0) return 'This channel: Vigil may do here all it needs.'
  return `This channel: Vigil may not post here. Give it ${forbidden.join(', ')} in the channel’s settings, under Permissions.`
}

async function fflogsText({ db, jobs, now }: Services): Promise<string> {
  const { checkedAt: before } = await findCheck(db)
  await jobs.enqueue('check', 'fflogs', {})
  for (let waited = 0; waited < patienceMs; waited += glanceMs) {
    const { checkedAt, trouble } = await findCheck(db)
    if (checkedAt !== before) return trouble ?? `FFLogs answers${await pointsText({ db, now })}.`
    await sleep(glanceMs)
  }
  return 'FFLogs: no answer. Reports are asked while Vigil runs (`npm start`); if it does, FFLogs is slow: try again in a minute.'
}

async function pointsText(services: Pick<Services, 'db' | 'now'>): Promise<string> {
  const { points } = await findStanding(services)
  return points === undefined
    ? ''
    : `: ${formatCount(Math.floor(points.left))} of ${formatCount(points.limit)} points are left this hour`
}
