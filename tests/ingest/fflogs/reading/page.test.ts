import { describe, expect, test } from 'vitest'
import { openFight } from '../../../../src/ingest/fflogs/reading/open-fight.ts'
import { pageBody } from '../../../fflogs/read-events.ts'
import { event } from '../told.ts'

const points = { limitPerHour: 3_600, pointsSpentThisHour: 7.5, pointsResetIn: 60 }
const around = (report: unknown, more: object = {}) =>
  JSON.stringify({ data: { rateLimitData: points, reportData: { report } }, ...more })
const take = (body: string | Buffer, untilMs?: number) =>
  openFight().take({ stream: 'all', startMs: 100_000, untilMs, body: Buffer.from(body) })

describe('an answer without a page says so', () => {
  test.each([
    ['{"data":{"reportData":{"report":{"events":{"data":[{"timestamp":1,"ty', 'cut off'],
    ['', 'cut off'],
    [around(null), 'knows no such report'],
    [around({ events: null }), 'events: none'],
    [
      around({ events: { data: { error: 'No data found for this.' }, nextPageTimestamp: null } }),
      'No data found for this.',
    ],
    [around({ events: null }, { errors: [{ message: 'This report has been archived.' }] }), 'archived'],
    [around({ events: { data: [], nextPageTimestamp: 100_000 } }), 'the next page is this one'],
    [around({ events: { data: [], nextPageTimestamp: 'soon' } }), 'nextPageTimestamp'],
    [JSON.stringify({ error: 'Unauthenticated.' }), 'Unauthenticated'],
  ])('%s', (body, sentence) => {
    const { failure, nextMs } = take(body)
    expect(failure?.message).toContain(sentence)
    expect(nextMs).toBeNull()
  })

  test('but what was spent, where it says that', () => {
    expect(take(around(null)).rateLimitData).toEqual(points)
    expect(
      take(around({ events: { data: [event('cast', { abilityGameID: 7 })], nextPageTimestamp: 5 } })),
    ).toMatchObject({
      rateLimitData: points,
      failure: expect.anything(),
    })
  })
})

test('where the next page starts is told, whether it stands before the events or behind them', () => {
  const data = [event('cast', { abilityGameID: 7 })]
  expect(take(around({ events: { data, nextPageTimestamp: 104_000 } })).nextMs).toBe(104_000)
  expect(take(around({ events: { nextPageTimestamp: 104_000, data } })).nextMs).toBe(104_000)
  expect(take(around({ events: { data, nextPageTimestamp: null } })).nextMs).toBeNull()
})

test('an answer that is written with blanks and lines is read and kept all the same', () => {
  const body = JSON.stringify(JSON.parse(pageBody([event('cast', { abilityGameID: 7 })]).toString()), null, 2)
  const { failure, keep } = take(body)
  expect(failure).toBeUndefined()
  expect(keep().length).toBeGreaterThan(0)
})
