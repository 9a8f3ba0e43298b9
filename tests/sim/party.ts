import type { Member } from './script.ts'

/** The eight invented people of the sample. */
export const party: readonly Member[] = [
  { slot: 'MT', name: 'Brannoc Vael', job: 'WAR' },
  { slot: 'OT', name: 'Isolde Marrowind', job: 'PLD' },
  { slot: 'H1', name: '星乃 みずき', job: 'WHM' },
  { slot: 'H2', name: 'Tavi Quillon', job: 'SGE' },
  { slot: 'D1', name: 'Oskar Thornwick', job: 'DRG' },
  { slot: 'D2', name: 'Nyxa Calloway', job: 'RPR' },
  { slot: 'D3', name: 'Pippa Larkspur', job: 'DNC' },
  { slot: 'D4', name: 'カグラ ツバサ', job: 'RDM' },
]
