import { expect, test } from 'vitest'
import { openStatic } from '../../../src/store/people/statics.ts'
import { listWatching } from '../../../src/store/reports/watch-turns.ts'
import { findWatch, listWatches, recordPoll, removeWatch, saveWatch } from '../../../src/store/reports/watches.ts'
import { onEveryDatabase } from '../../databases.ts'

const asked = { code: 'Watched000000001', channelId: 'raid', addedBy: '42', addedAt: 5 }

onEveryDatabase('stored watches', (open) => {
  const two = async () => {
    const { db } = open()
    const mine = await openStatic(db, { discordId: '1', name: 'one' })
    const theirs = await openStatic(db, { discordId: '2', name: 'two' })
    return { db, mine: mine.id, theirs: theirs.id }
  }

  test('a report is watched once by a static, and by others on their own', async () => {
    const { db, mine, theirs } = await two()
    const first = await saveWatch(db, mine, asked)
    await recordPoll(db, first.id, { polledAt: 6, trouble: 'This report is private.' })
    const again = await saveWatch(db, mine, { ...asked, channelId: 'logs', addedAt: 7 })
    const moved = { channelId: 'logs', addedAt: 7, polledAt: 6, state: 'watching', troubleLasts: false }
    expect(again).toEqual({ ...asked, ...moved, id: first.id, staticId: mine })
    const other = await saveWatch(db, theirs, asked)
    expect(await listWatches(db, mine)).toEqual([again])
    expect(await listWatching(db)).toEqual([again, other])
  })

  test('a poll leaves when the report grew, unless it knows better', async () => {
    const { db, mine } = await two()
    const { id } = await saveWatch(db, mine, asked)
    await recordPoll(db, id, { polledAt: 10, changedAt: 9 })
    await recordPoll(db, id, { polledAt: 20, trouble: 'FFLogs cannot be reached right now.' })
    expect(await findWatch(db, id)).toMatchObject({ polledAt: 20, changedAt: 9, trouble: expect.any(String) })
  })

  test('only its own static stops a watch', async () => {
    const { db, mine, theirs } = await two()
    await removeWatch(db, theirs, asked.code)
    await saveWatch(db, mine, asked)
    expect(await removeWatch(db, theirs, asked.code)).toBe(false)
    expect(await removeWatch(db, mine, asked.code)).toBe(true)
    expect(await listWatches(db, mine)).toEqual([])
  })
})
