import type { Answer, DeathAnswer } from '../sim/answers.ts'
import type { Plant } from '../sim/plants.ts'
import type { FindAnswer } from '../sim/reading-answer.ts'
import type { Told } from './judges/accused.ts'

// A mistake as it is planted and as it is told, for tests of those who judge.
export const ayla: FindAnswer = {
  fault: 0,
  kind: 'hit by what nobody should be hit by',
  who: 'Ayla',
  slot: 'D1',
  mechanic: 'blast',
  abilities: [7],
  atMs: 50_000,
  isOrigin: true,
  deaths: [],
}
export const hit: Plant = { kind: 'hit-by-avoidable', mechanic: 'blast', who: 'D1' }
export const missed: Plant = { kind: 'missed-mitigation', mechanic: 'blast', who: 'D1', use: 'feint' }
export const call: Plant = { kind: 'called-wipe', mechanic: 'blast', afterMs: 0 }

export const pull = (find: readonly FindAnswer[], plants: readonly Plant[] = [hit], more: Partial<Answer> = {}) => ({
  outcome: 'wipe' as const,
  ...(find.length > 0 && { origin: 0 }),
  faults: plants.map((plant) => ({ plant, atMs: 50_000 })),
  deaths: [],
  raises: [],
  ...more,
  reading: { find },
})

export const told = (change: Partial<Told> = {}, ...names: readonly (readonly [string, number])[]): Told => ({
  key: 'a',
  atMs: 50_300,
  kind: 'avoidable',
  about: 'each',
  confidence: 0.9,
  deathsMs: [],
  players: (names.length > 0 ? names : [['Ayla', 0.9] as const]).map(([name, confidence]) => ({ name, confidence })),
  ...change,
})
export const origin = (fault: Told) => ({ faults: [fault], origin: fault.key })

export const death: DeathAnswer = {
  who: 'Bram',
  slot: 'D2',
  lethalMs: 50_600,
  deathMs: 52_600,
  kind: 'survivable',
  hpBefore: 1,
  overkill: 1,
}
