import type { RecordedPull } from '../../../src/report.ts'
import { readEvents } from '../../fflogs/read-events.ts'
import type { StandInReport } from '../../fflogs/stand-in-report.ts'

/** The first fight of a report as FFLogs tells it, before anything is repaired. */
export function firstFight({ startTime, fights, actors, abilities, events }: StandInReport): RecordedPull {
  const [fight] = fights
  if (fight === undefined) throw new Error('the report has a fight')
  const told = {
    ...fight,
    friendlyPlayers: [...fight.friendlyPlayers],
    phaseTransitions: fight.phaseTransitions && [...fight.phaseTransitions],
  }
  const master = { actors: [...actors], abilities: [...abilities] }
  return readEvents({ reportStart: startTime, fight: told, master }, events[fight.id] ?? [])
}
