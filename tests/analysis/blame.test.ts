import { expect, test } from 'vitest'
import { labelOf } from '../../src/analysis/blame.ts'

const ayla = { name: 'Ayla Stone', job: 'WAR' } as const

test('each level says as much as it allows', () => {
  expect((['off', 'roles', 'initials', 'names'] as const).map((blame) => labelOf(ayla, blame))).toEqual([
    'somebody',
    'a tank',
    'A. S.',
    'Ayla Stone',
  ])
})

test('without a job a role says nothing', () => {
  expect(labelOf({ name: 'Ayla Stone' }, 'roles')).toBe('somebody')
})

test('a name of one word, in any script, gives its first character', () => {
  expect(labelOf({ name: '綾' }, 'initials')).toBe('綾.')
})
