import { listUnsentPosts } from '../../store/telling/posts.ts'
import type { Shards } from '../shards.ts'
import { type DeliverDeps, deliverChannel } from './deliver.ts'
import { openOldEdits } from './old-edits.ts'
import { openTurns } from './turns.ts'

export interface Deliveries {
  /** Brings Discord up to date with the posts of one night, or of all. */
  deliver(nightId?: number): Promise<void>
  /** The same for all, in a moment: for whoever is told several times that something changed. */
  soon(): void
  /** Looks for what others wrote, and leaves what something stands in the way of. */
  look(): void
  /** Lets what is being sent finish; nothing more is begun. */
  close(): Promise<void>
}

interface Deps extends Omit<DeliverDeps, 'oldEdits'> {
  readonly shards: Shards
  /** Makes fewer posts of many that wait for a channel. */
  fold(channelId: string, nightId?: number): Promise<void>
}

/**
 * Serves every channel in its own turn, so that none waits for another one's backlog, and what failed for a moment again
 * until it went through.
 */
export function openDeliveries(deps: Deps): Deliveries {
  const { db, logger, shards, now } = deps
  const oldEdits = openOldEdits(now)
  const timers = new Map<string, NodeJS.Timeout>()
  const failures = new Map<string, number>()
  const refusedAt = new Map<string, number>()
  let isClosed = false

  const turns = openTurns(async (channelId, nightId) => {
    if (isClosed) return
    await deps.fold(channelId, nightId)
    const posts = await listUnsentPosts(db, nightId, { channelId, shards })
    if (posts.length === 0) return
    try {
      const { againInMs, isRefused } = await deliverChannel({ ...deps, oldEdits }, posts)
      failures.delete(channelId)
      if (isRefused) refusedAt.set(channelId, now())
      else refusedAt.delete(channelId)
      if (againInMs !== undefined) again(channelId, againInMs)
    } catch (error) {
      const count = failures.get(channelId) ?? 0
      failures.set(channelId, count + 1)
      again(channelId, Math.min(firstRetryMs * 2 ** count, longestRetryMs))
      throw error
    }
  })

  const again = (key: string, inMs: number) => {
    if (isClosed || timers.has(key)) return
    const retry = () => {
      timers.delete(key)
      note(key === all ? deliverTo(isPatient) : turns.take(key, undefined))
    }
    timers.set(key, setTimeout(retry, inMs))
  }
  const note = (work: Promise<void>) =>
    void work.catch((error: unknown) => logger.error({ err: error }, 'posts could not be delivered'))

  /** Something changed, but where Discord refused a moment ago it is not asked at every change. */
  const isPatient = (channelId: string) => {
    const leftMs = (refusedAt.get(channelId) ?? 0) + refusedMs - now()
    if (leftMs > 0) again(channelId, leftMs)
    return leftMs <= 0
  }

  const deliverTo = async (serves: (channelId: string) => boolean, nightId?: number, untroubled = false) => {
    const unsent = await listUnsentPosts(db, nightId, { shards, untroubled })
    const channels = [...new Set(unsent.map(({ channelId }) => channelId))].filter(serves)
    const ended = await Promise.allSettled(channels.map((channelId) => turns.take(channelId, nightId)))
    const failed = ended.find((end) => end.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }

  return {
    deliver: (nightId) => deliverTo(() => true, nightId),
    soon: () => again(all, soonMs),
    look: () => note(deliverTo(isPatient, undefined, true)),
    close: async () => {
      isClosed = true
      for (const timer of timers.values()) clearTimeout(timer)
      await turns.ended()
    },
  }
}

const all = 'everything'
const soonMs = 500
/** What fails again is tried after twice as long. */
const firstRetryMs = 5_000
const longestRetryMs = 5 * 60_000
const refusedMs = 10_000
