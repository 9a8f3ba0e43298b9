import { listUnsentPosts, type Post } from '../../store/telling/posts.ts'
import { foldPosts } from '../../store/telling/tellings.ts'
import { type AnnounceDeps, announceNight } from '../telling/announce.ts'
import { mostPosts } from '../telling/tell-channel.ts'

/**
 * Makes one digest of a night's pulls whose posts lie unsent in a channel, where they are too many to be told one by one:
 * Discord could not be reached, or refused them. To be called where nothing is being delivered to that channel.
 */
export async function foldBacklog(deps: AnnounceDeps, channelId: string, nightId?: number): Promise<void> {
  const waiting = (await listUnsentPosts(deps.db, nightId, { channelId })).filter(isUnseen)
  const nights = new Set<number>()
  for (const [first, ...others] of Map.groupBy(waiting, (post) => post.nightId).values()) {
    if (first === undefined || first.nightId === null || others.length < mostPosts) continue
    // The first may be there already: whoever sent it was killed before it was noted.
    const ids = others.map(({ subjectId }) => subjectId)
    await foldPosts(deps.db, { ...first, nightId: first.nightId }, ids, deps.now())
    nights.add(first.nightId)
  }
  for (const night of nights) await announceNight(deps, night)
}

const isUnseen = ({ kind, sentRevision, messageId }: Post): boolean =>
  kind === 'pull' && sentRevision === 0 && messageId === null
