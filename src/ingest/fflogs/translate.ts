import type { DamageDecided, State } from '../../event.ts'
import { openRecorder } from '../../events/recorder.ts'
import type { EventTable } from '../../events/table.ts'
import { school } from '../../game.ts'
import type { Outcome, RecordedPull } from '../../report.ts'
import { openCast } from './actors.ts'
import type { FflogsEvent } from './events.ts'
import type { Fight, MasterData } from './queries.ts'
import { joinStacks } from './stacks.ts'
import { isStatus, toStatus, translateEvent } from './translate-event.ts'

/** Version of the reading, for footers: raise it when the same events become another pull. */
export const parser = 'fflogs 3'

/** A finished fight and everything that happened in it, as a pull. `reportStart` is epoch ms. */
export function translateFight(
  reportStart: number,
  fight: Fight,
  master: MasterData,
  told: readonly FflogsEvent[],
): RecordedPull {
  const start = startOf(fight) ?? told.find(({ type }) => type === 'limitbreakupdate')?.timestamp ?? fight.startTime
  const cast = openCast(master.actors ?? [], fight.friendlyPlayers ?? [])
  const events = translateEvents(told, start, cast, schoolsOf(master))
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
    ...namesOf(master, told),
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

function translateEvents(
  told: readonly FflogsEvent[],
  start: number,
  cast: ReturnType<typeof openCast>,
  schools: ReadonlyMap<number, number>,
): EventTable {
  const events = openRecorder()
  const seen = new Map<number, State>()
  for (const event of joinStacks(told)) {
    for (const translated of translateEvent(event, start, cast)) {
      if (translated.type === 'state') {
        if (isSame(seen.get(translated.actor), translated)) continue // one cast on eight people tells its caster eight times
        seen.set(translated.actor, translated)
      }
      events.push(translated.type === 'damage-decided' ? withSchool(translated, schools) : translated)
    }
  }
  return events.table()
}

function withSchool(decided: DamageDecided, schools: ReadonlyMap<number, number>): DamageDecided {
  const told = schools.get(decided.ability)
  return told === undefined ? decided : { ...decided, school: told }
}

/** Of which school of damage each ability is. */
const schoolsOf = ({ abilities }: MasterData): ReadonlyMap<number, number> =>
  new Map(
    (abilities ?? []).flatMap(({ gameID, type }) =>
      gameID !== null && known.has(Number(type)) ? [[gameID, Number(type)]] : [],
    ),
  )

const known: ReadonlySet<number> = new Set(Object.values(school))

const isSame = (before: State | undefined, { at, hp, mp, x, y, facing, shield }: State) =>
  before?.at === at &&
  before.hp === hp &&
  before.mp === mp &&
  before.x === x &&
  before.y === y &&
  before.facing === facing &&
  before.shield === shield

export function outcomeOf({ kill }: Fight): Outcome {
  if (kill === null) return 'unknown'
  return kill ? 'kill' : 'wipe'
}

/** The names of what occurs in this fight; the report's list is that of a whole night. */
function namesOf({ abilities }: MasterData, told: readonly FflogsEvent[]) {
  const used = new Set<number>()
  for (const event of told) {
    if ('abilityGameID' in event) used.add(event.abilityGameID)
    if ('extraAbilityGameID' in event && event.extraAbilityGameID) used.add(event.extraAbilityGameID)
    if ('killingAbilityGameID' in event && event.killingAbilityGameID) used.add(event.killingAbilityGameID)
    if (event.type === 'combatantinfo') for (const { ability } of event.auras ?? []) used.add(ability)
  }
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
