import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FflogsSettings, openFflogs } from '../../../../src/ingest/fflogs/client.ts'
import { openReport } from '../../../../src/ingest/fflogs/report.ts'
import { findMemberLogin, removeLink } from '../../../../src/store/fflogs/logins.ts'
import { openVault } from '../../../../src/store/fflogs/vault.ts'
import { openStatic } from '../../../../src/store/people/statics.ts'
import { fflogsLogins } from '../../../../src/store/schema.ts'
import { onEveryDatabase } from '../../../databases.ts'
import { linkMember, testKey, testVault } from '../../../fflogs/members.ts'
import { smallReport } from '../../../fflogs/small-report.ts'
import { faults, openStandIn, type StandIn, type StandInSettings } from '../../../fflogs/stand-in.ts'

const year = 360 * 24 * 3_600_000

onEveryDatabase('a member’s login', (open) => {
  let standIn: StandIn
  let now = Date.UTC(2026, 6, 1, 20)
  let statics = 0
  const clock = () => now

  const serve = async (settings: StandInSettings = {}) => {
    standIn = await openStandIn({ now: clock, ...settings })
  }
  beforeAll(() => serve())
  afterAll(() => standIn.close())
  beforeEach(() => {
    now += 24 * 3_600_000
  })

  /** A static whose one member linked their account, and a private report of that member's. */
  const begin = async () => {
    const { db } = open()
    statics += 1
    const name = `Ayla ${statics}`
    const report = smallReport({ code: `Private${String(statics).padStart(9, '0')}` })
    standIn.show({ ...report, visibility: 'private', owner: name })
    standIn.addUser(name)
    const { id: staticId } = await openStatic(db, { discordId: `guild ${statics}`, name: 'Server' })
    await linkMember({ db, standIn, now: clock }, staticId, name)
    const found = async () => await findMemberLogin(db, staticId, name)
    const login = (await found())?.id ?? 0
    const client = (settings: Partial<FflogsSettings> = {}) =>
      openFflogs({ ...standIn, db, vault: testVault, now: clock, retryMs: 1, ...settings })
    const asking = { purpose: 'watch', login, staticId } as const
    const read = async (fflogs = client(), as: { login: number; staticId: number } = asking) =>
      (await openReport(fflogs, report.code, { ...asking, ...as })).info.title
    const tokens = () => standIn.asked.filter(({ question, by }) => question === 'token' && by === name).length
    return { db, name, staticId, login, found, client, read, tokens }
  }

  test('reads what is theirs', async () => {
    const { read, client } = await begin()
    expect(await read()).toBe('A short night')
    await expect(read(client({ vault: undefined }))).rejects.toThrow('sealed with another key')
  })

  test('that ran out is renewed once, however many ask at the same time, here and in another process', async () => {
    const { client, read, tokens } = await begin()
    const processes = [client(), client()]
    const before = tokens()
    now += year
    const titles = await Promise.all(Array.from({ length: 20 }, (_, index) => read(processes[index % 2])))
    expect(new Set(titles)).toEqual(new Set(['A short night']))
    expect(tokens() - before).toBe(1)
    now += year
    expect(await read(processes[0])).toBe('A short night')
    expect(await read(processes[1])).toBe('A short night')
    expect(tokens() - before).toBe(2)
  })

  test('that FFLogs takes no longer before its time is renewed, and used if it was renewed already', async () => {
    const { db, client, read, tokens } = await begin()
    const [first, second] = [client(), client()]
    await read(first)
    const unauthenticated = { kind: 'reply', status: 401, body: '{"error":"Unauthenticated."}' } as const
    standIn.failNext('report', unauthenticated)
    const before = tokens()
    expect(await read(first)).toBe('A short night')
    expect(await read(second)).toBe('A short night')
    expect(tokens() - before).toBe(1)
    expect(await db.select({ revision: fflogsLogins.revision }).from(fflogsLogins)).toContainEqual({ revision: 2 })
  })

  test('that was withdrawn at FFLogs must be linked anew, which its member is told', async () => {
    const { name, read, found, db, staticId } = await begin()
    standIn.revokeTokens(name)
    await expect(read()).rejects.toThrow(`${name}’s FFLogs login no longer works: it was withdrawn at FFLogs`)
    expect(await found()).toMatchObject({ tokens: null, trouble: expect.stringContaining('withdrawn') })
    await expect(read()).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('/link add') })
    await linkMember({ db, standIn, now: clock }, staticId, name)
    expect(await read()).toBe('A short night')
    expect(await found()).toMatchObject({ trouble: null })
  })

  test('refused although it is new ends the question, and the login', async () => {
    const { read, found } = await begin()
    const unauthenticated = { kind: 'reply', status: 401, body: '{"error":"Unauthenticated."}' } as const
    standIn.failNext('report', unauthenticated, unauthenticated)
    await expect(read()).rejects.toThrow('FFLogs does not take it any more')
    expect(await found()).toMatchObject({ tokens: null })
  })

  test('killed between FFLogs’ answer and ours in the store must be linked anew', async () => {
    const { client, read, found, tokens } = await begin()
    now += year
    // The answer with the new tokens comes, and whoever waited for it is gone.
    const cut = Array.from({ length: 4 }, () => faults.cut)
    standIn.failNext('token', ...cut)
    await expect(read(client())).rejects.toThrow(/no longer works|cannot be reached/)
    await expect(read(client())).rejects.toThrow('renewed without Vigil learning how')
    expect(await found()).toMatchObject({ tokens: null })
    expect(tokens()).toBe(2)
  })

  test('is left alone while another process renews it, and taken over from one that died', async () => {
    const { db, login, client, read } = await begin()
    now += year
    await db
      .update(fflogsLogins)
      .set({ leaseUntil: now + 60_000 })
      .where(eq(fflogsLogins.id, login))
    const waiting = read(client())
    const first = await Promise.race([waiting, new Promise((done) => setTimeout(() => done('waits'), 400))])
    expect(first).toBe('waits')
    now += 60_000
    expect(await waiting).toBe('A short night')
  })

  test('is not renewed by what passes by itself, and not lost by it', async () => {
    const { read, found } = await begin()
    now += year
    standIn.failFromNowOn('token', faults.gatewayPage)
    await expect(read()).rejects.toThrow('cannot be reached')
    standIn.heal()
    expect(await found()).toMatchObject({ trouble: null })
    expect(await read()).toBe('A short night')
  })

  test('that FFLogs gave nothing to renew with works to its end', async () => {
    await standIn.close()
    await serve({ refreshTokens: false })
    const { read, found } = await begin()
    expect(await read()).toBe('A short night')
    now += year
    await expect(read()).rejects.toThrow('FFLogs gave nothing to renew it with')
    expect(await found()).toMatchObject({ trouble: expect.stringContaining('run out') })
    await standIn.close()
    await serve()
  })

  test('linked for one static is not there for another, until its member links it there too', async () => {
    const { db, name, staticId, login, read } = await begin()
    const other = await openStatic(db, { discordId: `other ${name}`, name: 'Other server' })
    await expect(read(undefined, { login, staticId: other.id })).rejects.toThrow('no longer linked here')
    await linkMember({ db, standIn, now: clock }, other.id, name)
    expect(await read(undefined, { login, staticId: other.id })).toBe('A short night')
    expect(await removeLink(db, staticId, name)).toBe(true)
    await expect(read()).rejects.toThrow('no longer linked here')
    expect(await read(undefined, { login, staticId: other.id })).toBe('A short night')
    expect(await removeLink(db, other.id, name)).toBe(true)
    expect(await db.select().from(fflogsLogins).where(eq(fflogsLogins.id, login))).toEqual([])
    expect(await removeLink(db, staticId, name)).toBe(false)
  })

  test('removed while it is being renewed stays removed', async () => {
    const { db, name, staticId, read, found } = await begin()
    now += year
    standIn.failNext('token', { kind: 'stall', ms: 200 })
    const asking = read()
    await new Promise((done) => setTimeout(done, 100))
    await removeLink(db, staticId, name)
    await expect(asking).rejects.toThrow('no longer linked here')
    expect(await found()).toBeUndefined()
  })

  test('is sealed anew with a new key, and opens with nothing but the right ones', async () => {
    const { db, login, read, client, found } = await begin()
    const sealed = (await found())?.tokens
    const lease = (leaseUntil: number) => db.update(fflogsLogins).set({ leaseUntil }).where(eq(fflogsLogins.id, login))
    await lease(now + 60_000) // somebody fetches the next tokens: what they will store must find its place
    expect(await read(client({ vault: openVault([testKey(8), testKey(7)]) }))).toBe('A short night')
    expect((await found())?.tokens).toEqual(sealed)
    await lease(0)
    expect(await read(client({ vault: openVault([testKey(8), testKey(7)]) }))).toBe('A short night')
    expect((await found())?.tokens).not.toEqual(sealed)
    expect(await read(client({ vault: openVault([testKey(8)]) }))).toBe('A short night')
    await expect(read(client())).rejects.toThrow('VIGIL_SECRET_KEY_OLD')
    expect(await found()).toMatchObject({ trouble: null })
  })

  test('does not open when somebody has put it into another’s row', async () => {
    const one = await begin()
    const other = await begin()
    const stolen = (await one.found())?.tokens ?? null
    await one.db.update(fflogsLogins).set({ tokens: stolen }).where(eq(fflogsLogins.id, other.login))
    await expect(other.read()).rejects.toThrow('sealed with another key')
  })
})
