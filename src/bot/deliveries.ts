import { listUnsentPosts } from '../store/posts.ts'
import { type DeliverDeps, deliverChannel } from './deliver.ts'
import type { Shards } from './shards.ts'

export interface Deliveries {
  /** Brings Discord up to date with the posts of one night, or of all. */
  deliver(nightId?: number): Promise<void>
  /** The same for all, in a moment: for whoever is told several times that something changed. */
  soon(): void
  /** Lets what is being sent finish; nothing more is begun. */
  close(): Promise<void>
}

interface Deps extends DeliverDeps {
  readonly shards: Shards
  /** Makes fewer posts of many that wait for a channel. */
  fold(channelId: string, nightId?: number): Promise<void>
}

/**
 * Serves every channel in its own turn, so that none waits for another one's backlog, and what failed for a moment again
 * until it went through.
 */
export function openDeliveries(deps: Deps): Deliveries {
  const { db, logger, shards } = deps
  const last = new Map<string, Promise<unknown>>()
  const waiting = new Map<string, Promise<void>>()
  const timers = new Map<string, NodeJS.Timeout>()
  const failures = new Map<string, number>()
  let isClosed = false

  const inTurn = (channelId: string, nightId: number | undefined): Promise<void> => {
    const key = `${channelId} ${nightId ?? ''}`
    const known = waiting.get(key)
    if (known !== undefined) return known
    const turn = (last.get(channelId) ?? Promise.resolve()).then(async () => {
      waiting.delete(key)
      if (!isClosed) await serve(channelId, nightId)
    })
    const ended = turn.catch(() => {}) // whoever asked hears of it; the next turn is its own
    last.set(channelId, ended)
    void ended.then(() => {
      if (last.get(channelId) === ended) last.delete(channelId)
    })
    waiting.set(key, turn)
    return turn
  }

  const serve = async (channelId: string, nightId: number | undefined) => {
    await deps.fold(channelId, nightId)
    const posts = await listUnsentPosts(db, nightId, { channelId, shards })
    if (posts.length === 0) return
    try {
      const againInMs = await deliverChannel(deps, posts)
      failures.delete(channelId)
      if (againInMs !== undefined) again(channelId, againInMs)
    } catch (error) {
      const count = failures.get(channelId) ?? 0
      failures.set(channelId, count + 1)
      again(channelId, Math.min(firstRetryMs * 2 ** count, longestRetryMs))
      throw error
    }
  }

  const again = (key: string, inMs: number) => {
    if (isClosed || timers.has(key)) return
    const retry = () => {
      timers.delete(key)
      const work = key === all ? deliver() : inTurn(key, undefined)
      work.catch((error: unknown) => logger.error({ err: error }, 'posts could not be delivered'))
    }
    timers.set(key, setTimeout(retry, inMs))
  }

  const deliver = async (nightId?: number) => {
    const unsent = await listUnsentPosts(db, nightId, { shards })
    const channels = [...new Set(unsent.map(({ channelId }) => channelId))]
    const ended = await Promise.allSettled(channels.map((channelId) => inTurn(channelId, nightId)))
    const failed = ended.find((end) => end.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }

  return {
    deliver,
    soon: () => again(all, soonMs),
    close: async () => {
      isClosed = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(last.values())
    },
  }
}

const all = 'everything'
const soonMs = 500
/** What fails again is tried after twice as long. */
const firstRetryMs = 5_000
const longestRetryMs = 5 * 60_000
