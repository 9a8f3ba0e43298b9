import { setTimeout as sleep } from 'node:timers/promises'
import { formatMoment } from '../../format.ts'
import { findReport } from '../../store/reports/reports.ts'
import { findWatch, type Watch } from '../../store/reports/watches.ts'
import type { Answer, Services } from '../command.ts'
import { findStanding } from '../fflogs/fflogs-standing.ts'

/** How long somebody is kept waiting for the first word from FFLogs; Discord waits longer. */
export const patienceMs = 8_000
/** How long an answer can still be changed after it was given. */
export const tokenMs = 14 * 60_000
const glanceMs = 250

/** The watch once it has been polled anew; undefined when that takes too long, or it is gone. */
export async function firstWord(
  { id, polledAt }: Watch,
  { db }: Pick<Services, 'db'>,
  waitMs: number,
): Promise<Watch | undefined> {
  for (let waited = 0; waited < waitMs; waited += glanceMs) {
    const seen = await findWatch(db, id)
    if (seen === undefined || seen.polledAt !== polledAt) return seen
    await sleep(glanceMs)
  }
  return undefined
}

/** How the reports stand once FFLogs has answered for each; the answer is renewed when some take longer. */
export async function onceAnswered(
  watches: readonly Watch[],
  services: Pick<Services, 'db'>,
  told: (watch: Watch) => Promise<string>,
): Promise<Answer> {
  const answerAfter = async (waitMs: number) => {
    const seen = await Promise.all(watches.map((watch) => firstWord(watch, services, waitMs)))
    const lines = await Promise.all(
      watches.map(async (watch, index) => {
        const polled = seen[index]
        return polled === undefined ? `${watch.code}: ${unanswered}` : await told(polled)
      }),
    )
    const text = lines.length === 1 ? (lines[0] ?? '') : lines.map((line) => `- ${line}`).join('\n')
    return { text, blocks: [], isWhole: seen.every((polled) => polled !== undefined) }
  }
  const { isWhole, ...first } = await answerAfter(patienceMs)
  if (isWhole) return first
  return {
    ...first,
    later: async () => {
      const { isWhole: _, ...last } = await answerAfter(tokenMs)
      return last
    },
  }
}

const unanswered =
  'FFLogs has not answered yet. /watch list shows how it stands; reports are asked while Vigil runs (`npm start`).'

/** `“Tuesday” (code): 12 pulls so far.`, or what is wrong with it. */
export async function standing(watch: Watch, { db }: Pick<Services, 'db'>): Promise<string> {
  const { staticId, code, trouble, polledAt, state } = watch
  const report = await findReport(db, staticId, code)
  const name = report === undefined ? code : `“${report.title}” (${code})`
  if (trouble !== undefined) return `${name}: ${trouble}`
  if (polledAt === undefined) return `${name}: not asked yet.`
  const pulls = report?.pulls === undefined ? 'no pull yet' : count(report.pulls)
  return `${name}: ${pulls}${state === 'ended' ? '; it stood still, and is no longer asked' : ''}.`
}

/** The same, with when it was asked and will be: not before a silence of ours is over. */
export async function standingInTime(watch: Watch, services: Pick<Services, 'db' | 'now'>): Promise<string> {
  const { state, polledAt, nextAt = 0 } = watch
  const text = await standing(watch, services)
  if (state === 'ended') return `${text} \`/watch now\` goes on with it.`
  const { silence } = await findStanding(services)
  const turnAt = Math.max(nextAt, silence?.until ?? 0)
  const turn = turnAt <= services.now() ? 'it is its turn now' : `its turn is ${formatMoment(turnAt)}`
  return `${text}${polledAt === undefined ? ' ' : ` Asked ${formatMoment(polledAt)}; `}${turn}.`
}

/** Those that are asked, the newest first, and the last few that ended: a year of raiding leaves hundreds of them. */
export function shownWatches(all: readonly Watch[]): Watch[] {
  const newest = all.toSorted((one, other) => other.id - one.id)
  const ended = newest.filter(({ state }) => state === 'ended')
  return [...newest.filter(({ state }) => state === 'watching'), ...ended.slice(0, shownEnded)]
}

const shownEnded = 3

const count = (pulls: number) => (pulls === 1 ? '1 pull so far' : `${pulls} pulls so far`)
