import { futuresRewritten } from '../fru/fight.ts'
import { party } from '../party.ts'
import type { PullPlan } from '../plants.ts'
import { randomNight } from '../random-night.ts'
import { sampleNight } from '../sample-night.ts'
import type { PetScript } from '../script.ts'
import { simulate } from '../simulate.ts'
import type { Night } from '../writers/night.ts'

/** What is told twice: random nights, the sample, and one with what those do not have. */
export const nights: readonly (readonly [name: string, night: () => Night])[] = [
  ['seed 11', () => randomNight(11)],
  ['seed 12', () => randomNight(12)],
  ['seed 13', () => randomNight(13)],
  ['the sample', sampleNight],
  ['pets, a limit break, a death without a line', () => nightOf(eventful)],
]

const queen: PetScript = {
  name: 'Automaton Queen',
  gameId: 9_818,
  action: { id: 16_504, name: 'Arm Punch' },
  everyMs: 1_560,
  damage: 14_000,
}

const called = { kind: 'called-wipe', mechanic: 'burnished-glory-1', afterMs: 3_000 } as const

const eventful: readonly PullPlan[] = [
  { seed: 22, plants: [{ kind: 'fall', mechanic: 'blastburn-1', who: 'D1' }, called], limitBreakAtMs: 9_000 },
  {
    seed: 21,
    plants: [{ kind: 'hit-by-avoidable', mechanic: 'cyclonic-break-1', who: 'D2' }],
    winAfterPhase: 1,
    limitBreakAtMs: 9_500,
    untoldDeaths: ['D2'],
  },
]

/** Nobody wrote down that these fell: one who is raised, two at the end, the last of all among them. */
export const untoldFalls = (): Night =>
  nightOf([
    { seed: 22, plants: [{ kind: 'fall', mechanic: 'blastburn-1', who: 'D1' }, called], untoldDeaths: ['D1', 'H1'] },
  ])

function nightOf(plans: readonly PullPlan[]): Night {
  const withPet = party.map((member) => (member.slot === 'D3' ? { ...member, pet: queen } : member))
  const pulls = plans.map((plan, index) => ({
    pull: simulate(futuresRewritten, withPet, plan),
    startedAt: Date.UTC(2026, 10, 21, 20, index * 15),
  }))
  return { title: 'An eventful night', party: withPet, pulls }
}
