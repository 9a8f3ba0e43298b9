import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pull } from '../../src/report.ts'
import { packEvents } from '../../src/store/pulls/event-block.ts'
import { futuresRewritten } from '../../tests/sim/fru/fight.ts'
import { party } from '../../tests/sim/party.ts'
import { simulate } from '../../tests/sim/simulate.ts'
import { readAsReport } from '../../tests/sim/two-sources/tellings.ts'
import { longPullFiles } from './long-pull-files.ts'

/** Ten minutes of an ultimate, deaths and raises among them, as FFLogs tells it: some 30,000 events. */
export async function writeLongPull(folder: string): Promise<{ events: number; durationMs: number }> {
  const pull = simulate(futuresRewritten, party, {
    seed: 112,
    plants: [
      { kind: 'fall', mechanic: 'blastburn-1', who: 'D1' },
      { kind: 'overlap', mechanic: 'banish-1', who: 'D4', victim: 'H2' },
      { kind: 'hit-by-avoidable', mechanic: 'icicle-impact-2', who: 'D2' },
    ],
  })
  const [recorded] = readAsReport({ title: 'Ten minutes', party, pulls: [{ pull, startedAt }] })
  if (recorded === undefined) throw new Error('nothing was told')
  const { events, ...told } = recorded
  const report = { source: told.source, code: 'bench', title: 'Ten minutes', startedAt }
  const whole: Pull = { ...told, id: 1, staticId: 1, number: 1, report, encounter: 'fru', storedAt: startedAt }
  await Promise.all([
    writeFile(join(folder, longPullFiles.pull), JSON.stringify(whole)),
    writeFile(join(folder, longPullFiles.block), packEvents(events)),
    writeFile(join(folder, longPullFiles.json), JSON.stringify(events.all())),
  ])
  return { events: events.count, durationMs: told.durationMs }
}

const startedAt = Date.UTC(2026, 10, 14, 20)
