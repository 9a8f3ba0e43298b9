import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Catalogue } from '../../src/game/catalogue.ts'
import { type BootstrapFlags, bootstrap } from '../../src/operator/bootstrap.ts'
import { findFetched, listFetchedIds } from '../../src/store/abilities.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { savePull } from '../../src/store/pulls/pulls.ts'
import { fruPull, reportOf } from '../bot/fru-pulls.ts'
import { onEveryDatabase } from '../databases.ts'
import { actionRow, openStandInXivapi, type StandInXivapi, statusRow } from '../xivapi/stand-in.ts'

const statusIds = Array.from({ length: 450 }, (_, index) => 1_000 + index)
const status = (id: number) => ({ id, name: `Status ${id}`, kind: 'buff', stacks: 0 }) as const

const catalogue: Catalogue = {
  actions: new Map([
    [
      9,
      {
        id: 9,
        name: 'Fast Blade',
        jobs: ['PLD'],
        category: 'weaponskill',
        gcd: true,
        castMs: 0,
        recastMs: 2_500,
        charges: 1,
      },
    ],
    [8, { id: 8, name: 'Shot', jobs: [], category: 'auto-attack', gcd: false, castMs: 0, recastMs: 0, charges: 1 }],
  ]),
  statuses: new Map(statusIds.map((id) => [id, status(id)])),
  bosses: new Map([['fru', new Map([[40_122, { id: 40_122, name: 'Explosion', castMs: 0 }]])]]),
  actionName: () => undefined,
}
const all = 453

onEveryDatabase('vigil bootstrap', (open) => {
  let standIn: StandInXivapi
  beforeAll(async () => {
    standIn = await openStandInXivapi({
      Action: { 9: actionRow('Fast Blade'), 40122: actionRow('Explosion'), 77777: actionRow('Brand New') },
      Status: Object.fromEntries(statusIds.map((id) => [id, statusRow(`Status ${id}`)])),
    })
  })
  afterAll(() => standIn.close())

  const run = async (flags: Partial<BootstrapFlags> = {}, url = standIn.url, stopping = new AbortController()) => {
    const said: string[] = []
    const progress: string[] = []
    const before = standIn.requests.length
    const say = (text: string) => said.push(text)
    const output = { line: say, aside: say, progress: (text: string) => progress.push(text), file: () => {} }
    const { db } = open()
    const services = { db, facts: { catalogue: () => catalogue }, now: Date.now }
    const code = await bootstrap(
      { config: { XIVAPI_URL: url }, services },
      { force: false, skipFetch: false, ...flags },
      output,
      stopping.signal,
    )
    return { code, said, progress, requests: standIn.requests.length - before }
  }
  const stored = async () => {
    const { db } = open()
    return (await listFetchedIds(db, 'action')).size + (await listFetchedIds(db, 'status')).size
  }

  describe('in turn', () => {
    test('nobody is asked with --skip-fetch', async () => {
      const { code, said, requests } = await run({ skipFetch: true })
      expect([code, requests, await stored()]).toEqual([0, 0, 0])
      expect(said).toEqual([
        'The catalogue is in vendor/: 2 actions of players, 1 of bosses, 450 statuses.',
        'XIVAPI was not asked; nothing was written.',
      ])
    })

    test('without a connection there is a sentence, and it is no failure', async () => {
      const { code, said } = await run({ limit: 1 }, 'http://127.0.0.1:1')
      expect([code, await stored()]).toEqual([0, 0])
      expect(said[1]).toBe(
        'XIVAPI does not answer. 1 was not refreshed: the vendored names stay, nothing is lost. Run vigil bootstrap again when there is a connection.',
      )
    }, 20_000)

    test('no more than --limit are asked for', async () => {
      const { said } = await run({ limit: 2 })
      expect(said[1]).toBe('XIVAPI told of 1; they are stored. 1 it does not have.')
      expect(await stored()).toBe(2)
    })

    test('what came before a failure is kept, and the next run asks for the rest only', async () => {
      standIn.fail('none', { kind: 'other-shape' })
      const cut = await run()
      expect(cut.code).toBe(0)
      const kept = await stored()
      expect(kept).toBeGreaterThan(2)
      expect(kept).toBeLessThan(all)
      expect(cut.said.at(-1)).toContain(`${all - kept} were not refreshed`)
      const next = await run()
      expect(next.said[1]).toBe(`XIVAPI told of ${all - kept}; they are stored.`)
      expect(await stored()).toBe(all)
      expect(next.progress).toContain(`XIVAPI: ${all - kept} of ${all - kept} …`)
    })

    test('stopped, it asks no more, keeps what was told, and says so by its exit code', async () => {
      const stopping = new AbortController()
      stopping.abort()
      const { code, said } = await run({ force: true }, standIn.url, stopping)
      expect(code).toBe(130)
      expect(said).toHaveLength(1)
      expect(await stored()).toBe(all)
    })

    test('a second run asks nobody and writes nothing, and says so', async () => {
      const { said, requests } = await run()
      expect(requests).toBe(0)
      expect(said[1]).toBe('XIVAPI has told of all of them before; nothing was written. --force asks anew.')
    })

    test('--force asks for all of it anew, two at a time', async () => {
      const { said, requests } = await run({ force: true })
      expect(said[1]).toBe(`XIVAPI told of ${all - 1}; they are stored. 1 it does not have.`)
      expect(requests).toBeGreaterThanOrEqual(6)
      expect(standIn.mostAtOnce()).toBeLessThanOrEqual(2)
    })

    test('what a report named and nobody knows is asked for first', async () => {
      const { db } = open()
      const { id } = await openStatic(db, { discordId: 'bootstrap', name: 'here' })
      const told = { ...fruPull({ nth: 1 }), abilityNames: { 77777: '_rsv_77777_-1_1_0_0', 9: 'Fast Blade' } }
      await savePull(db, id, reportOf('seen'), told, Date.now())
      const { said } = await run({ limit: 1 })
      expect(said[1]).toBe('XIVAPI told of 1; they are stored.')
      expect((await findFetched(db, 'action', [77_777])).get(77_777)?.names?.en).toBe('Brand New')
    })
  })
})
