import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { sharedData } from '../shared-data.ts'
import type { StandInActor, StandInReport } from './stand-in-report.ts'

/** A real Dancing Mad wipe: one whole answer, `dataType: All`, without resources. It lies beside the project, or not. */
export const recording = 'fflogs/recorded/aeruru_berry-fflog-analyzers__reportdata-events.json'

/** The recorded stream as a report with one fight. The stream tells no names: these are invented. */
export function recordedReport(): StandInReport {
  const { data } = answer.parse(JSON.parse(readFileSync(sharedData(recording), 'utf8')))
  const events = data.reportData.report.events.data
  const startTime = events[0]?.timestamp ?? 0
  const endTime = events.at(-1)?.timestamp ?? 0
  const fight = {
    id: 18,
    encounterID: 1085,
    name: 'Dancing Mad',
    difficulty: 100,
    startTime,
    endTime,
    combatTime: null,
    kill: false,
    inProgress: false,
    bossPercentage: bossLeft(events),
    fightPercentage: null,
    lastPhase: 1,
    lastPhaseAsAbsoluteIndex: 0,
    lastPhaseIsIntermission: false,
    phaseTransitions: [{ id: 1, startTime }],
    wipeCalledTime: null,
    friendlyPlayers: players.map(({ id }) => id),
    gameZone: { id: 1363, name: 'Dancing Mad (Ultimate)' },
  }
  return {
    code: 'RecordedKefka001',
    title: 'A recorded wipe',
    startTime: Date.UTC(2026, 6, 1, 18),
    endTime: Date.UTC(2026, 6, 1, 18) + endTime,
    revision: 1,
    visibility: 'public',
    fights: [fight],
    actors: [...players, ...others],
    abilities: [
      { gameID: 49739, name: 'Hyperdrive', type: '1024' },
      { gameID: 49746, name: 'Attack', type: '128' },
      { gameID: 50722, name: 'Light of Judgment', type: '1024' },
      { gameID: 47783, name: 'Double-Trouble Trap', type: '1024' },
      { gameID: 1002911, name: 'Damage Down', type: '1' },
    ],
    phases: [
      { encounterID: 1085, separatesWipes: true, phases: [{ id: 1, name: 'P1: Kefka', isIntermission: false }] },
    ],
    events: { 18: events },
  }
}

const answer = z.object({
  data: z.object({
    reportData: z.object({
      report: z.object({
        events: z.object({ data: z.array(z.looseObject({ timestamp: z.number(), type: z.string() })) }),
      }),
    }),
  }),
})

const actor = (id: number, type: StandInActor['type'], name: string, subType: string): StandInActor => ({
  id,
  gameID: 0,
  name,
  type,
  subType,
  server: type === 'Player' ? 'Example' : null,
  petOwner: null,
})

const boss = 86
const players = [
  actor(80, 'Player', 'Ayla Stone', 'Paladin'),
  actor(81, 'Player', 'Bram Oakes', 'Warrior'),
  actor(79, 'Player', 'Cira Vale', 'WhiteMage'),
  actor(82, 'Player', 'Dorn Hale', 'Sage'),
  actor(84, 'Player', 'Edda Frost', 'Viper'),
  actor(85, 'Player', 'Finn Marsh', 'Ninja'),
  actor(83, 'Player', 'Gwen Ash', 'Machinist'),
  actor(19, 'Player', 'Hale Brook', 'BlackMage'),
]
const others: readonly StandInActor[] = [
  actor(58, 'NPC', 'Multiple Players', 'NPC'),
  { ...actor(boss, 'NPC', 'Kefka', 'Boss'), gameID: 19504 },
  { ...actor(87, 'Pet', 'Bunshin', 'Pet'), petOwner: 85 },
  { ...actor(88, 'Pet', 'Automaton Queen', 'Pet'), petOwner: 83 },
  actor(89, 'NPC', 'Graven Image', 'NPC'),
  actor(90, 'NPC', 'Kefka', 'NPC'),
]

/** Percent left of the first Kefka, whose max HP is known. */
function bossLeft(events: readonly Readonly<Record<string, unknown>>[]): number {
  const dealt = events
    .filter((event) => event.type === 'damage' && event.targetID === boss && Number(event.abilityGameID) !== 500_000)
    .reduce((total, { amount }) => total + Number(amount), 0)
  return Math.round((1 - dealt / 56_331_828) * 10_000) / 100
}
