import { expect, test } from 'vitest'
import { initialsOf, isInitials } from '../src/initials.ts'

test.each([
  ['Ayla Fen', 'A. F.'],
  ['y’shtola rhul', 'Y. R.'],
  ['光之战士', '光.'],
  ['𝒜yla', '𝒜.'],
  ['Combatant-001', 'C.'],
])('%s becomes %s', (name, short) => {
  expect(initialsOf(name)).toBe(short)
  expect(isInitials(short)).toBe(true)
  expect(isInitials(name)).toBe(false)
})

test('initials stay as they are, also with what tells them apart', () => {
  expect(['A. F.', 'A. F. SCH', 'A. F. 2', '光.'].map(initialsOf)).toEqual(['A. F.', 'A. F. SCH', 'A. F. 2', '光.'])
})
