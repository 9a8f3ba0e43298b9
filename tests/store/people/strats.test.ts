import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { localGuild, openStatic } from '../../../src/store/people/statics.ts'
import {
  findStrat,
  listStratEncounters,
  listStratVersions,
  saveStrat,
  stratInForce,
  undoStrat,
} from '../../../src/store/people/strats.ts'
import { listPoints, removePoint, savePoint, undoPoints } from '../../../src/store/pulls/points.ts'
import { stratVersions } from '../../../src/store/schema.ts'
import type { Strat } from '../../../src/strat/strat.ts'
import { onEveryDatabase } from '../../databases.ts'

const reprisal = 7535

const stratOf = (offsetMs: number, encounter = 'fru'): Strat => ({
  encounter,
  mechanics: [
    {
      ability: 40170,
      occurrence: 1,
      name: 'Burnished Glory',
      covers: [{ ability: reprisal, role: 'MT', offsetMs, note: '“early”, ü' }],
      places: { 'stack/north': 'H1' },
    },
  ],
})

onEveryDatabase('strats and points', (open) => {
  const begin = async (name: string) => {
    const { db } = open()
    const { id } = await openStatic(db, localGuild, { name })
    const author = { id: '1', name: 'lead' }
    return {
      db,
      id,
      save: (strat: Strat, base: number, at: number) =>
        saveStrat(db, id, strat, { base, told: `at ${at}.`, author, at }),
      undo: (at: number, encounter = 'fru') => undoStrat(db, id, encounter, { by: { id: '2', name: 'other' }, at }),
      inForce: async (at: number, encounter = 'fru') => (await stratInForce(db, id, encounter, at))?.version,
    }
  }

  test('a strat comes back exactly as it was saved', async () => {
    const { db, id, save } = await begin('exact')
    const saved = await save(stratOf(-2_500), 0, 1_000)
    expect(saved).toEqual({ version: 1, told: 'at 1000.', author: 'lead', at: 1_000, strat: stratOf(-2_500) })
    expect(await findStrat(db, id, 'fru')).toEqual(saved)
  })

  test('a pull is judged by the version that stood when it began, and by none before the first', async () => {
    const { save, inForce } = await begin('in force')
    await save(stratOf(1), 0, 1_000)
    await save(stratOf(2), 1, 2_000)
    expect(await Promise.all([999, 1_000, 1_999, 2_000, 9_000].map((at) => inForce(at)))).toEqual([
      undefined,
      1,
      1,
      2,
      2,
    ])
    expect(await inForce(9_000, 'tea')).toBeUndefined()
  })

  test('what is taken back never stood, is kept, and the version before it stands again', async () => {
    const { db, id, save, undo, inForce } = await begin('undo')
    await save(stratOf(1), 0, 1_000)
    await save(stratOf(2), 1, 2_000)
    expect(await undo(3_000)).toMatchObject({ undone: { version: 2 }, standing: { version: 1 } })
    expect(await inForce(2_500)).toBe(1)
    expect((await findStrat(db, id, 'fru', 2))?.strat).toEqual(stratOf(2))
    expect((await save(stratOf(3), 1, 4_000)).version).toBe(3)
    await undo(5_000)
    expect(await undo(6_000)).toMatchObject({ undone: { version: 1 }, standing: undefined })
    expect(await undo(7_000)).toBeUndefined()
    expect(await inForce(9_000)).toBeUndefined()
    expect((await listStratVersions(db, id, 'fru')).map(({ version, undone }) => [version, undone])).toEqual([
      [3, { by: 'other', at: 5_000 }],
      [2, { by: 'other', at: 3_000 }],
      [1, { by: 'other', at: 6_000 }],
    ])
  })

  test('of two leads who save at once from one version, the second is told and loses nothing', async () => {
    const { db, id, save } = await begin('at once')
    const [one, other] = await Promise.allSettled([save(stratOf(1), 0, 1_000), save(stratOf(2), 0, 1_001)])
    const [stored] = [one, other].filter(({ status }) => status === 'fulfilled')
    const [refused] = [one, other].filter(({ status }) => status === 'rejected')
    expect([stored?.status, refused?.status]).toEqual(['fulfilled', 'rejected'])
    expect(String((refused as PromiseRejectedResult).reason)).toMatch(
      /Nothing was saved: this strat was made from nothing, and meanwhile version 1 stands, which lead saved/,
    )
    expect(await listStratVersions(db, id, 'fru')).toHaveLength(1)
  })

  test('a version that was taken back is no base either', async () => {
    const { save, undo } = await begin('gone base')
    await save(stratOf(1), 0, 1_000)
    await undo(2_000)
    await expect(save(stratOf(2), 1, 3_000)).rejects.toThrow('that one was taken back and none stands')
  })

  test('encounters count for themselves, and so do statics', async () => {
    const [here, elsewhere] = [await begin('here'), await begin('elsewhere')]
    await here.save(stratOf(1), 0, 1_000)
    expect((await here.save(stratOf(1, 'tea'), 0, 1_000)).version).toBe(1)
    expect((await listStratEncounters(here.db, here.id)).sort()).toEqual(['fru', 'tea'])
    expect(await elsewhere.inForce(9_000)).toBeUndefined()
    expect(await listStratEncounters(elsewhere.db, elsewhere.id)).toEqual([])
    expect(await elsewhere.undo(2_000)).toBeUndefined()
    expect(await here.inForce(9_000)).toBe(1)
  })

  test('saving writes a row and changes none', async () => {
    const { db, id, save } = await begin('immutable')
    await save(stratOf(1), 0, 1_000)
    const rows = () =>
      db.select().from(stratVersions).where(eq(stratVersions.staticId, id)).orderBy(stratVersions.version)
    const [before] = await rows()
    await save(stratOf(2), 1, 2_000)
    expect((await rows())[0]).toEqual(before)
  })

  test('points of progress said at once and twice are one a fight and day, and are taken back change by change', async () => {
    const { db, id } = await begin('points')
    const said = { encounter: 'top', day: '2026-11-20', phaseId: 4 }
    const by = { id: '1', name: 'lead' }
    await Promise.all([1, 2, 3].map(() => savePoint(db, id, said, by, 1_000)))
    expect(await listPoints(db, id, 'top')).toMatchObject([{ ...said, by: 'lead' }])
    const better = { ...said, phaseId: 5, bossShare: 0.123, pulls: 14, note: 'クリア目前' }
    expect(await savePoint(db, id, better, by, 1_000)).toMatchObject({ replaced: said })
    const [standing] = await listPoints(db, id)
    expect(standing).toMatchObject(better)
    const removed = await Promise.all([1, 2].map(() => removePoint(db, id, standing?.id ?? 0, by, 1_000)))
    expect(removed.filter((one) => one !== undefined)).toHaveLength(1)
    expect(await undoPoints(db, id)).toMatchObject({ gone: [], back: [better] })
    expect(await undoPoints(db, id)).toMatchObject({ gone: [better], back: [said] })
    expect(await undoPoints(db, id)).toMatchObject({ gone: [said], back: [] })
    expect(await undoPoints(db, id)).toBeUndefined()
  })
})
