import { expect, test } from 'vitest'
import type { SaidFault } from '../../../src/ruling.ts'
import {
  findDispute,
  listDisputes,
  listPullDisputes,
  moveDisputes,
  saveDispute,
} from '../../../src/store/people/disputes.ts'
import { listRulingHistory, saveRuling, undoRuling } from '../../../src/store/people/rulings.ts'
import { openStatic } from '../../../src/store/people/statics.ts'
import { savePull } from '../../../src/store/pulls/pulls.ts'
import { fruPull, reportOf } from '../../bot/fru-pulls.ts'
import { onEveryDatabase } from '../../databases.ts'

onEveryDatabase('disputes and rulings', (open) => {
  const ayla = { id: '1', name: 'Ayla' }
  const lead = { id: '2', name: 'Lena' }
  const said: SaidFault = {
    encounter: 'fru',
    atMs: 80_000,
    kind: 'avoidable',
    ability: { id: 9, name: 'Sluice' },
    occurrence: 1,
    grave: true,
    layer: 'authored',
    about: 'each',
    confidence: 0.9,
    roles: ['melee'],
    text: 'a melee was hit by Sluice',
  }
  const begin = async (name: string) => {
    const { db } = open()
    const { id } = await openStatic(db, { discordId: name, name })
    const pullOf = async (nth: number) => (await savePull(db, id, reportOf('AbCd'), fruPull({ nth }), 1)).pull.id
    const dispute = (
      pullId: number,
      more: { readonly words?: string; readonly by?: typeof ayla; readonly at?: number },
    ) =>
      saveDispute(db, id, {
        pullId,
        faultKey: 'avoidable:9_1',
        player: 'Cato Finch',
        said,
        words: more.words ?? 'I was pushed.',
        askedAt: more.at ?? 5,
        askedBy: more.by ?? ayla,
      })
    return { db, id, pullOf, dispute }
  }

  test('sent twice it is one dispute, in the words that were sent last', async () => {
    const { db, id, pullOf, dispute } = await begin('twice')
    const pullId = await pullOf(1)
    const first = await dispute(pullId, {})
    const second = await dispute(pullId, { words: 'Somebody pushed me.', at: 9 })
    expect(second).toEqual({ ...first, words: 'Somebody pushed me.' })
    expect(await listDisputes(db, id)).toEqual([second])
    expect(second).toMatchObject({ pullNumber: 1, player: 'Cato Finch', said, askedBy: ayla, askedAt: 5 })
  })

  test('once it is decided its words stay as they were judged', async () => {
    const { db, id, pullOf, dispute } = await begin('decided')
    const { id: disputeId, pullId } = await dispute(await pullOf(1), {})
    await saveRuling(db, id, disputeId, { what: 'dismissed', note: 'tethered', at: 7, author: lead })
    const again = await dispute(pullId, { words: 'Once more.' })
    expect(again.words).toBe('I was pushed.')
    expect(again.ruling).toEqual({ what: 'dismissed', note: 'tethered', by: 'Lena', at: 7 })
  })

  test('the newest ruling that was not taken back counts; history keeps all', async () => {
    const { db, id, pullOf, dispute } = await begin('history')
    const { id: disputeId } = await dispute(await pullOf(1), {})
    await saveRuling(db, id, disputeId, { what: 'upheld', at: 7, author: lead })
    await saveRuling(db, id, disputeId, { what: 'somebody else', other: 'Bram Reed', at: 8, author: lead })
    expect((await findDispute(db, id, disputeId))?.ruling).toMatchObject({ what: 'somebody else', other: 'Bram Reed' })
    expect(await undoRuling(db, id, disputeId, { by: lead, at: 9 })).toMatchObject({ undone: { by: 'Lena', at: 9 } })
    expect((await findDispute(db, id, disputeId))?.ruling).toMatchObject({ what: 'upheld' })
    await undoRuling(db, id, disputeId, { by: lead, at: 10 })
    expect((await findDispute(db, id, disputeId))?.ruling).toBeUndefined()
    expect(await undoRuling(db, id, disputeId, { by: lead, at: 11 })).toBeUndefined()
    expect((await listRulingHistory(db, id, disputeId)).map(({ what, undone }) => [what, undone?.at])).toEqual([
      ['somebody else', 9],
      ['upheld', 10],
    ])
  })

  test('those that wait for a lead come first, then the newest', async () => {
    const { db, id, pullOf, dispute } = await begin('order')
    const old = await dispute(await pullOf(1), { at: 1 })
    const decided = await dispute(await pullOf(2), { at: 9 })
    const fresh = await dispute(await pullOf(3), { at: 5 })
    await saveRuling(db, id, decided.id, { what: 'nobody', at: 10, author: lead })
    expect((await listDisputes(db, id)).map((one) => one.id)).toEqual([fresh.id, old.id, decided.id])
  })

  test('a static reaches its own only', async () => {
    const here = await begin('here')
    const there = await begin('there')
    const pullId = await here.pullOf(1)
    const own = await here.dispute(pullId, {})
    await expect(there.dispute(pullId, {})).rejects.toThrow('not one of static')
    await expect(saveRuling(there.db, there.id, own.id, { what: 'upheld', at: 1, author: lead })).rejects.toThrow(
      'not one of static',
    )
    await expect(undoRuling(there.db, there.id, own.id, { by: lead, at: 1 })).rejects.toThrow('not one of static')
    expect(await findDispute(there.db, there.id, own.id)).toBeUndefined()
    expect(await listRulingHistory(there.db, there.id, own.id)).toEqual([])
    expect((await listPullDisputes(there.db, there.id, [pullId])).size).toBe(0)
    expect((await listPullDisputes(here.db, here.id, [pullId])).get(pullId)).toEqual([own])
  })

  test('what was disputed in a part of a pull is disputed in the pull, unless it was there already', async () => {
    const { db, id, pullOf, dispute } = await begin('parts')
    const [kept, part] = [await pullOf(1), await pullOf(2)]
    const whole = await dispute(kept, {})
    await dispute(part, {})
    const other = await dispute(part, { by: { id: '9', name: 'Cato' } })
    await moveDisputes(db, [part], kept)
    const moved = (await listPullDisputes(db, id, [kept])).get(kept) ?? []
    expect(moved.map((one) => one.id).sort()).toEqual([whole.id, other.id].sort())
  })
})
