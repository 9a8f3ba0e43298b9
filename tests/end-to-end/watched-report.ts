import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { analystHere } from '../../src/analysis/analyst.ts'
import { announceNight } from '../../src/bot/telling/announce.ts'
import type { Painter } from '../../src/charts/painter.ts'
import { readFacts } from '../../src/game/facts.ts'
import { type FflogsSettings, openFflogs } from '../../src/ingest/fflogs/client.ts'
import type { FightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { openPoller } from '../../src/ingest/poller.ts'
import { pollWatch } from '../../src/ingest/watch.ts'
import type { Db } from '../../src/store/db.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { findWatch, removeWatch, saveWatch } from '../../src/store/reports/watches.ts'
import { fflogsQuotas, nights, pullEvents, pulls } from '../../src/store/schema.ts'
import { listPosts } from '../../src/store/telling/posts.ts'

const facts = readFacts()

export interface WatchedReport {
  /** Asks whoever is due, and tells what came of it. Gives the sentence that is on the watch then. */
  ask(): Promise<string | undefined>
  /** Everything stored but when it was, and under which ids. */
  state(): Promise<unknown>
  /** What the channel was told of troubles, in order. */
  notices(): Promise<string[]>
  /** Nobody watches it any more, and what was learned of FFLogs is forgotten. */
  end(): Promise<void>
}

interface Watching {
  readonly db: Db
  readonly fflogs: FflogsSettings
  readonly readers: FightReaders
  readonly painter: Painter
  readonly code: string
}

/** A static of its own that watches a report: a running Vigil's polling and announcing, on a clock of the test's. */
export async function watchReport({ db, fflogs, readers, painter, code }: Watching): Promise<WatchedReport> {
  const { now } = fflogs
  const { id: staticId } = await openStatic(db, { discordId: 'local', name: 'here' }, { name: code })
  const watch = await saveWatch(db, staticId, { code, channelId: `c-${code}`, addedBy: 'x', addedAt: now() })
  const client = openFflogs(fflogs)
  const onNight = (nightId: number) => announceNight({ db, analyst: analystHere(facts), painter, now }, nightId)
  const poller = openPoller({
    db,
    budget: client.budget,
    poll: (watchId, turn) => pollWatch({ db, client, readers, facts, now, onNight }, watchId, turn),
    now,
    pollSeconds: 30,
    onNotice: () => {},
    onError: (error) => {
      throw error
    },
  })
  return {
    async ask() {
      await poller.sweep()
      await poller.settled()
      return (await findWatch(db, watch.id))?.trouble
    },
    async state() {
      const told = await db
        .select()
        .from(pulls)
        .innerJoin(pullEvents, eq(pullEvents.pullId, pulls.id))
        .where(eq(pulls.staticId, staticId))
        .orderBy(pulls.number)
      const ids = new Map(told.map(({ pull }) => [pull.id, pull.number]))
      const posts = (await listPosts(db, staticId, 100)).filter(({ kind }) => kind !== 'notice')
      return {
        pulls: told.map(
          ({ pull: { id, staticId: _, nightId, reportId, storedAt, ...pull }, pull_events: { block } }) => ({
            ...pull,
            events: createHash('sha256').update(block).digest('hex'),
          }),
        ),
        nights: (await db.select().from(nights).where(eq(nights.staticId, staticId))).map(({ startedAt, endedAt }) => ({
          startedAt,
          endedAt,
        })),
        posts: posts.map(({ kind, subjectId, message }) => ({
          kind,
          subject: kind === 'pull' ? ids.get(subjectId) : 'night',
          message: JSON.stringify(message)
            .replaceAll(code, 'CODE')
            .replaceAll(/"(\w+):\d+:\d+((?::\w+)?)"/g, '"$1$2"')
            .replaceAll(/read [^·]* after the pull/g, 'read'),
        })),
      }
    },
    notices: async () =>
      (await listPosts(db, staticId, 100))
        .filter(({ kind }) => kind === 'notice')
        .map(({ message }) => JSON.stringify(message))
        .toReversed(),
    async end() {
      await removeWatch(db, staticId, code)
      await db.delete(fflogsQuotas)
    },
  }
}

/** A painter that draws the same picture only once. */
export function drawnOnce(painter: Painter): Painter {
  const drawn = new Map<string, Promise<Uint8Array>>()
  return {
    ...painter,
    draw(block) {
      const key = JSON.stringify(block)
      const known = drawn.get(key) ?? painter.draw(block)
      drawn.set(key, known)
      return known
    },
  }
}
