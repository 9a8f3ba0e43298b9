import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askReport } from './asking.ts'
import { logIn, redirect } from './logging-in.ts'
import { smallReport } from './small-report.ts'
import { openStandIn, type StandIn } from './stand-in.ts'

const report = { ...smallReport({ pulls: 3 }), owner: 'Ayla' }
const { code } = report

let standIn: StandIn
beforeEach(async () => {
  standIn = await openStandIn()
  standIn.show(report)
  standIn.allowRedirect(redirect)
})
afterEach(() => standIn.close())

const asks = (fields: string, asking: Parameters<typeof askReport>[3] = {}) => askReport(standIn, code, fields, asking)

/** A member's own door. */
async function as(name: string) {
  standIn.logIn(name)
  return { token: (await logIn(standIn)).access, door: 'user' } as const
}

const unknown = { report: null, error: 'This report does not exist.' }
const hidden = { report: null, error: 'You do not have permission to view this report.' }

describe('who sees a report', () => {
  test('a public one: everybody', async () => {
    expect(await asks('title visibility')).toMatchObject({ report: { title: 'A short night', visibility: 'public' } })
  })

  test('a private one: its owner, at the members’ door', async () => {
    standIn.change(code, { visibility: 'private' })
    for (const name of ['Ayla', 'Bram']) standIn.addUser(name)
    expect(await asks('title')).toMatchObject(hidden)
    expect(await asks('title', await as('Bram'))).toMatchObject(hidden)
    expect(await asks('title', await as('Ayla'))).toMatchObject({ report: { title: 'A short night' } })
  })

  test('an unlisted one: whoever has the code, unless they would rather not', async () => {
    standIn.change(code, { visibility: 'unlisted' })
    expect(await asks('visibility')).toMatchObject({ report: { visibility: 'unlisted' } })
    expect(await askReport(standIn, `${code}", allowUnlisted: false, code: "${code}`, 'title')).toMatchObject({
      report: null,
    })
  })

  test('one that was deleted, or never was: nobody', async () => {
    expect(await askReport(standIn, 'NoSuchReport0001', 'title')).toMatchObject(unknown)
    standIn.remove(code)
    expect(await asks('title')).toMatchObject(unknown)
  })

  test('an archived one: its fights everybody, its events subscribers', async () => {
    standIn.archive(code)
    standIn.addUser('Ayla')
    standIn.addUser('Sena', { isSubscriber: true })
    const status = 'fights { id } archiveStatus { isArchived isAccessible archiveDate }'
    const archiveDate = Math.floor(report.endTime / 1_000)
    for (const asking of [{}, await as('Ayla')]) {
      expect(await asks(status, asking)).toMatchObject({
        report: { fights: [{}, {}, {}], archiveStatus: { isArchived: true, isAccessible: false, archiveDate } },
      })
      expect(await asks(events(1), asking)).toMatchObject({ error: expect.stringContaining('archived') })
    }
    const sena = await as('Sena')
    expect(await asks(status, sena)).toMatchObject({ report: { archiveStatus: { isAccessible: true } } })
    expect((await asks(events(1), sena)).report.events.data).toHaveLength(7)
    standIn.archive(code, false)
    expect((await asks(events(1))).report.events.data).toHaveLength(7)
  })
})

describe('a report that is uploaded while it happens', () => {
  const look = 'endTime segments fights { id inProgress endTime } masterData { abilities { gameID } }'

  test('grows fight by fight and event by event', async () => {
    standIn.show(report, { fights: 0 })
    expect((await asks(look)).report).toMatchObject({ endTime: report.startTime, fights: [] })

    standIn.grow(code, { fights: 1, inProgress: 3 })
    const { report: live } = await asks(look)
    expect(live.fights).toEqual([
      { id: 1, inProgress: false, endTime: 660_000 },
      { id: 2, inProgress: true, endTime: 1_200_100 },
    ])
    expect(live.endTime).toBe(report.startTime + 1_200_100)
    expect((await asks(events(2))).report.events.data).toHaveLength(3)
    expect((await asks(events(3))).report.events.data).toEqual([])

    standIn.grow(code, {})
    const { report: whole } = await asks(look)
    expect(whole.fights.map(({ inProgress }: { inProgress: boolean }) => inProgress)).toEqual([false, false, false])
    expect(whole.segments).toBeGreaterThan(live.segments)
  })

  test('knows the abilities of what has arrived', async () => {
    standIn.show(report, { fights: 0, inProgress: 3 })
    expect((await asks(look)).report.masterData.abilities).toEqual([{ gameID: 7 }])
    standIn.grow(code, { fights: 1 })
    expect((await asks(look)).report.masterData.abilities).toEqual([{ gameID: 7 }, { gameID: 49739 }])
  })
})

test('a report that is exported again has a higher revision, and may tell its fights otherwise', async () => {
  const [first, ...others] = report.fights
  standIn.reExport(code, { fights: [{ ...(first ?? expect.fail()), bossPercentage: 12.3 }, ...others] })
  expect((await asks('revision fights { bossPercentage }')).report).toEqual({
    revision: 2,
    fights: [{ bossPercentage: 12.3 }, { bossPercentage: 81.5 }, { bossPercentage: 81.5 }],
  })
})

describe('fights', () => {
  test('an id that is not there is no error', async () => {
    expect(await asks('fights(fightIDs: [99]) { id }')).toEqual({
      report: { fights: [] },
      errors: [],
      error: undefined,
    })
  })

  test.each([
    ['All', [1, 2, 3]],
    ['Encounters', [1, 2]],
    ['Kills', [2]],
    ['Wipes', [1]],
    ['Trash', [3]],
  ])('%s', async (killType, ids) => {
    const [wipe, kill, trash] = report.fights
    if (!wipe || !kill || !trash) throw new Error('three fights are needed')
    const fights = [wipe, { ...kill, kill: true }, { ...trash, encounterID: 0, kill: null, bossPercentage: null }]
    standIn.change(code, { fights })
    expect((await asks(`fights(killType: ${killType}) { id }`)).report.fights).toEqual(ids.map((id) => ({ id })))
  })
})

const events = (fight: number) => `events(fightIDs: [${fight}], limit: 100) { data }`
