import type { FflogsEvent, StandInFight, StandInReport } from './stand-in-report.ts'

/** A report made by hand: two players, a boss, and as many short wipes as wanted, `events` casts in each. */
export function smallReport({ code = 'SmallReport00001', pulls = 2, events = 6 } = {}): StandInReport {
  const fights = Array.from({ length: pulls }, (_, index) => smallFight(index + 1))
  const last = fights.at(-1)
  return {
    code,
    title: 'A short night',
    startTime: reportStart,
    endTime: reportStart + (last?.endTime ?? 0),
    revision: 1,
    visibility: 'public',
    fights,
    actors: [
      actor(1, 'Player', 'Ayla Stone', 'Paladin'),
      actor(2, 'Player', 'Bram Oakes', 'WhiteMage'),
      { ...actor(10, 'NPC', 'Kefka', 'Boss'), gameID: 19504 },
    ],
    abilities: [
      { gameID: 7, name: 'Attack', type: '128' },
      { gameID: 49739, name: 'Hyperdrive', type: '1024' },
    ],
    phases: [],
    events: Object.fromEntries(fights.map((fight) => [fight.id, eventsOf(fight, events)])),
  }
}

/** Epoch ms. */
export const reportStart = Date.UTC(2026, 6, 1, 18)
const minute = 60_000

/** Fight `id` starts `id` × 10 minutes into the report and lasts one minute. */
const smallFight = (id: number): StandInFight => ({
  id,
  encounterID: 1085,
  name: 'Dancing Mad',
  difficulty: 100,
  startTime: id * 10 * minute,
  endTime: id * 10 * minute + minute,
  combatTime: minute - 500,
  kill: false,
  inProgress: false,
  bossPercentage: 81.5,
  fightPercentage: 96.3,
  lastPhase: 1,
  lastPhaseAsAbsoluteIndex: 0,
  lastPhaseIsIntermission: false,
  phaseTransitions: [{ id: 1, startTime: id * 10 * minute }],
  wipeCalledTime: null,
  friendlyPlayers: [1, 2],
  gameZone: { id: 1363, name: 'Dancing Mad (Ultimate)' },
})

const actor = (id: number, type: 'Player' | 'NPC', name: string, subType: string) => ({
  id,
  gameID: 0,
  name,
  type,
  subType,
  server: type === 'Player' ? 'Example' : null,
  petOwner: null,
})

/** Autos, two in each 100 ms, then a death. */
function eventsOf({ id, startTime, endTime }: StandInFight, casts: number): FflogsEvent[] {
  const from = { sourceID: 1, targetID: 10, abilityGameID: 7, fight: id, type: 'cast' }
  const autos = Array.from({ length: casts }, (_, index) => ({
    ...from,
    timestamp: startTime + Math.floor(index / 2) * 100,
    packetID: index,
  }))
  const death = { type: 'death', sourceID: 10, targetID: 2, abilityGameID: 0, fight: id }
  return [...autos, { ...death, timestamp: endTime, killerID: 10, killingAbilityGameID: 49739 }]
}
