import { expect, test } from 'vitest'
import { parseCharacter, spellCharacter } from '../../../src/character.ts'
import { tableOf } from '../../../src/events/recorder.ts'
import { listRoster, removeAlias, removeMember, saveAlias, saveMember } from '../../../src/store/people/roster.ts'
import { changeRoster, undoRosterChange } from '../../../src/store/people/roster-changes.ts'
import { localGuild, openStatic } from '../../../src/store/people/statics.ts'
import { listRecentParties } from '../../../src/store/pulls/parties.ts'
import { savePull } from '../../../src/store/pulls/pulls.ts'
import { onEveryDatabase } from '../../databases.ts'

onEveryDatabase('the roster', (open) => {
  const begin = async (name: string) => {
    const { db } = open()
    const { id } = await openStatic(db, localGuild, { name })
    return {
      db,
      id,
      roster: async () => (await listRoster(db, id)).map(({ name, aliases }) => [name, ...aliases.map(spellCharacter)]),
      add: (member: string, user?: string) => saveMember(db, id, member, user),
      own: (character: string, memberId: number) => saveAlias(db, id, parseCharacter(character), memberId),
      change: (told: string, work: Parameters<typeof changeRoster>[3]) =>
        changeRoster(db, id, { changedBy: 'lead', changedAt: 7 }, async (...given) => {
          await work(...given)
          return told
        }),
    }
  }

  test('members come by name with their characters', async () => {
    const { add, own, roster } = await begin('members')
    const [, ayla] = [await add('bram'), await add('Ayla'), await add('Cato')]
    await own('Zoe Stone', ayla)
    await own('Ayla Stone@Odin', ayla)
    expect(await roster()).toEqual([['Ayla', 'Ayla Stone@Odin', 'Zoe Stone'], ['bram'], ['Cato']])
  })

  test('adding somebody again, however capitalised, keeps them and their account', async () => {
    const { db, id, add } = await begin('again')
    const first = await add('Ayla', '200000000000000001')
    expect(await add('ayla')).toBe(first)
    expect(await listRoster(db, id)).toMatchObject([{ name: 'Ayla', discordUserId: '200000000000000001' }])
    await add('AYLA', '200000000000000002')
    expect(await listRoster(db, id)).toMatchObject([{ name: 'Ayla', discordUserId: '200000000000000002' }])
  })

  test('a character belongs to whoever was named last, and to nobody else of that name on another world', async () => {
    const { db, id, add, own, roster } = await begin('moved')
    const [ayla, bram] = [await add('Ayla'), await add('Bram')]
    for (const character of ['Alt Stone', 'Alt Stone@Odin', 'Alt Stone@Shiva']) await own(character, ayla)
    await own('ALT stone@odin', bram)
    expect(await roster()).toEqual([
      ['Ayla', 'Alt Stone', 'Alt Stone@Shiva'],
      ['Bram', 'ALT stone@odin'],
    ])
    await removeAlias(db, id, { name: 'alt stone' })
    expect((await roster())[0]).toEqual(['Ayla', 'Alt Stone@Shiva'])
  })

  test('somebody of another static is not touched', async () => {
    const [own, other] = [await begin('own'), await begin('other')]
    const ayla = await other.add('Ayla')
    await other.own('Ayla Stone', ayla)
    await removeMember(own.db, own.id, ayla)
    await removeAlias(own.db, own.id, { name: 'Ayla Stone' })
    expect(await other.roster()).toEqual([['Ayla', 'Ayla Stone']])
    expect(await own.roster()).toEqual([])
  })

  test('changes are taken back one after the other, members and their ids as they were', async () => {
    const { db, id, roster, change } = await begin('taken back')
    await change('added', async (tx) => {
      await saveAlias(tx, id, { name: 'Ayla Stone', world: 'Odin' }, await saveMember(tx, id, 'Ayla', '2'))
      return ''
    })
    const before = await listRoster(db, id)
    await change('replaced', async (tx, [ayla]) => {
      await removeMember(tx, id, ayla?.id ?? 0)
      await saveAlias(tx, id, { name: 'Ayla Stone', world: 'Odin' }, await saveMember(tx, id, 'AYLA'))
      return ''
    })
    expect(await undoRosterChange(db, id)).toEqual({ told: 'replaced', changedBy: 'lead', changedAt: 7 })
    expect(await listRoster(db, id)).toEqual(before)
    expect(await undoRosterChange(db, id)).toMatchObject({ told: 'added' })
    expect(await undoRosterChange(db, id)).toBeUndefined()
    expect(await roster()).toEqual([])
  })

  test('a change that fails changes nothing, and there is nothing to take back', async () => {
    const { db, id, roster, change } = await begin('failed')
    const failing = change('never', async (tx) => {
      await saveMember(tx, id, 'Ayla')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect([await roster(), await undoRosterChange(db, id)]).toEqual([[], undefined])
  })

  test('changes at once wait for each other; the last twenty can be taken back', async () => {
    const { db, id, roster, change } = await begin('at once')
    const names = Array.from({ length: 25 }, (_, index) => `Member ${index}`)
    await Promise.all(
      names.map((name) =>
        change(name, async (tx, before) => {
          await saveMember(tx, id, `${name} of ${before.length}`)
          return ''
        }),
      ),
    )
    const sizes = (await roster()).map(([name = '']) => Number(name.split(' of ')[1]))
    expect(sizes.toSorted((one, other) => one - other)).toEqual(names.map((_, index) => index))
    let undone = 0
    while ((await undoRosterChange(db, id)) !== undefined) undone += 1
    expect([undone, (await roster()).length]).toEqual([20, 5])
  })

  test('the newest parties are those of the latest pulls, whenever they were stored, trash apart', async () => {
    const { db, id } = await begin('parties')
    const report = { source: 'netlog', code: 'a', title: 'a night', startedAt: 0 } as const
    const minute = 60_000
    for (const [at, trash] of [
      [30, false],
      [10, false],
      [40, true],
      [20, false],
    ] as const) {
      const startedAt = 1_700_000_000_000 + at * minute
      const player = { id: 0, kind: 'player', name: `at ${at}`, job: 'WAR' } as const
      await savePull(
        db,
        id,
        report,
        {
          source: 'netlog',
          sourceKey: String(startedAt),
          fightName: 'Colossus',
          startedAt,
          durationMs: minute,
          outcome: 'wipe',
          actors: [player, { id: 1, kind: 'enemy', name: 'Colossus' }],
          abilityNames: {},
          statusNames: {},
          phases: [],
          events: tableOf([]),
          parser: 'netlog 1',
          trash,
        },
        5,
      )
    }
    const parties = await listRecentParties(db, id, 2)
    expect(parties.map(({ players }) => players.map(({ name }) => name))).toEqual([['at 30'], ['at 20']])
  })
})
