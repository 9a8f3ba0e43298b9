import { expect, test } from 'vitest'
import { missing } from '../../src/ingest/xivapi/rows.ts'
import { findFetched, listFetchedIds, saveFetched } from '../../src/store/abilities.ts'
import { listLabelHistory, listLabels, saveLabel, undoLabel } from '../../src/store/ability-labels.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { saveDepth } from '../../src/store/pulls/depths.ts'
import { listFightPulls, listFights, listFurthestResults } from '../../src/store/pulls/fights.ts'
import { savePull } from '../../src/store/pulls/pulls.ts'
import { saveResults } from '../../src/store/pulls/results.ts'
import { fruPull, reportOf } from '../bot/fru-pulls.ts'
import { onEveryDatabase } from '../databases.ts'

onEveryDatabase('abilities', (open) => {
  const openHere = async (name: string) => (await openStatic(open().db, { discordId: name, name })).id
  const ayla = { id: '1', name: 'Ayla' }
  const bram = { id: '2', name: 'Bram' }

  test('what XIVAPI told is kept once, the last word last; what it does not have is known to be missing', async () => {
    const { db } = open()
    const names = (en: string) => ({ en, de: en, fr: en, ja: en })
    await saveFetched(db, [{ ...missing('action', 9), names: names('Old') }, missing('action', 10)], 1)
    await saveFetched(db, [{ ...missing('action', 9), names: names('New'), gcd: true }], 2)
    expect([...(await listFetchedIds(db, 'action'))].sort()).toEqual([10, 9])
    expect([...(await listFetchedIds(db, 'status'))]).toEqual([])
    const found = await findFetched(db, 'action', [9, 10, 11])
    expect([...found.keys()]).toEqual([9])
    expect(found.get(9)).toMatchObject({ names: names('New'), gcd: true })
  })

  test('the newest label that was not taken back counts, in its static', async () => {
    const { db } = open()
    const [here, there] = [await openHere('here'), await openHere('there')]
    await saveLabel(db, here, { ability: 5, kind: 'stack', author: ayla, at: 1 })
    await saveLabel(db, here, { ability: 5, kind: 'spread', name: 'Boom', author: bram, at: 2 })
    await saveLabel(db, there, { ability: 5, kind: 'gaze', author: bram, at: 3 })
    const current = async (id: number) => (await listLabels(db, id)).get(5)
    expect(await current(here)).toEqual({ ability: 5, kind: 'spread', name: 'Boom', author: 'Bram', at: 2 })
    expect(await undoLabel(db, here, 5, { by: ayla, at: 4 })).toMatchObject({
      kind: 'spread',
      undone: { by: 'Ayla', at: 4 },
    })
    expect(await current(here)).toMatchObject({ kind: 'stack' })
    await undoLabel(db, here, 5, { by: ayla, at: 5 })
    expect(await current(here)).toBeUndefined()
    expect(await undoLabel(db, here, 5, { by: ayla, at: 6 })).toBeUndefined()
    expect((await listLabelHistory(db, here, 5)).map(({ kind, undone }) => [kind, undone?.at])).toEqual([
      ['spread', 4],
      ['stack', 5],
    ])
    expect(await current(there)).toMatchObject({ kind: 'gaze' })
  })

  test('fights are listed as they were pulled last, described ones by what they are', async () => {
    const { db } = open()
    const id = await openHere('fights')
    const { encounter: _, ...stranger } = {
      ...fruPull({ nth: 2 }),
      territoryId: 1,
      encounterId: 2,
      fightName: 'A Fight',
    }
    await savePull(db, id, reportOf('one'), fruPull({ nth: 1 }), 1)
    await savePull(db, id, reportOf('one'), stranger, 2)
    await savePull(db, id, reportOf('one'), { ...fruPull({ nth: 3 }), fightName: 'もうひとつの未来' }, 3)
    const fights = await listFights(db, id)
    expect(fights.map(({ encounter }) => encounter)).toEqual(['fru', null])
    const [fru, other] = fights
    if (fru === undefined || other === undefined) throw new Error('both were pulled')
    expect((await listFightPulls(db, id, fru, 10)).map(({ number }) => number)).toEqual([3, 1])
    expect((await listFightPulls(db, id, other, 10)).map(({ fightName }) => fightName)).toEqual(['A Fight'])
    expect(await listFightPulls(db, await openHere('nobody'), fru, 10)).toEqual([])
  })

  test('results of a fight are those of the pulls that came furthest, the newest of those that came as far', async () => {
    const { db } = open()
    const id = await openHere('results')
    for (const nth of [1, 2, 3]) {
      const { pull } = await savePull(db, id, reportOf('results'), fruPull({ nth }), nth)
      await saveResults(db, pull, [{ metric: 'abilities', version: 1, result: nth, apart: true }])
      await saveDepth(db, pull, { phase: 'P1', phaseId: nth === 1 ? 2 : 1 })
    }
    const [fru] = await listFights(db, id)
    if (fru === undefined) throw new Error('it was pulled')
    expect(await listFurthestResults(db, id, fru, { id: 'abilities', apart: true }, 2)).toEqual([3, 1])
    expect(await listFurthestResults(db, id, fru, { id: 'wipes', apart: true }, 2)).toEqual([])
  })
})
