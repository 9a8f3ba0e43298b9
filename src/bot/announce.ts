import type { Analyst } from '../analysis/analyst.ts'
import { analysePulls } from '../analysis/run.ts'
import type { Painter } from '../charts/painter.ts'
import type { Answer } from '../commands/command.ts'
import { listAttempts, milestoneOf } from '../commands/pull/depth.ts'
import { nightAnswer } from '../commands/pull/night-answer.ts'
import { pullAnswer } from '../commands/pull/pull-answer.ts'
import { withRosterNames } from '../commands/roster/names.ts'
import type { Db } from '../store/db.ts'
import { findNight } from '../store/nights.ts'
import { hasPost, type NewPost, savePost } from '../store/posts.ts'
import { listTellers } from '../store/pull-accounts.ts'
import { listPullChannels } from '../store/pull-channels.ts'
import { listNightPulls } from '../store/pulls.ts'
import { listRoster } from '../store/roster.ts'
import { findStatic } from '../store/statics.ts'
import { draw, layOut } from './render.ts'

export interface AnnounceDeps {
  readonly db: Db
  readonly analyst: Analyst
  readonly painter: Painter
  readonly now: () => number
}

/**
 * Writes what a night has to say: one message for the night and one for each pull, in every channel concerned. Written
 * again, what has not changed stays untouched. Discord's share is sent by `deliver`.
 */
export async function announceNight(deps: AnnounceDeps, nightId: number): Promise<void> {
  const { db, analyst } = deps
  const night = await findNight(db, nightId)
  if (night === undefined) return
  const { staticId } = night
  const blame = (await findStatic(db, staticId))?.blame ?? 'roles'
  const roster = await listRoster(db, staticId)
  const pulls = await analysePulls(db, analyst, staticId, await listNightPulls(db, staticId, nightId))
  const attempts = await listAttempts(db, staticId)
  const tellers = await listTellers(
    db,
    staticId,
    pulls.map(({ pull }) => pull.id),
  )
  for (const [channelId, own] of Map.groupBy(await listPullChannels(db, nightId), ({ channelId }) => channelId)) {
    const ids = new Set(own.map(({ pullId }) => pullId))
    const told = pulls.filter(({ pull }) => ids.has(pull.id)).map((analysed) => withRosterNames(analysed, roster))
    if (told.length === 0) continue
    const place = { staticId, channelId, nightId }
    const ownAttempts = attempts.filter(({ id }) => ids.has(id))
    // The night comes first: whoever finds a pull untold knows that its night may be behind, too.
    const answer = nightAnswer({ id: nightId, staticId, pulls: told, tellers, attempts: ownAttempts }, blame)
    await post(deps, { ...place, kind: 'night', subjectId: nightId }, answer)
    for (const analysed of told) {
      const attempt = ownAttempts.find(({ id }) => id === analysed.pull.id)
      const milestone = attempt && milestoneOf(attempt, attempts)
      const answer = pullAnswer(analysed, tellers.get(analysed.pull.id) ?? [], blame, milestone)
      await post(deps, { ...place, kind: 'pull', subjectId: analysed.pull.id }, answer)
    }
  }
}

/** Pictures are drawn only when the message is not there yet, word for word: it names its pictures by what they show. */
async function post(
  { db, painter, now }: AnnounceDeps,
  where: Omit<NewPost, 'message' | 'createdAt'>,
  answer: Answer,
): Promise<void> {
  const layout = layOut(answer)
  if (await hasPost(db, { ...where, message: layout.message })) return
  await savePost(db, { ...where, message: await draw(layout, painter), createdAt: now() })
}
