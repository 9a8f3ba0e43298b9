import { expect, test } from 'vitest'
import type { Analyst } from '../../../src/analysis/analyst.ts'
import { resolutions } from '../../../src/analysis/metrics/resolutions.ts'
import { metrics } from '../../../src/analysis/registry.ts'
import { nothingKnown } from '../../../src/analysis/rules/knowledge.ts'
import { loadKnowledge, openKnowledge } from '../../../src/analysis/rules/load-knowledge.ts'
import { analysePulls } from '../../../src/analysis/run.ts'
import { parseCharacter } from '../../../src/character.ts'
import type { Pull } from '../../../src/report.ts'
import { findInForce } from '../../../src/store/people/in-force.ts'
import { removePin, savePin } from '../../../src/store/people/role-pins.ts'
import { saveAlias, saveMember } from '../../../src/store/people/roster.ts'
import { openStatic } from '../../../src/store/people/statics.ts'
import { saveStrat, undoStrat } from '../../../src/store/people/strats.ts'
import { savePull } from '../../../src/store/pulls/pulls.ts'
import { listResults, saveResults } from '../../../src/store/pulls/results.ts'
import type { Slot } from '../../../src/strat/strat.ts'
import { fruPull, reportOf } from '../../bot/fru-pulls.ts'
import { onEveryDatabase } from '../../databases.ts'
import { action, alone, toldOf, use } from './told-where.ts'

const author = { id: '1', name: 'lead' }

onEveryDatabase('what a static knows', (open) => {
  const begin = async (name: string) => {
    const { db } = open()
    const { id } = await openStatic(db, { discordId: 'local', name: 'here' }, { name })
    const pull = async (nth: number, characters?: readonly string[]) => {
      const told = fruPull({ nth })
      const named = characters?.map((text, at) => ({ ...parseCharacter(text), id: at, kind: 'player' }) as const)
      const actors = named === undefined ? told.actors : [...named, ...told.actors.slice(named.length)]
      return (await savePull(db, id, reportOf(name), { ...told, actors }, 5)).pull
    }
    return {
      db,
      id,
      pull,
      save: (base: number, at: number) =>
        saveStrat(db, id, { encounter: 'fru', mechanics: [] }, { base, told: 'Changed.', author, at }),
      pin: async (member: string, slot: Slot, ...characters: string[]) => {
        const memberId = await saveMember(db, id, member)
        for (const character of characters) await saveAlias(db, id, parseCharacter(character), memberId)
        await savePin(db, id, { encounter: 'fru', memberId, slot })
        return memberId
      },
    }
  }

  test('where nothing was agreed on, nothing is known', async () => {
    const { db, pull } = await begin('nothing')
    expect(await loadKnowledge(db, await pull(1))).toEqual(nothingKnown)
  })

  test('the strat is the one that stood when the pull began, not what came later', async () => {
    const { db, pull, save } = await begin('strats')
    const [first, second] = [await pull(1), await pull(2)]
    await save(0, first.startedAt + 1)
    await save(1, second.startedAt)
    await save(2, second.startedAt + 1)
    expect((await loadKnowledge(db, first)).strat).toBeUndefined()
    expect((await loadKnowledge(db, second)).strat).toEqual({ encounter: 'fru', mechanics: [], version: 2 })
  })

  test('another static’s strat and pins are not known', async () => {
    const [here, elsewhere] = [await begin('own'), await begin('other')]
    await elsewhere.save(0, 0)
    await elsewhere.pin('Ayla', 'MT', 'Ayla Stone')
    expect(await loadKnowledge(here.db, await here.pull(1))).toEqual(nothingKnown)
  })

  test('a member’s pin is on whichever character of theirs is in the pull, as the pull spells it', async () => {
    const { db, pull, pin } = await begin('pins')
    await pin('Ayla', 'MT', 'Ayla Stone@Odin', 'Zoe Stone')
    await pin('Bram', 'H1')
    const told = await pull(1, ['zoe stone@Shiva', 'Bram@Odin', 'Ayla Stone@Shiva'])
    expect((await loadKnowledge(db, told)).pins).toEqual([
      { encounter: 'fru', name: 'zoe stone', slot: 'MT' },
      { encounter: 'fru', name: 'Bram', slot: 'H1' },
    ])
  })

  test('where the pull has initials only, they find the member who alone may have them', async () => {
    const { db, pull, pin } = await begin('initials')
    await pin('Ayla', 'MT', 'Ayla Stone')
    await pin('Bram', 'OT', 'Bram Reed')
    await pin('Boris', 'H1', 'Boris Rook')
    expect((await loadKnowledge(db, await pull(1, ['A. S.', 'B. R.']))).pins).toEqual([
      { encounter: 'fru', name: 'A. S.', slot: 'MT' },
    ])
  })

  test('two in one pull with the same place have neither', async () => {
    const { db, pull, pin } = await begin('twice')
    await pin('Ayla', 'MT', 'Ayla Stone')
    await pin('Bram', 'MT', 'Bram Reed')
    await pin('Cato', 'D1', 'Cato Finch')
    const both = await pull(1, ['Ayla Stone', 'Bram Reed', 'Cato Finch'])
    expect((await loadKnowledge(db, both)).pins.map(({ slot }) => slot)).toEqual(['D1'])
    const one = await pull(2, ['Bram Reed', 'Cato Finch'])
    expect((await loadKnowledge(db, one)).pins.map(({ slot }) => slot)).toEqual(['MT', 'D1'])
  })

  test('two characters of one name are told apart by nobody who knows names only: neither is pinned', async () => {
    const { db, pull, pin } = await begin('one name')
    await pin('Ayla', 'MT', 'Sol Fen@Odin')
    expect((await loadKnowledge(db, await pull(1, ['Sol Fen@Odin', 'Sol Fen@Shiva']))).pins).toEqual([])
  })

  test('a stamp changes exactly when another strat or other pins count for the pull', async () => {
    const { db, id, pull, save, pin } = await begin('stamps')
    const [first, second] = [await pull(1), await pull(2)]
    const stamps = async () => {
      const known = await openKnowledge(db, id, await findInForce(db, id, [first.id, second.id]))
      return [known.stampOf(first), known.stampOf(second)]
    }
    expect(await stamps()).toEqual(['', ''])
    await save(0, second.startedAt)
    expect(await stamps()).toEqual(['', 's1'])
    await save(1, second.startedAt + 1)
    expect(await stamps()).toEqual(['', 's1'])
    await pin('Zoe', 'MT', 'Zoe Elsewhere')
    expect(await stamps()).toEqual(['', 's1'])
    const ayla = await pin('Ayla', 'OT', 'Ayla Stone')
    const pinned = await stamps()
    expect(pinned).toEqual([expect.stringMatching(/^p[0-9a-f]{12}$/), expect.stringMatching(/^s1p[0-9a-f]{12}$/)])
    await savePin(db, id, { encounter: 'fru', memberId: ayla, slot: 'MT' })
    expect(await stamps()).not.toEqual(pinned)
    await savePin(db, id, { encounter: 'fru', memberId: ayla, slot: 'OT' })
    expect(await stamps()).toEqual(pinned)
    await removePin(db, id, 'fru', ayla)
    expect(await stamps()).toEqual(['', 's1'])
  })

  test('what was worked out with another strat or other pins is worked out anew, and nothing else is', async () => {
    const { db, id, pull, save, pin } = await begin('stale')
    const told = await pull(1)
    const asked: (readonly string[])[] = []
    const analyst: Analyst = {
      analyse: async (_pull, _events, wanted) => {
        asked.push(wanted)
        // How deep a pull came is kept beside its results.
        const result = { depth: { phase: 'P1', phaseId: 1 } }
        return { results: Object.fromEntries(wanted.map((metric) => [metric, result])), failed: {} }
      },
    }
    const analyse = async () => {
      await analysePulls(db, analyst, id, [told])
      return asked.splice(0).flat()
    }
    const depending = metrics.flatMap((metric: { id: string; needs?: string }) => (metric.needs ? [metric.id] : []))
    expect(await analyse()).toEqual(metrics.map((metric) => metric.id))
    expect(await analyse()).toEqual([])
    await save(0, told.startedAt + 1)
    expect(await analyse()).toEqual([])
    await save(1, told.startedAt)
    expect(await analyse()).toEqual(depending)
    expect(await analyse()).toEqual([])
    await undoStrat(db, id, 'fru', { by: author, at: told.startedAt + 2 })
    expect(await analyse()).toEqual(depending)
    await pin('Ayla', 'MT', 'Ayla Stone')
    expect(await analyse()).toEqual(depending)
    expect(await analyse()).toEqual([])
    const stored = await listResults(db, id, [told.id])
    expect(
      stored
        .filter(({ knowledge }) => knowledge !== undefined)
        .map(({ metric }) => metric)
        .sort(),
    ).toEqual([...depending].sort())
  })

  const teach = async (pull: Pull, version = resolutions.version) => {
    const told = toldOf([use(alone)])
    await saveResults(open().db, pull, [{ metric: 'resolutions', version, result: told, apart: true }])
  }

  test('rules are learned from pulls of the same fight and static that began before', async () => {
    const { db, pull } = await begin('learned')
    const other = await begin('learned elsewhere')
    const pulls = [await pull(1), await pull(2), await pull(3), await pull(4), await pull(5), await pull(6)]
    for (const one of pulls) await teach(one)
    for (const nth of [1, 2, 3, 4]) await teach(await other.pull(nth))
    const cleanOf = async (at: number) => {
      const told = pulls[at] ?? expect.fail('there is no such pull')
      return (await loadKnowledge(db, told)).learned.map(({ ability, kind, clean }) => [ability, kind, clean])
    }
    expect(await cleanOf(3)).toEqual([])
    expect(await cleanOf(4)).toEqual([[action, 'for-one', 4]])
    expect(await cleanOf(5)).toEqual([[action, 'for-one', 5]])
  })

  test('a fight that nobody knows is learned from by its name', async () => {
    const { db, id } = await begin('unknown fight')
    const unknown = async (nth: number, fightName: string) => {
      const { encounter: _, ...told } = fruPull({ nth })
      return (await savePull(db, id, reportOf('unknown'), { ...told, fightName, territoryId: nth > 5 ? 2 : 1 }, 5)).pull
    }
    for (const nth of [1, 2, 3, 4]) await teach(await unknown(nth, 'The Unheard Of'))
    expect((await loadKnowledge(db, await unknown(5, 'The Unheard Of'))).learned).toHaveLength(1)
    expect((await loadKnowledge(db, await unknown(6, 'Another One'))).learned).toEqual([])
  })

  test('results of an older version teach nothing, and no more pulls than forty are looked at', async () => {
    const { db, pull } = await begin('bounded')
    for (let nth = 1; nth <= 45; nth++) await teach(await pull(nth), nth <= 5 ? resolutions.version - 1 : undefined)
    const [rule] = (await loadKnowledge(db, await pull(46))).learned
    expect(rule?.clean).toBe(40)
    const [early] = (await loadKnowledge(db, await pull(5.5))).learned
    expect(early).toBeUndefined()
  })

  test('what was learned meanwhile makes no result stale', async () => {
    const { db, id, pull } = await begin('not stale')
    const told = await pull(9)
    const before = (await openKnowledge(db, id, await findInForce(db, id, [told.id]))).stampOf(told)
    for (const nth of [1, 2, 3, 4]) await teach(await pull(nth))
    expect((await loadKnowledge(db, told)).learned).toHaveLength(1)
    expect((await openKnowledge(db, id, await findInForce(db, id, [told.id]))).stampOf(told)).toBe(before)
  })

  test('a result keeps the stamp it was stored with', async () => {
    const { db, id, pull } = await begin('kept stamp')
    const told = await pull(1)
    await saveResults(db, told, [{ metric: 'faults', version: 1, result: [], knowledge: 's3' }])
    expect(await listResults(db, id, [told.id])).toMatchObject([{ knowledge: 's3' }])
    await saveResults(db, told, [{ metric: 'faults', version: 1, result: [] }])
    expect((await listResults(db, id, [told.id]))[0]).not.toHaveProperty('knowledge')
  })
})
