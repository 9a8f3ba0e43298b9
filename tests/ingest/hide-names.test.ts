import { expect, test } from 'vitest'
import { tableOf } from '../../src/events/recorder.ts'
import { hideNames, withInitials } from '../../src/ingest/hide-names.ts'
import type { Actor, RecordedPull } from '../../src/report.ts'

const pullOf = (...actors: Omit<Actor, 'id'>[]): RecordedPull => ({
  source: 'netlog',
  sourceKey: '1',
  fightName: 'Ayla Fen against the Colossus',
  startedAt: 1,
  durationMs: 1,
  outcome: 'wipe',
  actors: actors.map((actor, id) => ({ id, ...actor })),
  abilityNames: {},
  statusNames: {},
  phases: [],
  events: tableOf([]),
  parser: 'netlog 1',
})

const player = (name: string, job?: Actor['job']): Omit<Actor, 'id'> => ({
  kind: 'player',
  name,
  world: 'Jenova',
  ...(job && { job }),
})
const namesOf = (...players: Omit<Actor, 'id'>[]) =>
  withInitials(pullOf(...players)).pull.actors.map(({ name }) => name)

test('the homeworld goes with the name, the job and the level stay', () => {
  const { pull } = withInitials(pullOf({ ...player('Ayla Fen', 'SCH'), level: 100 }))
  expect(pull.actors).toEqual([{ id: 0, kind: 'player', name: 'A. F.', job: 'SCH', level: 100 }])
})

test('players of the same initials are told apart by their jobs, else by a number, whatever their order', () => {
  expect(namesOf(player('Ayla Fen', 'SCH'), player('Aron Fay', 'WAR'), player('Bram Oduya', 'PLD'))).toEqual([
    'A. F. SCH',
    'A. F. WAR',
    'B. O.',
  ])
  const alike = [player('Ayla Fen', 'SAM'), player('Aron Fay', 'SAM')]
  expect(namesOf(...alike)).toEqual(['A. F. 2', 'A. F. 1'])
  expect(namesOf(...alike.toReversed())).toEqual(['A. F. 1', 'A. F. 2'])
  expect(namesOf(player('Ayla Fen'), player('Aron Fay', 'SAM'))).toEqual(['A. F. 2', 'A. F. 1'])
})

test('what bears the name of a player loses it, too', () => {
  const { pull } = withInitials(
    pullOf(
      player('Ayla Fen', 'SCH'),
      { kind: 'pet', name: 'Ayla Fen’s Chocobo' },
      { kind: 'other', name: 'Ayla Fen' },
      { kind: 'enemy', name: 'Sand Colossus' },
    ),
  )
  expect(pull.actors.map(({ name }) => name)).toEqual(['A. F.', 'A. F.’s Chocobo', 'A. F.', 'Sand Colossus'])
  expect(pull.fightName).toBe('A. F. against the Colossus')
})

test('a name is found however it is written, and not inside of other words', () => {
  const { initials } = withInitials(pullOf(player('Ayla Fen'), player('An')))
  const titles = ['Network_30109 ayla_fen.log', 'AylaFen-2026.log', 'Aylafenja.log', 'An evening']
  expect(titles.map((title) => hideNames(title, initials))).toEqual([
    'Network_30109 A. F..log',
    'A. F.-2026.log',
    'Aylafenja.log',
    'An evening',
  ])
})
