import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { normalise, type Repairs } from '../../../src/ingest/normalise/normalise.ts'
import { steps } from '../../../src/ingest/normalise/steps.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { actor } from '../../analysis/pull-where.ts'
import { recordedReport, recording } from '../../fflogs/recorded.ts'
import { describeShared } from '../../shared-data.ts'
import { simulatedReport } from '../../sim/reports.ts'
import { readLog, testShared } from '../netlog/log-lines.ts'
import { firstFight } from './recorded-pull.ts'
import { toldPull } from './told-pull.ts'

test('every step has its file and its fixtures, and is called as they are', () => {
  const filesOf = (folder: string, ending: string) =>
    globSync(`*${ending}`, { cwd: fileURLToPath(new URL(folder, import.meta.url)) }).map((file) =>
      basename(file, ending),
    )
  const names = steps.map(({ name }) => name)
  expect(filesOf('../../../src/ingest/normalise', '.ts').sort()).toEqual([...names, 'normalise', 'steps'].sort())
  expect(filesOf('.', '.test.ts')).toEqual(expect.arrayContaining(names))
})

test('steps build on each other: the pet of a pet, called as its kind, has what its owner has only once', () => {
  const litany = { type: 'status-apply', at: 1_000, source: 'finn', status: 786, durationMs: 20_000 } as const
  const told = toldPull([
    { ...litany, target: 'gwen' },
    { ...litany, target: 'add' },
    { type: 'begin-cast', at: 2_000, source: 'hale', target: 'boss', ability: 3_577, durationMs: 2_500 },
  ])
  const actors = told.actors.map((own) =>
    own.id === actor('add') ? { id: own.id, kind: 'pet' as const, name: '', owner: actor('pet') } : own,
  )
  const repairs: Repairs = {}
  const pull = normalise({ ...told, actors }, repairs)
  expect(repairs).toEqual({ 'find-owners': 1, 'name-actors': 1, 'drop-mirrored-statuses': 1, 'cancel-casts': 1 })
  expect(pull.actors[actor('add')]).toMatchObject({ name: 'Unknown pet', owner: actor('gwen') })
  expect(pull.events.all().map(({ type }) => type)).toEqual(['status-apply', 'begin-cast', 'cancel-cast'])
})

test('a pull that is told well is the one that was told', () => {
  const told = toldPull([{ type: 'cast', at: 0, source: 'ayla', target: 'boss', ability: 7 }])
  const repairs: Repairs = {}
  expect(normalise(told, repairs)).toBe(told)
  expect(repairs).toEqual({})
})

function expectNothingLeft(told: RecordedPull): void {
  const again: Repairs = {}
  const once = normalise(told)
  expect(normalise(once, again)).toBe(once)
  expect(again).toEqual({})
}

testShared('tea-wipe-2021.log', 'a log tells what was repaired in its pulls', async (path) => {
  expect((await readLog(path)).report.repairs).toEqual({ 'fold-helpers': 11, 'drop-mirrored-statuses': 54 })
})

describe('what was repaired needs no repair', () => {
  test.each([3, 7, 11])('in a simulated report %i', (seed) => {
    const told = firstFight(simulatedReport(seed, 1))
    expectNothingLeft(told)
  })

  testShared('tea-wipe-2021.log', 'in a real log', async (path) => {
    for (const pull of (await readLog(path)).pulls) expectNothingLeft(pull)
  })

  describeShared('in the recorded Dancing Mad wipe', recording, () => {
    test('one fight', () => expectNothingLeft(firstFight(recordedReport())))
  })
})
