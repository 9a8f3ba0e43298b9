import { expect, test } from 'vitest'
import { openStatic } from '../../../src/store/people/statics.ts'
import {
  addImport,
  cancelImport,
  claimImport,
  findImport,
  findImportByKey,
  finishImport,
  freeImports,
  type Import,
  keptImports,
  listImports,
  listSpooled,
  listUnreadImports,
  type NewImport,
  recordImportProgress,
} from '../../../src/store/reports/imports.ts'
import { onEveryDatabase } from '../../databases.ts'

const handedIn = (key: string, more: Partial<NewImport> = {}): NewImport => ({
  key,
  channelId: 'local-1',
  fileName: '../../etc/Network 月城.log',
  spooled: `spooled-${key}`,
  url: null,
  sizeBytes: 3_000_000_000,
  askedBy: 'operator',
  askedAt: 5,
  ...more,
})

onEveryDatabase('imports', (open) => {
  const inStatic = async (name: string) => {
    const { db } = open()
    const { id } = await openStatic(db, { discordId: '1', name: 'one' }, { name })
    return { db, id, add: async (key: string) => (await addImport(db, id, handedIn(key))).taken }
  }
  const claim = async ({ id }: Pick<Import, 'id'>, now: number): Promise<Import> =>
    (await claimImport(open().db, id, { now, beatBefore: now - 10 })) ?? expect.fail('somebody reads it')

  test('a log handed in waits as it was given; handed in again under its key, it is the same one', async () => {
    const { db, id } = await inStatic('same')
    const { taken, isNew } = await addImport(db, id, handedIn('a'))
    expect(isNew).toBe(true)
    expect(taken).toMatchObject({ ...handedIn('a'), staticId: id, state: 'waiting', share: 0, nights: [] })
    const again = await addImport(db, id, handedIn('a', { spooled: 'elsewhere', fileName: 'other' }))
    expect(again).toEqual({ taken, isNew: false })
    expect(await findImportByKey(db, id, 'a')).toEqual(taken)
  })

  test('one reader has it, until that one is silent for too long', async () => {
    const { db, add } = await inStatic('one reader')
    const { id } = await add('b')
    const first = await claim({ id }, 100)
    expect(first).toMatchObject({ state: 'reading', runs: 1 })
    expect(await claimImport(db, id, { now: 105, beatBefore: 95 })).toBeUndefined()
    expect(await recordImportProgress(db, first, { share: 0.5, pulls: 3, now: 120 })).toBe(true)
    expect(await listUnreadImports(db, 115)).not.toContainEqual({ id })
    const second = await claim({ id }, 140)
    expect(second).toMatchObject({ runs: 2, share: 0, pulls: 0 })
    expect(await recordImportProgress(db, first, { share: 0.9, pulls: 9, now: 141 })).toBe(false)
    expect(await finishImport(db, first, { state: 'done', endedAt: 142 })).toBe(false)
    expect(await finishImport(db, second, { state: 'done', endedAt: 143, pulls: 4, newPulls: 4, nights: [7] })).toBe(
      true,
    )
    expect(await finishImport(db, second, { state: 'failed', endedAt: 144 })).toBe(false)
    expect(await claimImport(db, id, { now: 999, beatBefore: 999 })).toBeUndefined()
  })

  test('what a killed process was reading can be taken up at once when it was alone', async () => {
    const { db, add } = await inStatic('killed')
    const { id } = await add('c')
    await claim({ id }, 1_000)
    expect(await listUnreadImports(db, 990)).not.toContainEqual({ id })
    await freeImports(db)
    expect(await listUnreadImports(db, 990)).toContainEqual({ id })
  })

  test('the spool keeps what is open, and nothing that is over', async () => {
    const { db, id, add } = await inStatic('spool')
    const done = await claim(await add('d1'), 50)
    await add('d2')
    expect(await listSpooled(db)).toEqual(expect.arrayContaining(['spooled-d1', 'spooled-d2']))
    await finishImport(db, done, { state: 'failed', endedAt: 60, sentence: 'It holds no pull.' })
    expect(await listSpooled(db)).not.toContain('spooled-d1')
    expect(await findImport(db, id, done.id)).toMatchObject({ state: 'failed', spooled: null, endedAt: 60 })
  })

  test('whoever cancels ends it for its reader, too', async () => {
    const { db, id, add } = await inStatic('cancelled')
    const reading = await claim(await add('e'), 70)
    const how = { now: 80, sentence: 'Cancelled.' }
    expect(await cancelImport(db, id, reading.id, how)).toMatchObject({ spooled: 'spooled-e' })
    expect(await recordImportProgress(db, reading, { share: 1, pulls: 1, now: 81 })).toBe(false)
    expect(await finishImport(db, reading, { state: 'done', endedAt: 82 })).toBe(false)
    expect(await cancelImport(db, id, reading.id, how)).toBeUndefined()
    expect(await findImport(db, id, reading.id)).toMatchObject({ state: 'failed', sentence: 'Cancelled.', endedAt: 80 })
  })

  test('a static sees and cancels its own imports only', async () => {
    const mine = await inStatic('mine')
    const theirs = await inStatic('theirs')
    const import_ = await theirs.add('f')
    expect(await findImport(mine.db, mine.id, import_.id)).toBeUndefined()
    expect(await findImportByKey(mine.db, mine.id, 'f')).toBeUndefined()
    expect(await cancelImport(mine.db, mine.id, import_.id, { now: 1, sentence: '' })).toBeUndefined()
    expect(await listImports(mine.db, mine.id)).toEqual([])
    expect((await addImport(mine.db, mine.id, handedIn('f'))).isNew).toBe(true)
  })

  test('the newest are kept, and everything that is still open', async () => {
    const { db, id, add } = await inStatic('many')
    const waiting = await add('waiting')
    for (let nth = 0; nth < keptImports + 3; nth++) {
      await finishImport(db, await claim(await add(`n${nth}`), 90), { state: 'done', endedAt: nth })
    }
    const last = await add('last')
    const listed = await listImports(db, id)
    expect(listed[0]?.key).toBe('last')
    expect(await findImportByKey(db, id, 'n2')).toBeUndefined()
    expect(await findImportByKey(db, id, 'n3')).toBeDefined()
    expect(await findImport(db, id, waiting.id)).toBeDefined()
    const since = await listImports(db, id, keptImports + 2)
    expect(since.map(({ key }) => key)).toEqual(['last', `n${keptImports + 2}`, 'waiting'])
    expect(last.id).toBeGreaterThan(waiting.id)
  })
})
