import type { Analyst } from '../../analysis/analyst.ts'
import type { Painter } from '../../charts/painter.ts'
import { listOccasions } from '../../commands/pull/occasions.ts'
import { openPublicNames } from '../../commands/roster/public-names.ts'
import { tellPulls } from '../../commands/tell-pulls.ts'
import { presentIn } from '../../commands/telling/fits.ts'
import type { Db } from '../../store/db.ts'
import { findNight } from '../../store/pulls/nights.ts'
import { listProgressById } from '../../store/pulls/progress.ts'
import { listTellers } from '../../store/pulls/pull-accounts.ts'
import { listPullChannels } from '../../store/pulls/pull-channels.ts'
import { listNightPulls } from '../../store/pulls/pulls.ts'
import { listChannelRules } from '../../store/telling/channel-rules.ts'
import { tellChannel } from './tell-channel.ts'

export interface AnnounceDeps {
  readonly db: Db
  readonly analyst: Analyst
  readonly painter: Painter
  readonly now: () => number
}

/**
 * Writes what a night has to say: one message for the night and one for each pull, or one for many that waited together,
 * in every channel concerned and as its rule wants it. Written again, what has not changed stays untouched. Discord's
 * share is sent by `deliver`.
 */
export async function announceNight(deps: AnnounceDeps, nightId: number): Promise<void> {
  const { db, analyst } = deps
  const night = await findNight(db, nightId)
  if (night === undefined) return
  const { staticId } = night
  const channels = Map.groupBy(await listPullChannels(db, nightId), ({ channelId }) => channelId)
  const stored = await listNightPulls(db, staticId, nightId)
  const ids = stored.map(({ id }) => id)
  const { blame, roster, named } = await openPublicNames(db, staticId)
  const analysed = await tellPulls({ db, analyst }, staticId, stored)
  const told = {
    night,
    blame,
    pulls: analysed.map((one) => ({
      analysed: named(one),
      present: presentIn(one.pull.actors, roster),
    })),
    attempts: await listProgressById(db, staticId, ids),
    occasions: await listOccasions(db, staticId, ids),
    tellers: await listTellers(db, staticId, ids),
  }
  const rules = await listChannelRules(db, staticId)
  for (const [channelId, own] of channels) {
    const rule = rules.find((one) => one.channelId === channelId)
    await tellChannel(deps, told, { channelId, rule, pullIds: new Set(own.map(({ pullId }) => pullId)) })
  }
}
