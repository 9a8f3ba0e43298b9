import { readFacts } from '../../src/game/facts.ts'
import { openFflogs } from '../../src/ingest/fflogs/client.ts'
import { openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { openPoller } from '../../src/ingest/poller.ts'
import { pollWatch } from '../../src/ingest/watch.ts'
import { openEmbedded } from '../../src/store/db.ts'
import { localGuild, openStatic } from '../../src/store/people/statics.ts'
import { saveWatch } from '../../src/store/reports/watches.ts'
import { reportStart } from '../../tests/fflogs/small-report.ts'
import { openFarFflogs } from './far-fflogs.ts'

const warmUps = 600
const polls = 400
const pollSeconds = 30

/**
 * What asking a report costs that has nothing new: CPU of this process, all of its threads, with its turn planned and
 * noted on the embedded database and its question asked over HTTP. It is an error if that is more than one request.
 */
export async function measureIdlePoll(): Promise<Record<string, number>> {
  await using closing = new AsyncDisposableStack()
  const fflogs = await openFarFflogs({ reports: 1, fights: 10, events: 100 })
  closing.defer(() => fflogs.close())
  const { db, close } = await openEmbedded()
  closing.defer(close)
  const readers = openFightReaders()
  closing.defer(() => readers.close())

  const facts = readFacts()
  let now = reportStart - 30 * 24 * 60 * 60_000 // a report whose last event is yet to come is live whenever it is asked
  const client = openFflogs({ ...fflogs, db, now: () => now })
  const poller = openPoller({
    db,
    budget: client.budget,
    poll: (id, turn) => pollWatch({ db, client, readers, facts, now: () => now }, id, turn),
    now: () => now,
    pollSeconds,
    onNotice: () => {},
    onError: (error) => {
      throw error
    },
  })
  const { id: staticId } = await openStatic(db, localGuild)
  for (const code of fflogs.codes) await saveWatch(db, staticId, { code, channelId: 'c', addedBy: 'x', addedAt: now })
  const pollOften = async (times: number) => {
    for (let poll = 0; poll < times; poll++) {
      now += pollSeconds * 1000
      await poller.sweep()
      await poller.settled()
    }
  }
  await pollOften(warmUps)
  const requests = await fflogs.requests()
  const begun = process.cpuUsage()
  await pollOften(polls)
  const { user, system } = process.cpuUsage(begun)
  const asked = (await fflogs.requests()) - requests
  if (asked !== polls) throw new Error(`${polls} polls with nothing new cost ${asked} requests`)
  return { 'fflogs.idlePollCpuMs': (user + system) / 1000 / polls }
}
