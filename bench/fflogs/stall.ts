import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { readFacts } from '../../src/game/facts.ts'
import { openFflogs } from '../../src/ingest/fflogs/client.ts'
import { openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { openPoller } from '../../src/ingest/poller.ts'
import { pollWatch } from '../../src/ingest/watch.ts'
import { openEmbedded } from '../../src/store/db.ts'
import { localGuild, openStatic } from '../../src/store/people/statics.ts'
import { saveWatch } from '../../src/store/reports/watches.ts'
import { pulls } from '../../src/store/schema.ts'
import { openFarFflogs } from './far-fflogs.ts'

const reports = 200
const fights = 2
/** More than one page of 10,000, some minutes of a pull. */
const events = 12_000
/** Ten times as often as people pull. */
const growEveryMs = 45_000
const pollSeconds = 30
const sweepMs = 1_000
/** The first of them compile everything. */
const warmUps = 20

/**
 * 200 watched reports of 20 statics that grow all the time, on one process with the embedded database: the longest time
 * in which its main thread (and so the gateway's heartbeat) could do nothing else.
 */
export async function measureStall(): Promise<Record<string, number>> {
  await using closing = new AsyncDisposableStack()
  const fflogs = await openFarFflogs({ reports, fights, events, growEveryMs })
  closing.defer(() => fflogs.close())
  const { db, close } = await openEmbedded()
  closing.defer(close)
  const readers = openFightReaders()
  closing.defer(() => readers.close())

  const now = Date.now
  const facts = readFacts()
  const client = openFflogs({ ...fflogs, db, now })
  const poller = openPoller({
    db,
    budget: client.budget,
    poll: (id, turn) => pollWatch({ db, client, readers, facts, now }, id, turn),
    now,
    pollSeconds,
    onNotice: () => {},
    onError: (error) => {
      throw error
    },
  })
  closing.defer(() => poller.stop())
  for (const [index, code] of fflogs.codes.entries()) {
    const { id } = await openStatic(db, localGuild, { name: `static ${index % 20}` })
    await saveWatch(db, id, { code, channelId: 'c', addedBy: 'x', addedAt: now() })
  }
  const delay = monitorEventLoopDelay({ resolution: 1 })
  for (let stored = 0; stored < reports * fights; await pause(sweepMs)) {
    await poller.sweep()
    stored = await db.$count(pulls)
    if (stored > warmUps) delay.enable()
  }
  delay.disable()
  return { 'fflogs.stall200Ms': delay.max / 1e6 }
}
