import { expect, test } from 'vitest'
import { type AlertFact, chooseAlerts } from '../../../src/bot/alerts/choose-alerts.ts'
import type { AlertKind, ToldAlerts } from '../../../src/store/telling/alerts.ts'

const minute = 60_000
const now = 100 * minute
const fact = (kind: AlertKind, subject: string, minutesAgo: number, more: Partial<AlertFact> = {}): AlertFact => ({
  kind,
  subject,
  text: `${kind} ${subject}`,
  at: now - minutesAgo * minute,
  graceMs: minute,
  ...more,
})
const nothing: ToldAlerts = { subjects: new Set(), lastAt: new Map() }
const wanting = (...kinds: AlertKind[]) => ({ kinds, setAt: 0 })
const told = ({ chosen }: ReturnType<typeof chooseAlerts>) =>
  chosen.map(({ alert }) => `${alert.kind} ${alert.subject}`)
const waiting = ({ held }: ReturnType<typeof chooseAlerts>) => held.map(({ subject }) => subject)

test('only what a channel wants, once it has been so for the time of grace', () => {
  const facts = [fact('kill', 'pull 1', 2), fact('best', 'pull 2', 2), fact('kill', 'pull 3', 0.5)]
  const chosen = chooseAlerts(facts, wanting('kill'), nothing, now)
  expect(told(chosen)).toEqual(['kill pull 1'])
  expect(waiting(chosen)).toEqual(['pull 3'])
})

test('of one kind only the newest, and the older ones have had their turn', () => {
  const { chosen } = chooseAlerts([fact('best', 'pull 1', 8), fact('best', 'pull 2', 3)], wanting('best'), nothing, now)
  expect(chosen).toMatchObject([{ alert: { subject: 'pull 2' }, passed: [{ subject: 'pull 1' }] }])
})

test('a kind that was heard of within five minutes waits, another one does not', () => {
  const facts = [fact('best', 'pull 2', 2), fact('kill', 'pull 3', 2)]
  const heard: ToldAlerts = { subjects: new Set(), lastAt: new Map([['best', now - 4 * minute]]) }
  const chosen = chooseAlerts(facts, wanting('best', 'kill'), heard, now)
  expect(told(chosen)).toEqual(['kill pull 3'])
  expect(waiting(chosen)).toEqual(['pull 2'])
  const later: ToldAlerts = { subjects: new Set(), lastAt: new Map([['best', now - 5 * minute]]) }
  expect(told(chooseAlerts(facts, wanting('best'), later, now))).toEqual(['best pull 2'])
})

test('what was told is not told again', () => {
  const heard: ToldAlerts = { subjects: new Set(['best pull 2']), lastAt: new Map() }
  expect(chooseAlerts([fact('best', 'pull 2', 9)], wanting('best'), heard, now)).toEqual({ chosen: [], held: [] })
})

test('a first kill and a new phase are bests for whoever only wants to hear of bests', () => {
  const facts = [fact('phase', 'pull 4', 2, { isBest: true }), fact('kill', 'pull 5', 2, { isBest: false })]
  expect(told(chooseAlerts(facts, wanting('best'), nothing, now))).toEqual(['best pull 4'])
})

test('what was before the channel asked for alerts is not told', () => {
  const chosen = chooseAlerts([fact('kill', 'pull 1', 2)], { kinds: ['kill'], setAt: now - minute }, nothing, now)
  expect(chosen).toEqual({ chosen: [], held: [] })
})
