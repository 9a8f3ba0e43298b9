import { expect, test } from 'vitest'
import {
  adoptPages,
  findLastPage,
  findPage,
  findReadUntil,
  type PageKey,
  removeOlderPages,
  removePage,
  removePagesUnreadSince,
  savePage,
  standing,
} from '../../../src/store/fflogs/pages.ts'
import { onEveryDatabase } from '../../databases.ts'

onEveryDatabase('the ledger', (open) => {
  let reports = 0
  const begin = () => {
    reports += 1
    const first: PageKey = {
      code: `Ledger${String(reports).padStart(10, '0')}`,
      revision: 1,
      edition: standing,
      fightId: 3,
      stream: 'all',
      startMs: 1_000.5,
    }
    const { db } = open()
    const keep = (key: Partial<PageKey>, { nextMs = 2_000, fetchedAt = 5, body = 'a page' } = {}) =>
      savePage(db, { ...first, ...key }, { body: Buffer.from(body), nextMs, fetchedAt })
    const read = async (key: Partial<PageKey> = {}) => {
      const page = await findPage(db, { ...first, ...key })
      return page && Buffer.from(page.body).toString()
    }
    return { db, first, keep, read }
  }

  test('a page that was kept comes back byte for byte, and is never replaced', async () => {
    const { keep, read } = begin()
    await keep({}, { body: '{"data":"ライト・オブ・ジャッジメント"}' })
    await keep({}, { body: 'another' })
    expect(await read()).toBe('{"data":"ライト・オブ・ジャッジメント"}')
  })

  test.each([{ revision: 2 }, { edition: 7 }, { fightId: 4 }, { stream: 'taken' }, { startMs: 1_000 }])(
    'another %o is another page',
    async (other) => {
      const { keep, read } = begin()
      await keep({})
      expect(await read(other)).toBeUndefined()
      await keep(other, { body: 'the other one' })
      expect([await read(), await read(other)]).toEqual(['a page', 'the other one'])
    },
  )

  test('it knows how far a stream was read', async () => {
    const { db, first, keep } = begin()
    expect(await findReadUntil(db, first)).toBeUndefined()
    await keep({ startMs: 2_000 }, { nextMs: 3_000, body: 'the last' })
    await keep({ startMs: 1_000 }, { nextMs: 2_000 })
    await keep({ startMs: 5_000, stream: 'taken' }, { nextMs: 6_000 })
    expect(await findReadUntil(db, first)).toBe(3_000)
    expect(await findLastPage(db, first)).toMatchObject({ startMs: 2_000, nextMs: 3_000 })
  })

  test('a damaged page is forgotten, and no other', async () => {
    const { db, first, keep, read } = begin()
    await keep({})
    await keep({ startMs: 2_000 })
    await removePage(db, first)
    expect([await read(), await read({ startMs: 2_000 })]).toEqual([undefined, 'a page'])
  })

  test('a fight that was read from a newer export is kept once', async () => {
    const { db, first, keep, read } = begin()
    for (const revision of [1, 2, 3]) await keep({ revision })
    await keep({ fightId: 4 })
    await keep({ edition: 7 })
    await removeOlderPages(db, { ...first, revision: 2 }, first.fightId)
    expect(await read({ revision: 1 })).toBeUndefined()
    expect([await read({ revision: 2 }), await read({ revision: 3 })]).toEqual(['a page', 'a page'])
    expect([await read({ fightId: 4 }), await read({ edition: 7 })]).toEqual(['a page', 'a page'])
  })

  test('what was read anew takes the place of what stood, and leaves what others are reading alone', async () => {
    const { db, first, keep, read } = begin()
    await keep({}, { body: 'old' })
    await keep({ fightId: 9 }, { body: 'of a fight that is gone' })
    await keep({ edition: 7 }, { body: 'new' })
    await keep({ edition: 7, revision: 0 }, { body: 'of the export before' })
    await keep({ edition: 8 }, { body: 'another static reads, too' })
    await adoptPages(db, { ...first, edition: 7 })
    expect(await read()).toBe('new')
    expect([await read({ fightId: 9 }), await read({ edition: 7 })]).toEqual([undefined, undefined])
    expect([await read({ revision: 0 }), await read({ edition: 7, revision: 0 })]).toEqual([undefined, undefined])
    expect(await read({ edition: 8 })).toBe('another static reads, too')
  })

  test('pages go once nothing of their report was read for long, all of a report together', async () => {
    const quiet = begin()
    const alive = begin()
    await quiet.keep({}, { fetchedAt: 10 })
    await quiet.keep({ startMs: 2_000 }, { fetchedAt: 20 })
    await alive.keep({}, { fetchedAt: 10 })
    await alive.keep({ startMs: 2_000 }, { fetchedAt: 30 })
    await removePagesUnreadSince(open().db, 30)
    expect([await quiet.read(), await quiet.read({ startMs: 2_000 })]).toEqual([undefined, undefined])
    expect([await alive.read(), await alive.read({ startMs: 2_000 })]).toEqual(['a page', 'a page'])
  })
})
