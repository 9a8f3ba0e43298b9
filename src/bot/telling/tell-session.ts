import { sessionAnswer } from '../../commands/pull/session.ts'
import { findNight } from '../../store/pulls/nights.ts'
import { listNightPosts, listSessionChannels } from '../../store/telling/session-posts.ts'
import { listTellings } from '../../store/telling/tellings.ts'
import type { AnnounceDeps } from './announce.ts'
import { writePost } from './write-post.ts'

/** Nobody pulls for so long within a night: it is over. */
export const nightOverMs = 90 * 60_000
/** Whoever was away for longer than this finds no report of an old night in the channel: /session gives it. */
export const lateReportMs = 2 * 24 * 60 * 60_000

/**
 * Writes how a night went into every channel that was told of it, once it is over or somebody ended it; a report that is
 * there is brought up to date, should pulls have come after it.
 */
export async function tellSession(deps: AnnounceDeps, nightId: number, isEnded = false): Promise<void> {
  const { db, now } = deps
  const night = await findNight(db, nightId)
  if (night === undefined) return
  const isOver = now() - night.endedAt >= nightOverMs
  const reported = await listSessionChannels(db, nightId)
  for (const { channelId, createdAt } of await listNightPosts(db, nightId)) {
    const isDue = isEnded || (isOver && now() - createdAt < lateReportMs)
    if (!reported.has(channelId) && !isDue) continue
    const place = { staticId: night.staticId, channelId, nightId }
    const tellings = await listTellings(db, place)
    const own = new Set([...tellings.values()].filter(({ how }) => how !== 'elsewhere').map(({ pullId }) => pullId))
    const answer = await sessionAnswer({ staticId: night.staticId, number: nightId }, deps, own)
    await writePost(deps, { ...place, kind: 'session', subjectId: nightId }, answer)
  }
}
