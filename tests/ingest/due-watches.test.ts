import { describe, expect, test } from 'vitest'
import { dueWatches } from '../../src/ingest/watch.ts'
import type { Watch } from '../../src/store/watches.ts'

const minute = 60_000

describe('whose turn it is', () => {
  const now = Date.UTC(2026, 6, 1, 20)
  const watchOf = (minutesAgo: { added?: number; changed?: number; polled?: number }): Watch => ({
    id: 1,
    staticId: 1,
    code: 'Watched000000001',
    channelId: 'c',
    addedBy: 'x',
    state: 'watching',
    addedAt: now - (minutesAgo.added ?? 600) * minute,
    ...(minutesAgo.changed === undefined ? {} : { changedAt: now - minutesAgo.changed * minute }),
    ...(minutesAgo.polled === undefined ? {} : { polledAt: now - minutesAgo.polled * minute }),
  })

  test.each([
    ['never polled', {}, true],
    ['grew just now, polled half a minute ago', { changed: 2, polled: 0.5 }, true],
    ['grew just now, polled just now', { changed: 2, polled: 0.4 }, false],
    ['added just now, though it never grew', { added: 14, polled: 0.5 }, true],
    ['quiet for 16 minutes', { changed: 16, polled: 4.9 }, false],
    ['quiet for 16 minutes, five minutes later', { changed: 16, polled: 5 }, true],
    ['quiet for 89 minutes', { changed: 89, polled: 5 }, true],
    ['quiet for 91 minutes', { changed: 91, polled: 29.9 }, false],
    ['quiet for 91 minutes, half an hour later', { changed: 91, polled: 30 }, true],
    ['never grew, added long ago', { polled: 10 }, false],
  ])('%s', (_, times, due) => {
    expect(dueWatches([watchOf(times)], now, 30)).toHaveLength(due ? 1 : 0)
  })

  test('a slow rhythm is never made faster', () => {
    expect(dueWatches([watchOf({ changed: 20, polled: 6 })], now, 600)).toEqual([])
  })
})
