import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openFflogs } from '../../../../src/ingest/fflogs/client.ts'
import { askOnBehalf } from '../../../../src/ingest/fflogs/logins/on-behalf.ts'
import { openReport } from '../../../../src/ingest/fflogs/report.ts'
import { type OpenDb, openEmbedded } from '../../../../src/store/db.ts'
import { removeLink } from '../../../../src/store/fflogs/logins.ts'
import { openStatic } from '../../../../src/store/people/statics.ts'
import { findWatch, saveWatch } from '../../../../src/store/reports/watches.ts'
import { linkMember, testVault } from '../../../fflogs/members.ts'
import { smallReport } from '../../../fflogs/small-report.ts'
import { openStandIn, type StandIn } from '../../../fflogs/stand-in.ts'

let store: OpenDb
let standIn: StandIn
let statics = 0
const now = () => Date.UTC(2026, 6, 1, 20)

beforeAll(async () => {
  store = await openEmbedded()
  standIn = await openStandIn({ now })
})
afterAll(async () => {
  await standIn.close()
  await store.close()
})
let code = ''
beforeEach(() => {
  statics += 1
  code = `OnBehalf${String(statics).padStart(8, '0')}`
})

/** A static that watches the report of this test, and members of it who linked their accounts. */
const watching = async (...members: string[]) => {
  const { db } = store
  statics += 1
  const { id: staticId } = await openStatic(db, { discordId: `guild ${statics}`, name: 'Server' })
  const link = (name: string, { isSubscriber = false } = {}) => {
    standIn.addUser(name, { isSubscriber })
    return linkMember({ db, standIn, now }, staticId, name)
  }
  for (const name of members) await link(name)
  const { id } = await saveWatch(db, staticId, { code, channelId: 'c', addedBy: 'x', addedAt: 1 })
  const client = openFflogs({ ...standIn, db, vault: testVault, now, retryMs: 1 })
  const read = async () => {
    const watch = await findWatch(db, id)
    if (watch === undefined) throw new Error('it is watched')
    const before = standIn.asked.length
    const { told, asking } = await askOnBehalf(client, watch, 'watch', (one) => openReport(client, code, one))
    const by = standIn.asked.slice(before).flatMap((asked) => (asked.question === 'report' ? [asked.by] : []))
    return { title: told.info.title, isOurs: asking.login === undefined, by }
  }
  return { db, staticId, link, read }
}

describe('a report that not everybody may see', () => {
  test('is asked for as ourselves while we may see it', async () => {
    standIn.show(smallReport({ code }))
    const { read } = await watching('Ayla')
    expect(await read()).toEqual({ title: 'A short night', isOurs: true, by: ['client'] })
  })

  test('is read by the member who may see it, who is asked first the next time', async () => {
    const { read } = await watching('Bram', 'Cira', 'Dorn')
    standIn.show({ ...smallReport({ code }), visibility: 'private', owner: 'Cira' })
    expect(await read()).toMatchObject({ isOurs: false, by: ['client', 'Bram', 'Cira'] })
    expect(await read()).toMatchObject({ isOurs: false, by: ['Cira'] })
  })

  test('is asked for as ourselves again when that member no longer may', async () => {
    const { db, staticId, read } = await watching('Edda')
    standIn.show({ ...smallReport({ code }), visibility: 'private', owner: 'Edda' })
    await read()
    await removeLink(db, staticId, 'Edda')
    await expect(read()).rejects.toThrow('private')
    standIn.change(code, { visibility: 'public' })
    expect(await read()).toMatchObject({ isOurs: true, by: ['client'] })
  })

  test('is never read with an account that was linked for another static', async () => {
    await watching('Finn')
    const { read } = await watching()
    standIn.show({ ...smallReport({ code }), visibility: 'private', owner: 'Finn' })
    await expect(read()).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('/link add') })
    expect(standIn.asked.filter(({ by, variables }) => by === 'Finn' && variables.code === code)).toEqual([])
  })

  test('says how many were asked in vain, and whose login is broken', async () => {
    const { read } = await watching('Gwen', 'Hale')
    standIn.revokeTokens('Hale')
    standIn.show({ ...smallReport({ code }), visibility: 'private', owner: 'Somebody else' })
    await expect(read()).rejects.toThrow(/private.*The 2 FFLogs accounts.*Hale’s FFLogs login no longer works/)
  })

  test('when it is archived is read by a subscriber, and nobody asks for its events before', async () => {
    const { link, read } = await watching('Iris')
    standIn.show(smallReport({ code }), { archived: true })
    await expect(read()).rejects.toThrow('archived')
    await link('Joan', { isSubscriber: true })
    expect(await read()).toMatchObject({ isOurs: false, by: ['client', 'Iris', 'Joan'] })
    expect(standIn.asked.filter(({ question }) => question === 'events')).toEqual([])
  })

  test('that does not exist is nobody else’s either', async () => {
    const { read } = await watching('Kyra')
    await expect(read()).rejects.toMatchObject({ code: 'not-found' })
    expect(standIn.asked.filter(({ by, question }) => by === 'Kyra' && question === 'report')).toEqual([])
  })
})
