import { expect, test } from 'vitest'
import { tableOf } from '../../../src/events/recorder.ts'
import type { Actor, RecordedPull, ReportInfo } from '../../../src/report.ts'
import { linkAccount } from '../../../src/store/fflogs/link-account.ts'
import { openStatic, saveSettings } from '../../../src/store/people/statics.ts'
import { listAccounts } from '../../../src/store/pulls/pull-accounts.ts'
import { listPulls, savePull } from '../../../src/store/pulls/pulls.ts'
import { findReport } from '../../../src/store/reports/reports.ts'
import { onEveryDatabase } from '../../databases.ts'
import { prngFrom } from '../../sim/prng.ts'

const second = 1_000
const evening = 1_700_000_000_000
const reportOf = (code: string, startedAt = evening - 3_600 * second): ReportInfo => ({
  source: 'fflogs',
  code,
  title: `by ${code}`,
  startedAt,
})

const party = (names: string): Actor[] =>
  [...names].map((letter, id) => ({ id, kind: 'player', name: `${letter}yla Fen`, job: 'WAR' }))

const fight = (key: number, startedAt: number, more: Partial<RecordedPull> = {}): RecordedPull => ({
  source: 'fflogs',
  sourceKey: String(key),
  territoryId: 887,
  encounterId: 1050,
  fightName: 'The Epic of Alexander (Ultimate)',
  startedAt,
  durationMs: 120 * second,
  outcome: 'wipe',
  actors: party('ABCDEFGH'),
  abilityNames: {},
  statusNames: {},
  phases: [],
  events: tableOf([]),
  parser: 'fflogs 1',
  ...more,
})

onEveryDatabase('a pull that several reports tell', (open) => {
  let statics = 0
  const begin = async () => {
    const { db } = open()
    const { id } = await openStatic(db, { discordId: 'local', name: 'here' }, { name: `static ${++statics}` })
    const tell = (code: string, pull: RecordedPull, mark?: string, at = 5) =>
      savePull(db, id, reportOf(code), pull, at, mark === undefined ? {} : { mark })
    const told = async (code: string) =>
      (await listAccounts(db, id, reportOf(code))).map(({ sourceKey, mark, pullId }) => [sourceKey, mark, pullId])
    return { db, id, tell, told }
  }

  test('all of them are noted, whichever is shown', async () => {
    const { db, id, tell, told } = await begin()
    const { pull } = await tell('first', fight(3, evening), 'a')
    expect((await tell('other', fight(7, evening + 4 * second), 'b')).change).toBe('known')
    expect((await tell('fuller', fight(9, evening, { actors: party('ABCDEFGHI') }), 'c')).change).toBe('fuller')
    expect(await told('first')).toEqual([['3', 'a', pull.id]])
    expect(await told('other')).toEqual([['7', 'b', pull.id]])
    expect(await told('fuller')).toEqual([['9', 'c', pull.id]])
    expect(await listPulls(db, id, 9)).toMatchObject([{ id: pull.id, report: { code: 'fuller' }, sourceKey: '9' }])
    expect(await findReport(db, id, 'first')).toEqual({ title: 'by first', pulls: 1 })
  })

  test('another mark of the account that is shown is news, and of another account only if it is fuller', async () => {
    const { db, id, tell, told } = await begin()
    await tell('shown', fight(3, evening), 'a')
    await tell('other', fight(7, evening), 'b')
    expect((await tell('shown', fight(3, evening), 'a')).change).toBe('known')
    expect((await tell('shown', fight(3, evening, { bossHp: 0.5 }), 'a2')).change).toBe('fuller')
    expect((await tell('other', fight(7, evening, { bossHp: 0.7 }), 'b2')).change).toBe('known')
    expect(await listPulls(db, id, 9)).toMatchObject([{ bossHp: 0.5 }])
    expect((await told('other'))[0]?.[1]).toBe('b2')
  })

  test('the reports of parts that became one pull tell that pull', async () => {
    const { db, id, tell, told } = await begin()
    const part = (code: string, from: number, to: number, mark: string) => {
      const startedAt = evening + from * second
      const cut = fight(1, startedAt, { durationMs: (to - from) * second, outcome: 'unknown' })
      return savePull(db, id, reportOf(code, startedAt), cut, 5, { mark })
    }
    const { pull } = await part('start', 0, 30, 'a')
    await part('end', 90, 110, 'b')
    await tell('whole', fight(1, evening), 'c')
    const all = await Promise.all(['start', 'end', 'whole'].map(told))
    expect(all.flat()).toEqual([
      ['1', 'a', pull.id],
      ['1', 'b', pull.id],
      ['1', 'c', pull.id],
    ])
  })

  test('a report that numbers its fights anew tells the same pulls under other keys', async () => {
    const { db, id, tell, told } = await begin()
    const at = (nth: number) => evening + nth * 150 * second
    for (const nth of [1, 2, 3]) await tell('again', fight(nth, at(nth)), `a${nth}`)
    // Now it begins with a fight that was not uploaded then.
    for (const nth of [0, 1, 2, 3]) await tell('again', fight(nth + 1, at(nth)), `b${nth}`)
    const stored = await listPulls(db, id, 9)
    const byTime = stored.toSorted((one, other) => one.startedAt - other.startedAt)
    expect(byTime.map(({ number, startedAt, sourceKey }) => [number, startedAt, sourceKey])).toEqual([
      [4, at(0), '1'],
      [1, at(1), '2'],
      [2, at(2), '3'],
      [3, at(3), '4'],
    ])
    expect((await told('again')).toSorted()).toEqual(
      byTime.map(({ id }, index) => [String(index + 1), `b${index}`, id]).toSorted(),
    )
  })

  test('what is told as well already is linked without being read, once it is known who fought', async () => {
    const { db, id, tell, told } = await begin()
    const known = { ...fight(7, evening + 2 * second), report: reportOf('second'), mark: 'm', storedAt: 6 }
    const asked: string[] = []
    const link = (names: string, more: Partial<typeof known> = {}) =>
      linkAccount(db, id, { ...known, actors: undefined, ...more }, async () => {
        asked.push(names)
        return party(names)
      })
    expect(await link('ABCDEFGH')).toBe(false)
    await tell('first', fight(3, evening, { outcome: 'unknown', durationMs: 30 * second }))
    expect(await link('ABCDEFGH')).toBe(false)
    expect(asked).toEqual([])
    const { pull } = await tell('whole', fight(4, evening))
    expect(await link('IJKLMNOP')).toBe(false)
    expect(await link('ABCDEFGHI')).toBe(false)
    expect(await told('second')).toEqual([])
    expect(await link('ABCDEFGH')).toBe(true)
    expect(await told('second')).toEqual([['7', 'm', pull.id]])
    expect(await link('ABCDEFGH', { startedAt: evening + 150 * second })).toBe(false)
  })

  test('a report whose pulls were not read yet is not called by its title where names are hidden', async () => {
    const { db, id, tell } = await begin()
    await saveSettings(db, id, { names: 'initials' })
    await tell('first', fight(3, evening, { actors: party('') }))
    const report = reportOf('second')
    const known = { ...fight(7, evening), actors: undefined, report, mark: 'm', storedAt: 6 }
    expect(await linkAccount(db, id, known, async () => party('ABCDEFGH'))).toBe(false)
    expect(await linkAccount(db, id, known, async () => party(''))).toBe(true)
    expect(await findReport(db, id, 'second')).toEqual({ title: 'second', pulls: 1 })
  })

  test('two groups of a static that raid at the same time have pulls of their own', async () => {
    const { db, id, tell } = await begin()
    await tell('red', fight(1, evening))
    await tell('blue', fight(1, evening + second, { actors: party('IJKLMNOP') }))
    await tell('red too', fight(4, evening + 2 * second, { actors: party('ABCDIJKL') }))
    expect((await listPulls(db, id, 9)).map(({ report }) => report.code)).toEqual(['blue', 'red'])
  })

  test.each([1, 2, 3, 4, 5, 6])('reports read at once, in any order, end in the same pulls (%i)', async (seed) => {
    const { db, id, tell, told } = await begin()
    const random = prngFrom(seed)
    const nights = ['one', 'two', 'three'].map((code, logger) => ({
      code,
      fights: Array.from({ length: 12 }, (_, nth) =>
        fight(nth * 3 + logger, evening + nth * 180 * second + logger * 3 * second),
      ),
    }))
    await Promise.all(
      nights.map(async ({ code, fights }) => {
        for (const pull of fights) {
          for (let turns = random.whole(0, 3); turns > 0; turns--) await new Promise(setImmediate)
          await tell(code, pull, 'm')
          if (random.chance(0.3)) await tell(code, pull, 'm') // a poll that was stopped asks again
        }
      }),
    )
    const stored = await listPulls(db, id, 99)
    expect(stored.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, nth) => 12 - nth))
    const accounts = (await Promise.all(nights.map(({ code }) => told(code)))).flat()
    const perPull = Map.groupBy(accounts, ([, , pullId]) => pullId)
    expect([...perPull.values()].map((own) => own.length)).toEqual(Array.from({ length: 12 }, () => 3))
  })
})
