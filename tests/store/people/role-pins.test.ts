import { expect, test } from 'vitest'
import { listPins, movePins, removePin, savePin } from '../../../src/store/people/role-pins.ts'
import { listRoster, removeMember, saveMember } from '../../../src/store/people/roster.ts'
import { changeRoster, undoRosterChange } from '../../../src/store/people/roster-changes.ts'
import { localGuild, openStatic } from '../../../src/store/people/statics.ts'
import { onEveryDatabase } from '../../databases.ts'

onEveryDatabase('pins', (open) => {
  const begin = async (name: string) => {
    const { db } = open()
    const { id } = await openStatic(db, localGuild, { name })
    return {
      db,
      id,
      ayla: await saveMember(db, id, 'Ayla'),
      bram: await saveMember(db, id, 'Bram'),
      pins: async () =>
        (await listPins(db, id)).map(({ encounter, memberId, slot }) => `${encounter} ${memberId} ${slot}`).sort(),
      change: (work: Parameters<typeof changeRoster>[3]) =>
        changeRoster(db, id, { changedBy: 'lead', changedAt: 7 }, work),
      undo: () => undoRosterChange(db, id),
    }
  }

  test('a member has one place in a fight, and another in another fight', async () => {
    const { db, id, ayla, pins } = await begin('one place')
    await savePin(db, id, { encounter: 'fru', memberId: ayla, slot: 'MT' })
    await savePin(db, id, { encounter: 'fru', memberId: ayla, slot: 'OT' })
    await savePin(db, id, { encounter: 'tea', memberId: ayla, slot: 'MT' })
    expect(await pins()).toEqual([`fru ${ayla} OT`, `tea ${ayla} MT`])
    expect((await listPins(db, id, 'tea')).map(({ slot }) => slot)).toEqual(['MT'])
    expect(await removePin(db, id, 'fru', ayla)).toBe(true)
    expect(await removePin(db, id, 'fru', ayla)).toBe(false)
    expect(await pins()).toEqual([`tea ${ayla} MT`])
  })

  test('taking back the last change takes back pins too, and those of whoever was removed return', async () => {
    const { db, id, ayla, bram, pins, change, undo } = await begin('undo')
    await change(async (tx) => {
      await savePin(tx, id, { encounter: 'fru', memberId: ayla, slot: 'MT' })
      return 'Ayla is MT.'
    })
    await change(async (tx) => {
      await savePin(tx, id, { encounter: 'fru', memberId: bram, slot: 'OT' })
      return 'Bram is OT.'
    })
    await change(async (tx) => {
      await removeMember(tx, id, ayla)
      return 'Ayla is gone.'
    })
    expect(await pins()).toEqual([`fru ${bram} OT`])
    await undo()
    expect(await pins()).toEqual([`fru ${ayla} MT`, `fru ${bram} OT`].sort())
    await undo()
    expect(await pins()).toEqual([`fru ${ayla} MT`])
    await undo()
    expect(await pins()).toEqual([])
    expect(await listRoster(db, id)).toHaveLength(2)
  })

  test('a change that fails leaves the pins as they were', async () => {
    const { id, ayla, pins, change } = await begin('fails')
    const failing = change(async (tx) => {
      await savePin(tx, id, { encounter: 'fru', memberId: ayla, slot: 'MT' })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await pins()).toEqual([])
  })

  test('one member’s pins become another’s, who keeps their own', async () => {
    const { db, id, ayla, bram, pins } = await begin('move')
    await savePin(db, id, { encounter: 'fru', memberId: ayla, slot: 'MT' })
    await savePin(db, id, { encounter: 'tea', memberId: ayla, slot: 'MT' })
    await savePin(db, id, { encounter: 'tea', memberId: bram, slot: 'OT' })
    await movePins(db, id, ayla, bram)
    await removeMember(db, id, ayla)
    expect(await pins()).toEqual([`fru ${bram} MT`, `tea ${bram} OT`])
  })

  test('the pins of another static are its own', async () => {
    const [here, elsewhere] = [await begin('here'), await begin('elsewhere')]
    await savePin(here.db, here.id, { encounter: 'fru', memberId: here.ayla, slot: 'MT' })
    expect(await elsewhere.pins()).toEqual([])
    expect(await removePin(elsewhere.db, elsewhere.id, 'fru', here.ayla)).toBe(false)
  })
})
