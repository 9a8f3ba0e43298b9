import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readFacts } from '../../src/game/facts.ts'
import { openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { removeLink } from '../../src/store/fflogs/logins.ts'
import { onEveryDatabase } from '../databases.ts'
import { linkMember, testVault } from '../fflogs/members.ts'
import { openStandIn, type StandIn } from '../fflogs/stand-in.ts'
import { afterwards, watchReport, watchSmallReport } from './watched.ts'

const facts = readFacts()
const vault = testVault

onEveryDatabase('a private report', (open) => {
  const readers = openFightReaders()
  const clock = { now: 0 }
  const now = () => clock.now
  let standIn: StandIn
  beforeAll(async () => {
    standIn = await openStandIn({ now })
    for (const name of ['Ayla', 'Bram']) standIn.addUser(name)
  })
  afterAll(async () => {
    await standIn.close()
    await readers.close()
  })
  beforeEach(() => {
    clock.now = afterwards
  })
  const room = () => ({ db: open().db, standIn, readers, facts, clock })
  const watchPrivate = async (owner: string) => {
    const watched = await watchSmallReport(room())
    standIn.change(watched.report.code, { visibility: 'private', owner })
    const by = () => [
      ...new Set(standIn.asked.filter(({ variables }) => variables.code === watched.report.code).map(({ by }) => by)),
    ]
    return {
      ...watched,
      by,
      link: (name: string) => linkMember({ db: open().db, standIn, now }, watched.staticId, name),
    }
  }

  test('is read whole in the name of a member who linked their account', async () => {
    const { link, poll, stored, by } = await watchPrivate('Ayla')
    expect(await poll({ vault })).toMatchObject({ newPulls: 0, trouble: expect.stringContaining('/link add') })
    await link('Ayla')
    const { trouble, newPulls } = await poll({ vault })
    expect({ trouble, newPulls }).toEqual({ trouble: undefined, newPulls: 2 })
    expect(await stored()).toHaveLength(2)
    expect(by()).toEqual(['client', 'Ayla'])
  })

  test('stays closed to another static, although its pages lie in the ledger', async () => {
    const { report, link, poll } = await watchPrivate('Ayla')
    await link('Ayla')
    await poll({ vault })
    const stranger = await watchReport(room(), report)
    expect(await stranger.poll({ vault })).toMatchObject({ newPulls: 0, trouble: expect.stringContaining('private') })
    await linkMember({ db: open().db, standIn, now }, stranger.staticId, 'Bram')
    expect(await stranger.poll({ vault })).toMatchObject({ newPulls: 0, trouble: expect.stringContaining('private') })
    expect(await stranger.stored()).toEqual([])
  })

  test('is let go in the middle of a poll when the member takes their account away; what is stored stays', async () => {
    const { db, staticId, report, link, poll, stored, asked } = await watchPrivate('Ayla')
    await link('Ayla')
    standIn.grow(report.code, { fights: 1 })
    await poll({ vault })
    standIn.grow(report.code, {})
    const before = asked('events')
    standIn.failNext('report', { kind: 'stall', ms: 300 })
    const polling = poll({ vault })
    await new Promise((done) => setTimeout(done, 150)) // the report is asked for; its events are not
    await removeLink(db, staticId, 'Ayla')
    expect(await polling).toMatchObject({ newPulls: 0, trouble: expect.stringContaining('no longer linked here') })
    expect(asked('events')).toBe(before)
    expect(await poll({ vault })).toMatchObject({ newPulls: 0, trouble: expect.stringContaining('private') })
    expect(await stored()).toHaveLength(1)
  })
})
