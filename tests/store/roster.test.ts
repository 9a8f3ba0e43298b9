import { expect, test } from 'vitest'
import { listRoster, saveAlias, saveMember } from '../../src/store/roster.ts'
import { localGuild, openStatic } from '../../src/store/statics.ts'
import { onEveryDatabase } from '../databases.ts'

onEveryDatabase('the roster', (open) => {
  const staticNamed = async (name: string) => (await openStatic(open().db, localGuild, { name })).id

  test('members come by name with their characters', async () => {
    const { db } = open()
    const id = await staticNamed('members')
    for (const name of ['bram', 'Ayla', 'Cato']) await saveMember(db, id, name)
    await saveAlias(db, id, 'Zoe Stone', 'Ayla')
    await saveAlias(db, id, 'Ayla Stone', 'Ayla')
    const roster = (await listRoster(db, id)).map(({ name, aliases }) => [name, ...aliases])
    expect(roster).toEqual([['Ayla', 'Ayla Stone', 'Zoe Stone'], ['bram'], ['Cato']])
  })

  test('adding somebody again keeps them and their account', async () => {
    const { db } = open()
    const id = await staticNamed('again')
    await saveMember(db, id, 'Ayla', '200000000000000001')
    await saveMember(db, id, 'Ayla')
    expect(await listRoster(db, id)).toMatchObject([{ name: 'Ayla', discordUserId: '200000000000000001' }])
  })

  test('a character belongs to whoever was named last', async () => {
    const { db } = open()
    const id = await staticNamed('moved')
    for (const name of ['Ayla', 'Bram']) await saveMember(db, id, name)
    await saveAlias(db, id, 'Alt Stone', 'Ayla')
    await saveAlias(db, id, 'Alt Stone', 'Bram')
    expect((await listRoster(db, id)).map(({ aliases }) => aliases)).toEqual([[], ['Alt Stone']])
  })

  test('somebody of another static cannot be meant', async () => {
    const { db } = open()
    const [own, other] = [await staticNamed('own'), await staticNamed('other')]
    await saveMember(db, other, 'Ayla')
    expect(await saveAlias(db, own, 'Ayla Stone', 'Ayla')).toBe(false)
    expect(await listRoster(db, own)).toEqual([])
  })
})
