import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { buildContext, type PullContext } from '../../../src/analysis/context.ts'
import { sureShare } from '../../../src/game/ability.ts'
import { findEncounter, readFacts } from '../../../src/game/facts.ts'
import { openLog } from '../../../src/ingest/netlog/netlog.ts'
import { normalise } from '../../../src/ingest/normalise/normalise.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { readEvents } from '../../fflogs/read-events.ts'
import { recordedReport, recording } from '../../fflogs/recorded.ts'
import { describeShared, sharedData } from '../../shared-data.ts'
import { type Compared, compareWithTables } from './labelled.ts'

const facts = readFacts()

function contextOf(recorded: RecordedPull): PullContext {
  const { events, ...told } = normalise(recorded)
  const report = { source: told.source, code: 'abc', title: 'a night', startedAt: 0 }
  const encounter = findEncounter(facts, told)?.key
  const pull = { ...told, id: 1, staticId: 1, number: 1, report, storedAt: 0, ...(encounter && { encounter }) }
  return buildContext(pull, events, facts)
}

async function contextsOf(path: string): Promise<PullContext[]> {
  const contexts: PullContext[] = []
  for await (const recorded of (await openLog(path)).pulls()) contexts.push(contextOf(recorded))
  return contexts
}

const say = (what: string, { labelled, judged, same, compatible, wrong }: Compared) =>
  console.info(
    [
      `${what}: of ${labelled} labelled actions hits are sure of ${judged}: ${same} as tables say, ${compatible - same} as near as hits can tell`,
      ...wrong,
    ].join('\n  '),
  )

test('on the sample night, nine in ten of what hits are sure of is what tables say or cannot be told from it', async () => {
  const compared = compareWithTables(
    'fru',
    await contextsOf(fileURLToPath(new URL('../../../sample/sample-night.log.gz', import.meta.url))),
    sureShare,
  )
  say('sample night, FRU', compared)
  expect(compared.judged).toBeGreaterThanOrEqual(15)
  expect(compared.compatible / compared.judged).toBeGreaterThanOrEqual(0.9)
  expect(compared.same / compared.judged).toBeGreaterThanOrEqual(0.75)
})

const tea = 'netlog/tea-wipe-2021.log'

describeShared('a real wipe in The Epic of Alexander', tea, () => {
  test('nothing that hits are sure of contradicts the tables', async () => {
    const compared = compareWithTables('tea', await contextsOf(sharedData(tea)), sureShare)
    say('TEA wipe', compared)
    expect(compared.judged).toBeGreaterThanOrEqual(6)
    expect(compared.wrong).toEqual([])
  })
})

describeShared('the recorded Dancing Mad wipe', recording, () => {
  test('nothing that hits are sure of contradicts the tables', () => {
    const compared = compareWithTables('dmu', [contextOf(readRecorded())], sureShare)
    say('DMU wipe', compared)
    expect(compared.judged).toBeGreaterThanOrEqual(1)
    expect(compared.wrong).toEqual([])
  })
})

function readRecorded(): RecordedPull {
  const { startTime, fights, actors, abilities, events } = recordedReport()
  const [fight] = fights
  if (fight === undefined) throw new Error('the recording has a fight')
  const { friendlyPlayers, phaseTransitions } = fight
  const told = {
    ...fight,
    friendlyPlayers: [...friendlyPlayers],
    phaseTransitions: phaseTransitions && [...phaseTransitions],
  }
  const master = { actors: [...actors], abilities: [...abilities] }
  return readEvents({ reportStart: startTime, fight: told, master }, events[fight.id] ?? [])
}
