import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/report.ts'
import { type Account, isFuller, isSamePull } from '../../../src/store/pulls/accounts.ts'

const second = 1_000
const evening = 1_700_000_000_000

/** A pull of two minutes, an hour into somebody's log. */
const account = (more: Partial<Account> & { code?: string; afterMs?: number; logBegan?: number } = {}): Account => ({
  startedAt: evening + (more.afterMs ?? 0),
  durationMs: 120 * second,
  outcome: 'wipe',
  territoryId: 887,
  report: {
    source: 'netlog',
    code: more.code ?? 'first',
    startedAt: evening + (more.logBegan ?? -3_600 * second),
  },
  ...more,
})
const other = (more: Parameters<typeof account>[0] = {}) => account({ code: 'second', ...more })

const party = (names: readonly string[], world?: string): Actor[] =>
  names.map((name, id) => ({ id, kind: 'player', name, ...(world && { world }) }))
const group = ['Ayla Fen', 'Bram Oduya', 'Cato Finch', 'Dorn Vale']
const mixed = ['Ayla Fen', 'Bram Oduya', 'Evi Holm', 'Finn Storm']
const strangers = ['Evi Holm', 'Finn Storm', 'Gala Reed', 'Hugo Lind']
const initials = group.map((name) => name.replace(/(\w)\w* (\w)\w*/, '$1. $2.'))
const hidden = ['Combatant-001', 'Combatant-002', 'Combatant-003', 'Combatant-004']

describe('two accounts are of the same pull', () => {
  test.for([
    ['with clocks that differ by some seconds', other({ afterMs: 9 * second })],
    ['when one does not know the duty', other({ territoryId: undefined })],
    ['when one log ends in the middle', other({ durationMs: 20 * second, outcome: 'unknown' })],
    [
      'when one log begins in the middle',
      other({ afterMs: 80 * second, durationMs: 40 * second, logBegan: 79 * second }),
    ],
    ['when one log goes on right where the other stops', other({ afterMs: 121 * second, logBegan: 120 * second })],
    [
      'when one log stops in a transition, and the other begins there',
      other({ afterMs: 140 * second, logBegan: 125 * second }),
      account({ outcome: 'unknown' }),
    ],
    ['when one knows no encounter', other(), account({ encounterId: 1050, encounter: 'tea' })],
    [
      'when the encounter has several ids',
      other({ encounterId: 1062, encounter: 'tea' }),
      account({ encounterId: 1050, encounter: 'tea' }),
    ],
    ['when half of the party is the same', other({ actors: party(mixed) }), account({ actors: party(group) })],
    [
      'when one names the homeworlds and the other does not',
      other({ actors: party(group, 'Odin') }),
      account({ actors: party(group) }),
    ],
    [
      'when one was stored with initials',
      other({ actors: party(group, 'Odin') }),
      account({ actors: party([`${initials[0]} WAR`, ...initials.slice(1)]) }),
    ],
    ['when one hides names', other({ actors: party(hidden) }), account({ actors: party(group) })],
    ['when one names two people only', other({ actors: party(strangers.slice(2)) }), account({ actors: party(group) })],
    ['when all that one has is the aftermath', other({ afterMs: 122 * second, durationMs: 0, logBegan: 121 * second })],
  ] as const)('%s', ([, told, stored = account()]) => {
    expect([isSamePull(stored, told), isSamePull(told, stored)]).toEqual([true, true])
  })

  test('short as it may be', () => {
    const short = { durationMs: 6 * second }
    expect(isSamePull(account(short), other({ ...short, afterMs: 8 * second }))).toBe(true)
  })
})

describe('two accounts are of different pulls', () => {
  test.for([
    ['in different duties', other({ territoryId: 1238 })],
    ['when one follows the other', other({ afterMs: 135 * second })],
    [
      'when one follows the other, as a log tells that began in between',
      other({ afterMs: 140 * second, logBegan: 131 * second }),
    ],
    ['when both saw the start, and the starts are far apart', other({ afterMs: 60 * second })],
    ['of different encounters', other({ encounterId: 104 }), account({ encounterId: 105 })],
    ['of different known encounters', other({ encounter: 'tea' }), account({ encounter: 'top' })],
    ['of two groups at the same time', other({ actors: party(strangers) }), account({ actors: party(group) })],
    [
      'of two groups whose characters have the same names on other worlds',
      other({ actors: party(group, 'Odin') }),
      account({ actors: party(group, 'Ragnarok') }),
    ],
    [
      'of two groups whose names are stored as initials',
      other({ actors: party(['E. H.', 'F. S.', 'A. F. WAR', 'H. L.']) }),
      account({ actors: party(initials) }),
    ],
    [
      'of two groups, when the log of one begins while the other fights',
      other({ afterMs: 61 * second, logBegan: 60 * second, actors: party(strangers) }),
      account({ actors: party(group) }),
    ],
    ['when one log tells both', account({ afterMs: 121 * second, durationMs: 5 * second })],
  ] as const)('%s', ([, told, stored = account()]) => {
    expect([isSamePull(stored, told), isSamePull(told, stored)]).toEqual([false, false])
  })
})

describe('the fuller account', () => {
  const whole = account()
  const begun = account({ outcome: 'unknown', durationMs: 40 * second })
  const cold = account({ logBegan: -second, afterMs: 0, durationMs: 60 * second })
  test.for([
    ['knows the end', whole, begun],
    ['knows the start', whole, cold],
    ['knows that it was a boss', begun, account({ trash: true })],
    ['knows the duty', whole, account({ territoryId: undefined })],
    ['knows the end rather than the duty', account({ territoryId: undefined }), begun],
    [
      'names more of the party',
      account({ actors: party([...hidden.slice(1), 'Ayla Fen']) }),
      account({ actors: party(hidden) }),
    ],
    [
      'saw the kill, when the other one left before',
      account({ outcome: 'kill' }),
      account({ durationMs: 110 * second }),
    ],
    ['lasts to the end, when the other one left before', whole, account({ durationMs: 90 * second })],
    ['goes on for longer, when neither knows the end', account({ outcome: 'unknown' }), begun],
  ] as const)('%s', ([, fuller, less]) => {
    expect([isFuller(fuller, less), isFuller(less, fuller)]).toEqual([true, false])
  })

  test('of two whole ones there is none', () => {
    const longer = other({ durationMs: 125 * second, actors: party(group) })
    const stored = account({ actors: party([...group, 'Ayla Fen']) })
    expect([isFuller(longer, stored), isFuller(stored, longer)]).toEqual([false, false])
  })
})
