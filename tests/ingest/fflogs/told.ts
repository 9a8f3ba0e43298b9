import type { CombatEvent } from '../../../src/event.ts'
import type { Fight, MasterData } from '../../../src/ingest/fflogs/queries.ts'
import { type PageOptions, readEvents, readFight } from '../../fflogs/read-events.ts'

/** Epoch ms. */
export const reportStart = Date.UTC(2026, 6, 1, 18)

const fight: Fight = {
  id: 7,
  encounterID: 1085,
  name: 'Dancing Mad',
  startTime: 100_000,
  endTime: 160_000,
  combatTime: 58_000,
  kill: false,
  inProgress: false,
  bossPercentage: 12.5,
  fightPercentage: 82,
  phaseTransitions: [
    { id: 1, startTime: 100_000 },
    { id: 2, startTime: 132_000 },
  ],
  wipeCalledTime: 150_000,
  friendlyPlayers: [1, 2],
  gameZone: { id: 1363 },
}

const actor = (id: number, type: string, name: string, subType: string) => ({
  id,
  gameID: 0,
  name,
  type,
  subType,
  server: type === 'Player' ? 'Example' : null,
  petOwner: null,
})

const master: MasterData = {
  actors: [
    actor(-1, 'NPC', 'Environment', 'NPC'),
    actor(1, 'Player', 'Ayla Stone', 'DarkKnight'),
    actor(2, 'Player', 'Bram Oakes', 'Scholar'),
    actor(3, 'Player', 'Limit Break', 'LimitBreak'),
    { ...actor(4, 'Pet', 'Eos', 'Pet'), petOwner: 2 },
    { ...actor(10, 'NPC', 'Kefka', 'Boss'), gameID: 19504 },
    actor(11, 'NPC', 'Multiple Players', 'NPC'),
  ],
  abilities: [
    { gameID: 7, name: 'Attack' },
    { gameID: 1_000_743, name: 'Grit' },
    { gameID: 49_739, name: '_rsv_49739_-1_1_0_0_S0_E0' },
    { gameID: 8, name: 'Never used here' },
  ],
}

/** These events as a fight of ours; pull time 0 is report time 102,000. */
export const translate = (events: readonly unknown[], more: Partial<Fight> = {}) =>
  readEvents({ reportStart, fight: { ...fight, ...more }, master }, events)

/** The same with what was counted on the way, and with the hits that are told with the statuses on their target. */
export const read = (events: readonly unknown[], more: PageOptions = {}) =>
  readFight({ reportStart, fight, master }, events, more)

/** One event a second into the pull, by the tank (actor 0) on the boss. */
export const event = (type: string, more: object) => ({
  type,
  timestamp: 103_000,
  sourceID: 1,
  targetID: 10,
  fight: 7,
  ...more,
})
/** What one event becomes. */
export const only = (type: string, more: object): CombatEvent | undefined =>
  translate([event(type, more)]).events.all()[0]
