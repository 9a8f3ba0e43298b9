import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StratLink, sealStratLink } from '../../../src/commands/strat/edit/strat-link.ts'
import { type OpenDb, openEmbedded } from '../../../src/store/db.ts'
import { openVault } from '../../../src/store/fflogs/vault.ts'
import { openStatic } from '../../../src/store/people/statics.ts'
import { findStrat, listStratVersions, saveStrat, undoStrat } from '../../../src/store/people/strats.ts'
import type { PlannedMechanic } from '../../../src/strat/strat.ts'
import { now, seedNight, siteOver } from '../seed.ts'

let store: OpenDb
beforeAll(async () => {
  store = await openEmbedded()
})
afterAll(() => store.close())

const own = 'http://localhost:8800'
const vault = openVault([new Uint8Array(32).fill(7)])
const author = { id: '1', name: 'Ayla' }
const reprisal = { ability: 7535, role: 'MT', offsetMs: -2500, note: 'early' } as const
const glory: PlannedMechanic = { ability: 40170, occurrence: 1, covers: [reprisal], places: {} }
const dust: PlannedMechanic = { ability: 40197, occurrence: 1, name: 'DD', covers: [], places: { north: 'D1' } }

/** A static with a strat, and a link to it. */
async function openHere(name: string, mechanics: readonly PlannedMechanic[] = [dust, glory]) {
  const { id } = await openStatic(store.db, { discordId: name, name })
  const saving = {
    base: 0,
    told: 'Added <b>Burnished</b> Glory 1.',
    author: { id: '2', name: 'Bram' },
    at: now - 60_000,
  }
  if (mechanics.length > 0) await saveStrat(store.db, id, { encounter: 'fru', mechanics }, saving)
  const link: StratLink = { staticId: id, encounter: 'fru', author, endsAt: now + 1000 }
  return { id, token: sealStratLink(vault, link), link, standing: () => findStrat(store.db, id, 'fru') }
}

const get = async (token: string, site = siteOver(store.db, { vault })) => {
  const response = await site.app.request(`${own}/strat/${token}`, { headers: { host: 'vigil.example' } })
  return { status: response.status, html: await response.text(), headers: response.headers }
}
const post = async (token: string, draft: unknown, headers: Record<string, string> = {}) => {
  const asked: string[] = []
  const jobs = { enqueue: async (queue: string) => void asked.push(queue) }
  const response = await siteOver(store.db, { vault, jobs }).app.request(`${own}/strat/${token}`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', origin: own, ...headers },
    body: typeof draft === 'string' ? draft : JSON.stringify(draft),
  })
  const text = await response.text()
  return { status: response.status, answer: text.startsWith('{') ? JSON.parse(text) : text, asked }
}

const row = { role: 'MT', what: 'Reprisal', seconds: -2.5, note: 'early' }
const asItStands = [
  { keys: '40170_1', rows: [row] },
  { keys: '40197_1', rows: [] },
]
const withRow = (own: object) => ({ base: 1, mechanics: [{ keys: '40170_1', rows: [row, { ...row, ...own }] }] })

describe('the page', () => {
  test('shows what stands, in the order of the fight, to whoever has the link, wherever they are', async () => {
    const { status, html, headers } = await get((await openHere('shows')).token)
    expect(status).toBe(200)
    expect(html).toMatch(/Version 1 stands, which Bram saved 1 minute ago: Added &lt;b&gt;Burnished/)
    expect(html).toContain('You change it as Ayla.')
    const plan = html.slice(html.indexOf('id="plan"'), html.indexOf('id="offered"'))
    expect(plan.indexOf('Burnished Glory 1')).toBeGreaterThan(0)
    expect(plan.indexOf('DD 1')).toBeGreaterThan(plan.indexOf('Burnished Glory 1'))
    expect(plan).toContain('1:26')
    for (const shown of ['value="Reprisal"', 'value="-2.5"', 'value="early"', 'selected="">MT', '<dt>north</dt>'])
      expect(plan).toContain(shown)
    expect(html).toContain('<option value="Sacred Soil"')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toContain('noindex')
  })

  test('begins with nothing where there is no strat yet', async () => {
    const { html } = await get((await openHere('begins', [])).token)
    expect(html).toContain('Nothing is agreed on yet.')
    expect(html).toContain('data-base="0"')
  })

  test('shows one that may be either of two abilities once, and saves it as both', async () => {
    const oneOf = ['40147_1', '40149_1']
    const either = [40147, 40149].map((ability) => ({ ...glory, ability, oneOf, name: 'Sinsmoke/Sinsmite' }))
    const { token, standing } = await openHere('either', either)
    const { html } = await get(token)
    expect(html.match(/data-keys="40147_1\+40149_1"/g)).toHaveLength(1)
    const draft = { base: 1, mechanics: [{ keys: '40147_1+40149_1', rows: [{ ...row, role: 'OT' }] }] }
    expect((await post(token, draft)).answer.sentence).toContain('Changed Sinsmoke/Sinsmite 1.')
    expect((await standing())?.strat.mechanics).toEqual(
      either.map((one) => ({ ...one, covers: [{ ...reprisal, role: 'OT' }] })),
    )
  })
})

describe('saving', () => {
  test('is a new version in the name of whoever asked for the link; who goes where stays', async () => {
    const { token, standing } = await openHere('saves')
    const mechanics = [
      { keys: '40197_1', rows: [{ role: 'any', what: 'soil', seconds: 0, note: ' ' }] },
      { keys: '40170_1', rows: [row] },
      { keys: '40170_2', rows: [{ ...row, what: 'rampart', seconds: 1.2345 }] },
    ]
    const { status, answer } = await post(token, { base: 1, mechanics })
    expect(status).toBe(200)
    expect(answer).toMatchObject({
      version: 2,
      sentence:
        'Saved. Added Burnished Glory 2; changed DD 1. It counts for pulls from now on; /strat undo takes it back.',
      standing: expect.stringContaining('Version 2 stands, which Ayla saved'),
    })
    expect(await standing()).toMatchObject({ version: 2, author: 'Ayla', at: now })
    expect((await standing())?.strat.mechanics).toEqual([
      glory,
      { ...glory, occurrence: 2, covers: [{ ...reprisal, ability: 7531, offsetMs: 1235 }] },
      { ...dust, covers: [{ ability: 188, role: 'any', offsetMs: 0 }] },
    ])
  })

  test('what stands already is no new version', async () => {
    const { id, token } = await openHere('same', [glory, dust])
    const { status, answer } = await post(token, { base: 1, mechanics: asItStands })
    expect([status, answer.version, answer.sentence]).toEqual([200, 1, 'This is what stands already.'])
    expect(await listStratVersions(store.db, id, 'fru')).toHaveLength(1)
  })

  test('over what somebody saved or took back meanwhile is refused, and says what stands', async () => {
    const { id, token, standing } = await openHere('stale')
    const saving = { base: 1, told: 'Changed it.', author: { id: '3', name: 'Cato' }, at: now - 120_000 }
    await saveStrat(store.db, id, { encounter: 'fru', mechanics: [dust] }, saving)
    const { status, answer } = await post(token, withRow({ role: 'OT' }))
    expect(status).toBe(409)
    expect(answer.sentence).toMatch(
      /made from version 1, and meanwhile version 2 stands, which Cato saved 2 minutes ago/,
    )
    expect((await standing())?.version).toBe(2)
    for (const _ of [2, 1]) await undoStrat(store.db, id, 'fru', { by: author, at: now })
    expect((await post(token, withRow({ role: 'OT' }))).answer.sentence).toContain('taken back and none stands')
    expect(await standing()).toBeUndefined()
  })

  test.each([
    [{ what: 'Bubblegum' }, 'no action of a player is called “Bubblegum”'],
    [{ what: ' ' }, 'name a mitigation'],
    [{ what: 'x'.repeat(61) }, 'name a mitigation'],
    [{ role: 'T3' }, 'that is no place'],
    [{ seconds: 61 }, 'seconds from −60 to 60'],
    [{ seconds: null }, 'seconds from −60 to 60'],
    [{ note: 'x'.repeat(401) }, 'at most 400'],
  ])('a row with %o is named, and nothing is saved', async (wrong, why) => {
    const { token, standing } = await openHere(`row ${JSON.stringify(wrong)}`)
    const { status, answer } = await post(token, withRow(wrong))
    expect(status).toBe(400)
    expect(answer).toEqual({
      sentence: 'Nothing was saved: a row is not understood.',
      faults: [{ mechanic: 0, row: 1, why: expect.stringContaining(why) }],
    })
    expect((await standing())?.version).toBe(1)
  })

  test.each([
    ['40170_0', 'no mechanic of a fight'],
    ['', 'no mechanic of a fight'],
    ['7535_1', 'this fight has no action 7535'],
    ['40170_1+40170_1', 'it is there twice'],
  ])('a mechanic %o is named, and nothing is saved', async (keys, why) => {
    const { token, standing } = await openHere(`mechanic ${keys}`)
    const { status, answer } = await post(token, { base: 1, mechanics: [{ keys, rows: [] }] })
    expect([status, answer.faults]).toEqual([400, [{ mechanic: 0, why: expect.stringContaining(why) }]])
    expect((await standing())?.version).toBe(1)
  })

  test('more rows than a mechanic may have are refused', async () => {
    const { token } = await openHere('many rows')
    const { answer } = await post(token, { base: 1, mechanics: [{ keys: '40170_1', rows: Array(65).fill(row) }] })
    expect(answer.faults).toEqual([{ mechanic: 0, why: 'it has more than 64 rows' }])
  })

  test.each([
    ['no JSON', '{'],
    ['another shape', { base: 1, mechanics: [], staticId: 1 }],
    ['no base', { mechanics: [] }],
    ['too many mechanics', { base: 1, mechanics: Array(501).fill({ keys: '40170_1', rows: [] }) }],
  ])('%s is refused with a sentence', async (what, draft) => {
    const { token, standing } = await openHere(what)
    const { status, answer } = await post(token, draft)
    expect([status, answer.sentence]).toEqual([400, expect.stringContaining('nothing was saved')])
    expect((await standing())?.version).toBe(1)
  })

  test('more than any strat has is not read to its end', async () => {
    const { token } = await openHere('too large')
    const { status, answer } = await post(token, { base: 1, mechanics: [], more: 'x'.repeat(500_000) })
    expect([status, answer.sentence]).toEqual([400, expect.stringContaining('too much for one strat')])
  })

  test('has the last nights told anew, once something changed', async () => {
    const { id, token } = await openHere('retold', [glory, dust])
    await seedNight(store.db, { staticId: id, pulls: 1 })
    expect((await post(token, { base: 1, mechanics: asItStands })).asked).toEqual([])
    expect((await post(token, withRow({ role: 'OT' }))).asked).toEqual(['announce'])
  })

  test.each([
    { origin: '' },
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'content-type': 'text/plain' },
  ])('a post with %o is refused', async (headers) => {
    const { token, standing } = await openHere(JSON.stringify(headers))
    expect([400, 403]).toContain((await post(token, withRow({ role: 'OT' }), headers)).status)
    expect((await standing())?.version).toBe(1)
  })
})

describe('a link opens nothing', () => {
  const refused = async (token: string, status: number) => {
    const page = await get(token)
    expect(page.status).toBe(status)
    expect(page.html).toContain('/strat edit')
    expect(page.html).not.toMatch(/Burnished|Bram|Ayla/)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect((await post(token, withRow({ role: 'OT' }))).status).toBe(status)
  }

  test('when it has ended', async () => {
    const { link, standing } = await openHere('ended')
    await refused(sealStratLink(vault, { ...link, endsAt: now }), 410)
    expect((await standing())?.version).toBe(1)
  })

  test('when a letter of it was changed, or a part is missing', async () => {
    const { token, standing } = await openHere('tampered')
    const other = token[60] === 'A' ? 'B' : 'A'
    for (const wrong of [`${token.slice(0, 60)}${other}${token.slice(61)}`, token.slice(0, -4), 'x'])
      await refused(wrong, 403)
    expect((await standing())?.version).toBe(1)
  })

  test('when it is sealed with another key, or is no link', async () => {
    const { link } = await openHere('foreign')
    await refused(sealStratLink(openVault([new Uint8Array(32).fill(8)]), link), 403)
    const login = vault.seal(JSON.stringify(link), 'login 1')
    await refused(Buffer.from(login).toString('base64url'), 403)
  })

  test('when there is no key', async () => {
    const { token } = await openHere('no key')
    expect((await get(token, siteOver(store.db))).status).toBe(403)
  })

  test('out of the log of a failure: it is not in there', async () => {
    const { token } = await openHere('logged')
    const site = siteOver(store.db, { vault, facts: { encounters: undefined } as never })
    expect((await get(token, site)).status).toBe(500)
    expect(site.logged).toMatchObject([{ path: '/strat/…' }])
  })

  test('of another static: each saves its own', async () => {
    const [mine, theirs] = [await openHere('mine'), await openHere('theirs')]
    expect((await post(theirs.token, withRow({ role: 'OT' }))).status).toBe(200)
    expect([(await mine.standing())?.version, (await theirs.standing())?.version]).toEqual([1, 2])
    expect((await get(mine.token)).html).toContain('data-base="1"')
  })
})
