import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAttachments } from '../../../src/attachment.ts'
import { ask } from '../../../src/bot/lines/ask.ts'
import { completeLine } from '../../../src/bot/lines/complete.ts'
import { strat } from '../../../src/commands/strat/strat.ts'
import type { Message } from '../../../src/message.ts'
import { savePin } from '../../../src/store/people/role-pins.ts'
import { saveMember } from '../../../src/store/people/roster.ts'
import { localChannel, localGuild, openStatic } from '../../../src/store/people/statics.ts'
import { findStrat, stratInForce } from '../../../src/store/people/strats.ts'
import { savePull } from '../../../src/store/pulls/pulls.ts'
import { fruPull, reportOf } from '../../bot/fru-pulls.ts'
import { withHouse } from '../../bot/house.ts'

const house = withHouse()

/** Stands in for where Discord keeps attachments. */
const kept = new Map<string, string | Buffer>()
const cdn = createServer((request, response) => {
  const found = kept.get(request.url ?? '')
  response.writeHead(found === undefined ? 404 : 200).end(found)
})
beforeAll(() => new Promise<void>((resolve) => cdn.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => cdn.close(resolve)))
const cdnUrl = () => `http://127.0.0.1:${(cdn.address() as AddressInfo).port}`

const openHere = async (name: string, mayManage = true, who = 'lead') => {
  const services = { ...house().services, readAttachment: openAttachments(cdnUrl()) }
  const { painter } = house()
  const { id } = await openStatic(services.db, localGuild, { name })
  const asker = { staticId: id, channelId: localChannel(id), member: { id: who, name: who, mayManage } }
  const answer = (line: string) => ask(line, asker, services, painter)
  const textOf = ({ content, embeds: [embed] }: Message) => content || embed?.description || ''
  return {
    id,
    db: services.db,
    answer,
    say: async (line: string) => textOf(await answer(line)),
    complete: async (line: string) => (await completeLine(line, asker, services)).map(({ name }) => name),
    /** `/strat import` with a file attached, as Discord hands it over. */
    attach: async (name: string, content: string | Buffer, options: Record<string, string> = {}) => {
      kept.set(`/${name}`, content)
      const attached = { id: '1', name, url: `${cdnUrl()}/${name}`, sizeBytes: content.length }
      return await strat.run(
        {
          ...asker,
          options: {
            getSubcommand: () => 'import',
            getString: (option) => options[option] ?? null,
            getInteger: () => null,
            getAttachment: () => attached,
          },
        },
        services,
      )
    },
    pull: async () => (await savePull(services.db, id, reportOf(name), fruPull({ nth: 1 }), 5)).pull,
    standing: async (fight = 'fru') => await findStrat(services.db, id, fight),
  }
}

const table = '1:26 | Burnished Glory | MT | Reprisal'

test('a pasted table is saved as a version, shown, and counts for pulls from then on', async () => {
  const { say, standing, pull, db, id } = await openHere('pasted')
  const earlier = await pull()
  expect(await say(`/strat import fight:FRU text:"${table}\n3:55 | Diamond Dust | H1 | Temperance"`)).toBe(
    'Added Burnished Glory 1, Diamond Dust 1. It counts for pulls from now on; /strat undo takes it back.',
  )
  expect((await standing())?.strat.mechanics.map(({ ability, occurrence }) => `${ability}_${occurrence}`)).toEqual([
    '40170_1',
    '40197_1',
  ])
  expect(await say('/strat show')).toBe(
    '**Burnished Glory 1** · MT Reprisal\n**Diamond Dust 1** · H1 Temperance −0.9 s',
  )
  expect(await say('/strat show mechanic:"diamond dust"')).toBe('**Diamond Dust 1** · H1 Temperance −0.9 s')
  expect(await say('/strat show mechanic:40170_1')).toContain('Burnished Glory 1')
  expect(await stratInForce(db, id, 'fru', earlier.startedAt)).toBeUndefined()
  expect(await stratInForce(db, id, 'fru', Date.now())).toBeDefined()
})

test('a table that is not understood whole saves nothing and names each line; anyway saves the rest', async () => {
  const { say, answer, standing } = await openHere('not understood')
  const text = `Time | Mechanic | Who | What\n${table}\n1:26 | Nothing | MT | Reprisal\n2:01 | Burnished Glory | MT | Bubblegum`
  const refused = await answer(`/strat import fight:FRU text:"${text}"`)
  expect(refused.embeds[0]?.title).toBe('Not saved')
  expect(refused.embeds[0]?.description?.split('\n')).toEqual([
    'Nothing was saved for FRU: 2 lines are not understood.',
    '- Line 3: no mechanic of this fight is called “Nothing”.',
    '- Line 4: no action of a player is called “Bubblegum”.',
    'Put that right and import it again; anyway:yes saves the rest without it.',
  ])
  expect(await standing()).toBeUndefined()
  expect((await say(`/strat import fight:FRU anyway:yes text:"${text}"`)).split('\n')).toEqual([
    'Added Burnished Glory 1. It counts for pulls from now on; /strat undo takes it back.',
    '- Line 3 was left out: no mechanic of this fight is called “Nothing”.',
    '- Line 4 was left out: no action of a player is called “Bubblegum”.',
  ])
  expect((await standing())?.strat.mechanics).toHaveLength(1)
})

test('where nothing of a table is understood, anyway saves nothing either', async () => {
  const { say, standing } = await openHere('nothing understood')
  expect(await say('/strat import fight:FRU anyway:yes text:"1:26 | Nothing | MT | Reprisal"')).toContain(
    'Nothing was saved',
  )
  expect(await standing()).toBeUndefined()
})

test('more lines than a message holds are told in a file, every one', async () => {
  const { attach } = await openHere('many')
  const lines = Array.from(
    { length: 80 },
    (_, at) => `1:26,Mechanic that nobody knows ${'x'.repeat(20)} ${at + 1}x,MT,Reprisal`,
  )
  const { text = '', files = [] } = await attach('plan.csv', lines.join('\n'), { fight: 'FRU' })
  expect(text).toContain('80 lines are not understood')
  expect(text.length).toBeLessThan(4_000)
  const told = Buffer.from(files[0]?.bytes ?? []).toString()
  expect([files[0]?.name, told.trim().split('\n').length]).toEqual(['not-understood.txt', 80])
})

test('a table changes what it names and leaves the rest, unless the rest is to be dropped', async () => {
  const { say, standing, attach } = await openHere('merge')
  const places = { encounter: 'fru', mechanics: [{ mechanic: '40170_1', covers: [], places: { north: 'D1' } }] }
  await attach('plan.json', JSON.stringify(places))
  await say('/strat import fight:FRU text:"3:55 | Diamond Dust | H1 | Temperance"')
  expect(await say(`/strat import fight:FRU text:"${table}"`)).toBe(
    'Changed Burnished Glory 1. It counts for pulls from now on; /strat undo takes it back.\nAs they were: Diamond Dust 1. rest:drop takes away what a table does not name.',
  )
  expect((await standing())?.strat.mechanics).toMatchObject([
    { ability: 40170, covers: [{ ability: 7535 }], places: { north: 'D1' } },
    { ability: 40197 },
  ])
  expect(await say(`/strat import fight:FRU rest:drop text:"2:01 | Burnished Glory | OT | Reprisal"`)).toBe(
    'Added Burnished Glory 2; changed Burnished Glory 1; removed Diamond Dust 1. It counts for pulls from now on; /strat undo takes it back.',
  )
  expect((await standing())?.strat.mechanics).toMatchObject([
    { ability: 40170, occurrence: 1, covers: [], places: { north: 'D1' } },
    { ability: 40170, occurrence: 2 },
  ])
})

test('what is exported and imported again is the same, and changes nothing', async () => {
  const { say, answer, attach, standing } = await openHere('round trip')
  await say(`/strat import fight:FRU text:"${table}\n2:00 | Burnished Glory | SCH | Soil"`)
  const { files, content } = await answer('/strat export fight:FRU')
  expect(content).toContain('Version 1 of FRU.')
  expect(files[0]?.name).toBe('fru-strat-1.json')
  const file = Buffer.from(files[0]?.bytes ?? []).toString()
  expect((await attach('fru.json', file)).text).toBe('This is what stands already, version 1. Nothing was changed.')
  const changed = file.replace('"Reprisal"', '"Rampart"')
  expect((await attach('fru.json', `\uFEFF${changed}`)).text).toContain('Changed Burnished Glory 1.')
  expect((await standing())?.strat.mechanics[0]?.covers[0]?.ability).toBe(7531)
})

test('a file made from a version that no longer stands is refused, and anyway puts it in its place', async () => {
  const { say, answer, attach, standing } = await openHere('stale file')
  await say(`/strat import fight:FRU text:"${table}"`)
  const file = Buffer.from((await answer('/strat export fight:FRU')).files[0]?.bytes ?? []).toString()
  await (await openHere('stale file', true, 'other lead')).say(
    '/strat import fight:FRU text:"2:01 | Burnished Glory | OT | Reprisal"',
  )
  const mine = file.replace('"Reprisal"', '"Rampart"')
  await expect(attach('fru.json', mine)).rejects.toThrow(
    /^Nothing was saved: this strat was made from version 1, and meanwhile version 2 stands, which other lead saved/,
  )
  expect((await standing())?.version).toBe(2)
  await attach('fru.json', mine, { anyway: 'yes' })
  expect((await standing())?.version).toBe(3)
})

test('the last version is taken back and the one before it stands again; both stay in the history', async () => {
  const { say } = await openHere('undo')
  expect(await say('/strat undo fight:FRU')).toBe('There is no strat for FRU that could be taken back.')
  await say(`/strat import fight:FRU text:"${table}"`)
  await say('/strat import fight:FRU text:"2:01 | Burnished Glory | OT | Reprisal"')
  expect(await say('/strat undo')).toMatch(
    /^Taken back: version 2, which lead saved <t:\d+:R>: Added Burnished Glory 2\. Version 1 stands again: Added Burnished Glory 1\./,
  )
  expect(await say('/strat undo')).toContain('No strat stands now.')
  expect((await say('/strat history fight:FRU')).split('\n')).toEqual([
    expect.stringMatching(/^- \*\*2\*\* · lead <t:\d+:R>, taken back by lead <t:\d+:R>: Added Burnished Glory 2\.$/),
    expect.stringMatching(/^- \*\*1\*\* · lead <t:\d+:R>, taken back by lead <t:\d+:R>: Added Burnished Glory 1\.$/),
  ])
  expect(await say('/strat show fight:FRU version:2')).toContain('Burnished Glory 2')
  expect(await say('/strat show fight:FRU')).toBe(
    'There is no strat for FRU yet. /strat import takes a pasted table or a file.',
  )
})

test.each(['import fight:FRU text:"x"', 'undo fight:FRU'])(
  '/strat %s is for those who manage the server',
  async (line) => {
    await (await openHere(line)).say(`/strat import fight:FRU text:"${table}"`)
    const { say, standing } = await openHere(line, false, 'raider')
    expect(await say(`/strat ${line}`)).toBe(
      'The strat is changed by this static’s leads; ask one of them. Those with the Manage Server permission lead, and say with /settings lead which role leads too.',
    )
    expect((await standing())?.version).toBe(1)
    expect(await say('/strat show fight:FRU')).toContain('Burnished Glory 1')
    expect(await say('/strat history fight:FRU')).toContain('**1**')
  },
)

test('another static’s strat is never shown, exported or taken back', async () => {
  await (await openHere('owner')).say(`/strat import fight:FRU text:"${table}"`)
  const { say, complete } = await openHere('stranger')
  for (const line of ['show', 'export', 'history'])
    expect(await say(`/strat ${line} fight:FRU`)).toBe(
      'There is no strat for FRU yet. /strat import takes a pasted table or a file.',
    )
  expect(await say('/strat undo fight:FRU')).toContain('no strat for FRU')
  expect(await say('/strat show')).toBe('Say which fight is meant, such as fight:FRU.')
  expect(await complete('/strat show mechanic:')).toEqual([])
})

test.each([
  ['/strat import fight:FRU', 'Attach a .json, .csv or .txt file, or paste lines'],
  [
    '/strat import fight:Nowhere text:"1:26 | a | MT | Rep"',
    'Vigil does not know a fight called “Nowhere”. There are UCoB,',
  ],
  ['/strat import text:"{ nonsense"', 'This is no JSON that can be read.'],
  ['/strat show fight:FRU mechanic:x', 'There is no strat for FRU yet.'],
  ['/strat export fight:FRU version:3', 'There is no version 3 for FRU.'],
])('%s is answered with a sentence', async (line, sentence) => {
  expect(await (await openHere('sentences')).say(line)).toContain(sentence)
})

test('a file is fetched from Discord’s own places, and only if it is small text', async () => {
  const { attach } = await openHere('files')
  await expect(attach('large.txt', 'x'.repeat(1_000_001))).rejects.toThrow('large.txt is larger than 1 MB')
  await expect(attach('picture.txt', Buffer.from([0xff, 0xfe, 0x80]))).rejects.toThrow('picture.txt is no text')
  const read = openAttachments('https://cdn.discordapp.com')
  await expect(
    read({ id: '1', name: 'a.txt', url: `${cdnUrl()}/a`, sizeBytes: 1 }, 10, '/strat import'),
  ).rejects.toThrow('a.txt does not lie with Discord. Attach the file itself to /strat import.')
  const gone = { id: '1', name: 'gone.txt', url: `${cdnUrl()}/gone`, sizeBytes: 1 }
  await expect(openAttachments(cdnUrl())(gone, 10, '/strat import')).rejects.toThrow('Discord no longer has gone.txt')
})

test('whoever is pinned may be named in a table', async () => {
  const { say, id, db, standing } = await openHere('people')
  await savePin(db, id, { encounter: 'fru', memberId: await saveMember(db, id, 'Ayla'), slot: 'OT' })
  await say('/strat import fight:FRU text:"1:26 | Burnished Glory | Ayla | Reprisal"')
  expect((await standing())?.strat.mechanics[0]?.covers).toEqual([{ ability: 7535, role: 'OT', offsetMs: 0 }])
})

test('fights and mechanics are completed', async () => {
  const { say, complete, pull } = await openHere('completes')
  await pull()
  await say(`/strat import text:"${table}"`)
  expect(await complete('/strat show fight:fru')).toEqual(['FRU · Futures Rewritten (Ultimate)'])
  expect((await complete('/strat show fight:'))[0]).toBe('FRU · Futures Rewritten (Ultimate)')
  expect(await complete('/strat show mechanic:burn')).toEqual(['Burnished Glory 1'])
})

test('a strat of hundreds of mechanics is shown as far as a message holds', async () => {
  const { attach, say } = await openHere('long')
  const mechanics = Array.from({ length: 200 }, (_, at) => ({
    mechanic: `40170_${at + 1}`,
    covers: [{ ability: 'Reprisal', role: 'MT' }],
  }))
  await attach('fru.json', JSON.stringify({ encounter: 'FRU', mechanics }))
  const shown = await say('/strat show fight:FRU')
  expect(shown.length).toBeLessThan(4_096)
  expect(shown).toMatch(/… \/strat export has \d+ more\.$/)
})
