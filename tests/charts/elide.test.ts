import { expect, test } from 'vitest'
import { elide, elideName } from '../../src/charts/elide.ts'

/** Every character ten pixels wide. */
const measure = (text: string): number => text.length * 10

test('what fits is left alone', () => {
  expect(elide('Akh Morn', 80, measure)).toBe('Akh Morn')
})

test('what does not fit is cut, with no space before the ellipsis', () => {
  expect(elide('Akh Morn', 70, measure)).toBe('Akh Mo…')
  expect(elide('Akh Morn', 50, measure)).toBe('Akh…')
})

test('a letter and its accent are cut together', () => {
  expect(elide('ae\u0301bc', 30, measure)).toBe('a…')
})

test('nothing is better than an ellipsis alone', () => {
  expect(elide('Akh Morn', 10, measure)).toBe('')
})

test('a name loses its surname before it loses letters', () => {
  expect(elideName('Ayla Rowan', 100, measure)).toBe('Ayla Rowan')
  expect(elideName('Ayla Rowan', 90, measure)).toBe('Ayla R.')
  expect(elideName('Ayla Rowan', 50, measure)).toBe('Ayla…')
  expect(elideName('闇の巫女たち', 40, measure)).toBe('闇の巫…')
})
