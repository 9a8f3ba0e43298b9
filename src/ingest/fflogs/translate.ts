import type { EventRecorder } from '../../events/recorder.ts'
import type { EventTable } from '../../events/table.ts'
import { school } from '../../game.ts'
import type { Outcome, RecordedPull } from '../../report.ts'
import { type Cast, openCast } from './actors.ts'
import type { Fight, MasterData } from './queries.ts'
import type { ToldFight } from './reading/fight-reader.ts'
import type { Recording } from './reading/recording.ts'
import { isStatus, toStatus } from './reading/status-ids.ts'

/** Version of the reading, for footers: raise it when the same events become another pull. */
export const parser = 'fflogs 4'

/** A fight and everything that was recorded of it, as a pull. */
export function translateFight(recording: Recording, { reportStart, fight, master }: ToldFight): RecordedPull {
  const start = startOf(fight) ?? recording.gaugeMs ?? fight.startTime
  const cast = openCast(master.actors ?? [], fight.friendlyPlayers ?? [])
  tellSchools(recording.events, master)
  const events = tableOf(recording, Math.round(start), cast)
  const sinceStart = (reportMs: number) => Math.round(reportMs - start)
  return {
    source: 'fflogs',
    sourceKey: String(fight.id),
    encounterId: fight.encounterID,
    ...(fight.gameZone && { territoryId: fight.gameZone.id }),
    fightName: fight.name,
    startedAt: Math.round(reportStart + start),
    durationMs: sinceStart(fight.endTime),
    outcome: outcomeOf(fight),
    actors: cast.actors(),
    ...namesOf(master, recording.abilities),
    events,
    phases: (fight.phaseTransitions ?? []).map(({ id, startTime }) => ({
      id,
      startMs: Math.max(0, sinceStart(startTime)),
    })),
    ...(fight.bossPercentage !== null && { bossHp: fight.bossPercentage / 100 }),
    ...(fight.fightPercentage !== null && { fightHp: fight.fightPercentage / 100 }),
    ...(fight.wipeCalledTime !== null && { wipeCalledMs: sinceStart(fight.wipeCalledTime) }),
    parser,
  }
}

/** When the pull starts, ms from the start of the report, where the fight itself says so: the fight also holds what was done before. */
export function startOf({ startTime, endTime, combatTime }: Fight): number | undefined {
  return combatTime !== null && combatTime > 0 ? Math.max(startTime, endTime - combatTime) : undefined
}

export function outcomeOf({ kill }: Fight): Outcome {
  if (kill === null) return 'unknown'
  return kill ? 'kill' : 'wipe'
}

/** How many actors and abilities were met that the master data does not name. */
export function countUnnamed({ met, abilities }: Recording, master: MasterData): number {
  const known = new Set((master.actors ?? []).map(({ id }) => id))
  const named = new Set((master.abilities ?? []).map(({ gameID }) => gameID))
  const actors = new Set(met.all.map(({ actorId }) => actorId).filter((id) => !known.has(id)))
  return actors.size + [...abilities].filter((id) => id > 0 && !named.has(id)).length
}

/** What was recorded, counted from the start of the pull; what players brought was there 1 ms before it at the latest. */
function tableOf({ events, met, levels, auras }: Recording, start: number, cast: Cast): EventTable {
  for (const aura of auras) events.change(aura, 'at', Math.min(events.at(aura), start - 1))
  const index = Int32Array.from(met.all, ({ actorId, instance }) => cast.idOf(actorId, instance))
  for (const [actorId, level] of levels) cast.tellLevel(actorId, level)
  return events.table(start, index)
}

/** Of which school of damage each hit is; the events do not say so, the list of abilities does. */
function tellSchools(events: EventRecorder, { abilities }: MasterData): void {
  const schools = new Map<number | undefined, number>()
  for (const { gameID, type } of abilities ?? []) {
    if (gameID !== null && known.has(Number(type))) schools.set(gameID, Number(type))
  }
  const { columns, count } = events.shelf('damage-decided')
  const { ability, school: told } = columns
  if (ability === undefined || told === undefined) return
  for (let row = 0; row < count; row++) told[row] = schools.get(ability[row]) ?? Number.NaN
}

const known: ReadonlySet<number> = new Set(Object.values(school))

/** The names of what occurs in this fight; the report's list is that of a whole night. */
function namesOf({ abilities }: MasterData, used: ReadonlySet<number>) {
  const abilityNames: Record<number, string> = {}
  const statusNames: Record<number, string> = {}
  for (const { gameID, name } of abilities ?? []) {
    if (gameID === null || !name || !used.has(gameID)) continue
    if (name.startsWith('_rsv_')) continue // what the game hides until it is seen; no name at all is better
    if (isStatus(gameID)) statusNames[toStatus(gameID)] = name
    else abilityNames[gameID] = name
  }
  return { abilityNames, statusNames }
}
