import type { Job } from '../../src/game.ts'
import { party } from './party.ts'
import { type Member, type PetScript, slots } from './script.ts'

/** Jobs that never fight alone. */
const pets: Partial<Record<Job, PetScript>> = {
  MCH: {
    name: 'Automaton Queen',
    gameId: 9_818,
    action: { id: 16_504, name: 'Arm Punch' },
    everyMs: 1_560,
    damage: 4_000,
  },
}

/** Compositions by name: every job is in one of them, and any fight's plan can be played by each. */
export const parties = {
  usual: party,
  blades: of(
    ['GNB', 'DRK', 'AST', 'SCH', 'SAM', 'VPR', 'BRD', 'PCT'],
    [
      'Corin Ashdown',
      'Velka Stormholt',
      'Lumi Harrow',
      'Edda Quickwater',
      'Renzo Kaede',
      'Sivri Tal',
      'Maro Fennick',
      '画家 ひなた',
    ],
  ),
  fists: of(
    ['WAR', 'GNB', 'WHM', 'SCH', 'NIN', 'MNK', 'MCH', 'SMN'],
    [
      'Halvard Grimm',
      'Odette Vance',
      'Selka Moonfall',
      'Tobin Reed',
      '影山 しのぶ',
      'Wulf Barrow',
      'Kestrel Vane',
      'Ysolde Marsh',
    ],
  ),
  bulwark: of(
    ['PLD', 'DRK', 'AST', 'SGE', 'DRG', 'SAM', 'DNC', 'BLM'],
    [
      'Aldous Keep',
      'Nerys Blackmoor',
      'Pia Starling',
      'Orla Fenwick',
      'Drustan Hale',
      '風間 れん',
      'Linnet Vale',
      'Ignace Cole',
    ],
  ),
} as const satisfies Record<string, readonly Member[]>

/** How hard enemies may hit a party so that it lives through a plan that was written for the usual one. */
export const enemyShareFor: Readonly<Record<PartyName, number>> = {
  usual: 0.97,
  blades: 0.93,
  fists: 0.91,
  bulwark: 0.93,
}

export type PartyName = keyof typeof parties

function of(jobs: readonly Job[], names: readonly string[]): readonly Member[] {
  return slots.map((slot, index) => {
    const job = jobs[index] ?? 'WAR'
    const pet = pets[job]
    return { slot, name: names[index] ?? slot, job, ...(pet && { pet }) }
  })
}
