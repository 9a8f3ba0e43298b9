import { jobs, school } from '../../../src/game.ts'
import type { FflogsEvent, StandInActor, StandInFight, StandInReport } from '../../fflogs/stand-in-report.ts'
import { nobody, type SimActor, type SimPull } from '../truth.ts'
import { beganMs } from './began.ts'
import { eventsOf } from './fflogs-events.ts'
import { type FflogsActor, limitBreak, openScribe } from './fflogs-scribe.ts'
import type { Night, TimedPull } from './night.ts'

const introMs = 60_000
/** A fight also holds what was cast right before it. */
const prepullMs = 2_500
const limitBreakId = 9
const firstPetId = 10
const firstEnemyId = 20

/** The night as FFLogs would have it: fights, master data, and every event the API could give. */
export function asStandInReport(night: Night, code = 'SimulatedReport1'): StandInReport {
  const startTime = (night.pulls[0]?.startedAt ?? 0) - introMs
  const roster = openRoster(night)
  const fights = night.pulls.map((timed, index) => fightOf(timed, index + 1, startTime))
  const events = night.pulls.map((timed, index) => allEvents(timed, index + 1, startTime, roster))
  return {
    code,
    title: night.title,
    startTime,
    endTime: startTime + (fights.at(-1)?.endTime ?? 0),
    revision: 1,
    visibility: 'public',
    fights,
    actors: roster.actors(),
    abilities: abilitiesOf(night),
    phases: night.pulls.slice(0, 1).map(({ pull: { fight } }) => ({
      encounterID: fight.encounterId,
      separatesWipes: true,
      phases: fight.phaseNames.map((name, index) => ({ id: index + 1, name, isIntermission: isIntermission(name) })),
    })),
    events: Object.fromEntries(events.map((list, index) => [index + 1, list])),
  }
}

function fightOf({ pull, startedAt }: TimedPull, id: number, reportStart: number): StandInFight {
  const { answer, fight } = pull
  const start = startedAt - reportStart
  const end = start + lastMoment(pull)
  const phase = answer.phases.at(-1)?.id ?? 1
  const between = isIntermission(fight.phaseNames[phase - 1])
  const won = answer.outcome === 'kill'
  return {
    id,
    encounterID: fight.encounterId,
    name: fight.name,
    difficulty: fight.difficulty ?? 100,
    startTime: start - prepullMs,
    endTime: end,
    combatTime: end - start - beganMs(pull),
    kill: won,
    inProgress: false,
    bossPercentage: won ? 0.01 : percent(answer.boss.share),
    fightPercentage: won ? 0.01 : percent(answer.fightLeft),
    lastPhase: fight.phaseNames.slice(0, phase).filter((name) => isIntermission(name) === between).length,
    lastPhaseAsAbsoluteIndex: phase - 1,
    lastPhaseIsIntermission: between,
    phaseTransitions: answer.phases
      .filter(({ id: phaseId }) => phaseId <= fight.phaseNames.length)
      .map(({ id: phaseId, startMs }) => ({ id: phaseId, startTime: start + startMs })),
    wipeCalledTime: pull.callRecorded && answer.calledMs !== undefined ? start + answer.calledMs : null,
    friendlyPlayers: [...pull.actors.filter(({ kind }) => kind === 'player').map(playerId), limitBreakId],
    gameZone: { id: fight.gameZoneId, name: fight.zone },
  }
}

const isIntermission = (name: string | undefined): boolean => name?.startsWith('Intermission') ?? false

/** The wipe, or the last death if the log told it after the wipe. */
const lastMoment = ({ durationMs, happenings }: SimPull): number =>
  Math.max(durationMs, ...happenings.filter(({ kind }) => kind === 'death').map(({ at }) => at))

function allEvents({ pull, startedAt }: TimedPull, fight: number, reportStart: number, roster: Roster): FflogsEvent[] {
  const start = startedAt - reportStart
  const scribe = openScribe(pull, fight, start, (actor) => roster.idOf(pull, actor))
  const told = pull.happenings.filter(({ at }) => at >= -prepullMs).flatMap((happening) => eventsOf(scribe, happening))
  return [...combatants(pull, fight, start - prepullMs), ...told].sort((one, other) => one.timestamp - other.timestamp)
}

function combatants(pull: SimPull, fight: number, timestamp: number): FflogsEvent[] {
  const before = pull.happenings.flatMap((it) => (it.kind === 'gain' && it.at < 0 ? [it] : []))
  return pull.actors
    .filter(({ kind }) => kind === 'player')
    .map((actor) => ({
      timestamp,
      type: 'combatantinfo',
      fight,
      sourceID: playerId(actor),
      gear: [],
      auras: before
        .filter(({ target }) => target === actor.id)
        .map(({ status }) => ({
          source: playerId(actor),
          ability: status + 1_000_000,
          stacks: 1,
          icon: '000000-000405.png',
          name: pull.statusNames.get(status)?.name ?? '',
        })),
      level: 100,
      simulatedCrit: '0.27',
      simulatedDirectHit: 0.25,
    }))
}

interface Roster {
  idOf(pull: SimPull, actor: number): FflogsActor
  actors(): readonly StandInActor[]
}

/** Players keep their id all night; enemies of one name and game id share theirs. */
function openRoster(night: Night): Roster {
  const first = night.pulls[0]?.pull
  const enemies = (first?.actors ?? []).filter(({ kind }) => kind === 'enemy')
  const kinds = [...new Set(enemies.map(sortOf))]
  const idOf = (pull: SimPull, actor: number): FflogsActor => {
    if (actor === nobody) return { id: -1 }
    if (actor === limitBreak) return { id: limitBreakId }
    const found = pull.actors[actor]
    if (!found) return { id: -1 }
    if (found.owner !== undefined) return { id: firstPetId + found.owner }
    if (found.kind === 'player') return { id: playerId(found) }
    const copies = pull.actors.filter((each) => sortOf(each) === sortOf(found))
    const id = firstEnemyId + kinds.indexOf(sortOf(found))
    return copies.length === 1 ? { id } : { id, instance: copies.indexOf(found) + 1 }
  }
  const entry = (id: number, rest: Partial<StandInActor>): StandInActor => ({
    id,
    gameID: 0,
    name: '',
    type: 'NPC',
    subType: 'NPC',
    server: null,
    petOwner: null,
    ...rest,
  })
  const actors = (): StandInActor[] => [
    entry(-1, { name: 'Environment' }),
    ...night.party.map(({ name, job }, index) =>
      entry(index + 1, {
        gameID: 1_000_000 + index,
        name,
        type: 'Player',
        subType: jobs[job].fflogs,
        server: 'Behemoth',
      }),
    ),
    ...night.party.flatMap(({ pet }, owner) =>
      pet
        ? [
            entry(firstPetId + owner, {
              gameID: pet.gameId,
              name: pet.name,
              type: 'Pet',
              subType: 'Pet',
              petOwner: owner + 1,
            }),
          ]
        : [],
    ),
    entry(limitBreakId, { name: 'Limit Break', type: 'Player', subType: 'LimitBreak' }),
    ...kinds.map((kind, index) => {
      const actor = enemies.find((each) => sortOf(each) === kind)
      const isBoss = (actor?.maxHp ?? 0) > 1_000_000
      return entry(firstEnemyId + index, {
        gameID: actor?.gameId ?? 0,
        name: actor?.name ?? '',
        subType: isBoss ? 'Boss' : 'NPC',
      })
    }),
  ]
  return { idOf, actors }
}

const playerId = ({ id }: SimActor): number => id + 1
const sortOf = ({ kind, gameId, name }: SimActor): string => `${kind} ${gameId} ${name}`
const percent = (share: number): number => Math.round(share * 10_000) / 100

function abilitiesOf({ pulls }: Night): StandInReport['abilities'] {
  const schools = new Map<number, number>()
  const found = new Map<number, { gameID: number; name: string; type: string }>()
  for (const { pull } of pulls) {
    for (const it of pull.happenings) {
      for (const { damage } of it.kind === 'decided' ? it.struck : []) {
        if (it.kind === 'decided' && damage) schools.set(it.ability, school[damage.school])
      }
    }
    for (const [gameID, name] of pull.abilityNames) {
      found.set(gameID, { gameID, name, type: String(schools.get(gameID) ?? '1') })
    }
    for (const [status, { name }] of pull.statusNames) {
      found.set(status + 1_000_000, { gameID: status + 1_000_000, name, type: '1' })
    }
  }
  return [...found.values()].sort((one, other) => one.gameID - other.gameID)
}
