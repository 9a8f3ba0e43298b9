import { eventsSchema } from '../../../src/ingest/fflogs/events.ts'
import { translateFight } from '../../../src/ingest/fflogs/translate.ts'
import type { RecordedPull } from '../../../src/report.ts'
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
  return translateFight(startTime, told, master, eventsSchema.parse(events[fight.id]))
}
