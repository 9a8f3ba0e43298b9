import { afterAll, beforeAll, beforeEach } from 'vitest'
import { readFacts } from '../../src/game/facts.ts'
import { openFflogs } from '../../src/ingest/fflogs/client.ts'
import { type FightReaders, openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { type PollDependencies, pollWatch, type Turn } from '../../src/ingest/watch.ts'
import type { Db } from '../../src/store/db.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { listPulls, loadEvents } from '../../src/store/pulls/pulls.ts'
import { saveWatch } from '../../src/store/reports/watches.ts'
import { fflogsQuotas } from '../../src/store/schema.ts'
import { reportStart, smallReport } from '../fflogs/small-report.ts'
import { openStandIn, type StandIn } from '../fflogs/stand-in.ts'
import type { StandInReport } from '../fflogs/stand-in-report.ts'

export const minute = 60_000

/** What a poll in a test needs; its clock is set by the test. */
export interface PollingRoom {
  readonly db: Db
  readonly standIn: StandIn
  readonly readers: FightReaders
  readonly facts: PollDependencies['facts']
  readonly clock: { now: number }
}

/** A suite's room: a stand-in and reading threads for all of its tests, at whose start everything is over and points are plenty. */
export function pollingRoom(open: () => { readonly db: Db }): PollingRoom {
  const facts = readFacts()
  const readers = openFightReaders()
  const clock = { now: 0 }
  let standIn: StandIn
  beforeAll(async () => {
    standIn = await openStandIn()
  })
  beforeEach(async () => {
    clock.now = afterwards
    standIn.setLimitPerHour(1_000_000)
    await open().db.delete(fflogsQuotas)
  })
  afterAll(async () => {
    await standIn.close()
    await readers.close()
  })
  return {
    readers,
    facts,
    clock,
    get db() {
      return open().db
    },
    get standIn() {
      return standIn
    },
  }
}

type ClientSettings = Partial<Parameters<typeof openFflogs>[0]>

/** When all of a small report is over. */
export const afterwards = reportStart + 3 * 60 * minute

let statics = 0

/** A static of its own that watches a report of its own. */
export async function watchSmallReport(room: PollingRoom, settings: Parameters<typeof smallReport>[0] = {}) {
  const report = smallReport({ code: `Watched${String(statics + 1).padStart(9, '0')}`, ...settings })
  room.standIn.show(report)
  return { report, ...(await watchReport(room, report)) }
}

/** Another static that watches a report. */
export async function watchReport(room: PollingRoom, { code }: Pick<StandInReport, 'code'>) {
  const { db, standIn, readers, facts, clock } = room
  statics += 1
  const { id: staticId } = await openStatic(db, { discordId: 'local', name: 'here' }, { name: `static ${statics}` })
  const watch = await saveWatch(db, staticId, { code, channelId: 'c', addedBy: 'x', addedAt: clock.now })
  const now = () => clock.now
  return {
    db,
    staticId,
    watch,
    /** Polls a minute later, with a client that knows nothing of the polls before. */
    poll(settings: ClientSettings = {}, more: Partial<PollDependencies> = {}, turn: Turn = {}) {
      const client = openFflogs({ ...standIn, db, now, retryMs: 1, ...settings })
      clock.now += minute
      return pollWatch({ db, client, readers, facts, now, ...more }, watch.id, turn)
    },
    /** How often something was asked about this report. */
    asked: (question: string) =>
      standIn.asked.filter((one) => one.question === question && one.variables.code === code).length,
    /** What is stored of it, in the order of its numbers. */
    async stored() {
      const pulls = (await listPulls(db, staticId, 100)).toReversed()
      return await Promise.all(
        pulls.map(async ({ id, number, sourceKey, startedAt, durationMs, outcome, fightHp = 0, actors }) => {
          const events = (await loadEvents(db, staticId, id)).all()
          return { number, sourceKey, startedAt, durationMs, outcome, fightHp, actors, events }
        }),
      )
    },
  }
}
