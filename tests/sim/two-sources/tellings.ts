import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '../../../src/ingest/netlog/netlog.ts'
import { normalise } from '../../../src/ingest/normalise/normalise.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { readEvents } from '../../fflogs/read-events.ts'
import type { Era } from '../writers/line-hash.ts'
import { asNetworkLog } from '../writers/network-log.ts'
import type { Night } from '../writers/night.ts'
import { asStandInReport } from '../writers/stand-in-report.ts'

/** The night written as a network log of a year and read again. */
export async function readAsLog(night: Night, era: Era = 2024): Promise<RecordedPull[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-sim-'))
  try {
    const path = join(folder, 'night.log')
    writeFileSync(path, asNetworkLog(night, era))
    const pulls: RecordedPull[] = []
    for await (const pull of (await openLog(path)).pulls()) pulls.push(pull)
    return pulls
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The night as FFLogs would answer, translated. */
export function readAsReport(night: Night): RecordedPull[] {
  const { startTime, fights, actors, abilities, events } = asStandInReport(night)
  const master = { actors: [...actors], abilities: [...abilities] }
  return fights.map((fight) => {
    const { phaseTransitions, friendlyPlayers } = fight
    const asked = {
      ...fight,
      phaseTransitions: phaseTransitions && [...phaseTransitions],
      friendlyPlayers: [...friendlyPlayers],
    }
    return normalise(readEvents({ reportStart: startTime, fight: asked, master }, events[fight.id] ?? []))
  })
}
