import { expect, test } from 'vitest'
import { spanBetweenCuts } from '../src/night-cut.ts'

const iso = ({ fromMs, toMs }: { fromMs: number; toMs: number }) =>
  [fromMs, toMs].map((at) => new Date(at).toISOString().slice(0, 16))

test.each([
  [
    'before the cut it is still the day before',
    '2026-07-02T03:59Z',
    240,
    'UTC',
    ['2026-07-01T04:00', '2026-07-02T04:00'],
  ],
  ['at the cut the next one begins', '2026-07-02T04:00Z', 240, 'UTC', ['2026-07-02T04:00', '2026-07-03T04:00']],
  [
    'the clock is that of the zone',
    '2026-07-01T22:30Z',
    360,
    'Europe/Berlin',
    ['2026-07-01T04:00', '2026-07-02T04:00'],
  ],
  ['east of the date line', '2026-07-01T20:30Z', 360, 'Asia/Tokyo', ['2026-06-30T21:00', '2026-07-01T21:00']],
  ['west of it', '2026-07-02T05:30Z', 360, 'America/Los_Angeles', ['2026-07-01T13:00', '2026-07-02T13:00']],
  [
    'a day on which clocks are put back is longer',
    '2026-10-24T20:00Z',
    360,
    'Europe/Berlin',
    ['2026-10-24T04:00', '2026-10-25T05:00'],
  ],
  [
    'one on which they are put forward is shorter',
    '2026-03-28T20:00Z',
    360,
    'Europe/Berlin',
    ['2026-03-28T05:00', '2026-03-29T04:00'],
  ],
])('%s', (_title, at, minutes, zone, span) => {
  expect(iso(spanBetweenCuts(Date.parse(at), { minutes, zone }))).toEqual(span)
})
