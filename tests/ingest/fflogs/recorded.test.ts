import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFacts } from '../../../src/game/facts.ts'
import { openFflogs } from '../../../src/ingest/fflogs/client.ts'
import { openFightReaders } from '../../../src/ingest/fflogs/reading/fight-readers.ts'
import { pollWatch } from '../../../src/ingest/watch.ts'
import type { OpenDb } from '../../../src/store/db.ts'
import { openEmbedded } from '../../../src/store/db.ts'
import { openStatic } from '../../../src/store/people/statics.ts'
import { listPulls, loadEvents } from '../../../src/store/pulls/pulls.ts'
import { saveWatch } from '../../../src/store/reports/watches.ts'
import { recordedReport, recording } from '../../fflogs/recorded.ts'
import { openStandIn, type StandIn } from '../../fflogs/stand-in.ts'
import { describeShared } from '../../shared-data.ts'

describeShared('the recorded Dancing Mad wipe', recording, () => {
  let opened: OpenDb
  let standIn: StandIn
  const readers = openFightReaders()
  beforeAll(async () => {
    opened = await openEmbedded()
    standIn = await openStandIn()
  })
  afterAll(async () => {
    await standIn.close()
    await readers.close()
    await opened.close()
  })

  test('becomes one pull with 7 deaths, of which 2 have no killer', async () => {
    const { db } = opened
    const report = recordedReport()
    standIn.show(report)
    const now = () => report.endTime + 5_000
    const client = openFflogs({ ...standIn, db, now })
    const { id } = await openStatic(db, { discordId: 'local', name: 'here' })
    const watch = await saveWatch(db, id, { code: report.code, channelId: 'local-1', addedBy: 'x', addedAt: now() })
    expect(await pollWatch({ db, client, readers, facts: readFacts(), now }, watch.id)).toMatchObject({ newPulls: 1 })

    const pulls = await listPulls(db, id, 10)
    expect(pulls).toHaveLength(1)
    const [pull] = pulls
    if (!pull) return
    expect(pull).toMatchObject({
      encounter: 'dmu',
      outcome: 'wipe',
      fightName: 'Dancing Mad',
      startedAt: report.startTime + 7_895_066,
      durationMs: 75_027,
      phases: [{ id: 1, startMs: 0 }],
    })
    const players = pull.actors.filter(({ kind }) => kind === 'player')
    expect(players.map(({ job, level }) => [job, level])).toEqual(
      ['PLD', 'WAR', 'WHM', 'SGE', 'VPR', 'NIN', 'MCH', 'BLM'].map((job) => [job, 100]),
    )
    const events = await loadEvents(db, id, pull.id)
    const deaths = events.of('death')
    expect(deaths).toHaveLength(7)
    expect(deaths.filter(({ killer }) => killer === -1)).toHaveLength(2)
    expect(deaths.filter(({ ability }) => ability === 49739)).toHaveLength(5)
  })
})
