import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PullDetail } from '../../src/commands/pull/pull-detail.ts'
import { type OpenDb, openEmbedded } from '../../src/store/db.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { missedStack } from '../charts/arenas.ts'
import { openLocal, siteOver, smallPicture } from './seed.ts'

let store: OpenDb
let own: number
let foreign: number
const asked: [number: number, staticId: number][] = []

beforeAll(async () => {
  store = await openEmbedded()
  own = (await openLocal(store.db, 'Your static')).id
  foreign = (await openStatic(store.db, { discordId: '300000000000000001', name: 'Elsewhere' })).id
})
afterAll(() => store.close())

const detail: PullDetail = {
  number: 37,
  title: 'Pull 37 · FRU · P3 41.2 %',
  text: 'Ended by **Dark Water III**.\nIt started with Cid & <T’kebi>.',
  earlier: 36,
  footer: 'Network log',
  sections: [
    { id: 'fatal-moment', title: 'The fatal moment', about: 'Where everybody stood.', blocks: [missedStack] },
    {
      id: 'deaths',
      title: 'Deaths',
      about: 'Who died.',
      blocks: [
        {
          kind: 'table',
          title: 'Deaths',
          columns: [
            { label: 'Who', align: 'left' },
            { label: 'HP', align: 'right' },
          ],
          rows: [['<b>Cid</b>', '4 %']],
        },
        { kind: 'stat', stats: [{ label: 'Left', value: 0.412, unit: 'share', n: 7 }] },
        { kind: 'note', text: 'Two of **eight**.' },
      ],
    },
  ],
}

const get = async (path: string) => {
  const site = siteOver(store.db, {
    examine: async (number, staticId) => {
      asked.push([number, staticId])
      return number === 37 ? detail : undefined
    },
    draw: async () => smallPicture(),
  })
  return await site.app.request(path)
}

test('a pull’s page has its verdict, every section, and the way to the pull before', async () => {
  const response = await get(`/channel/${own}/pull/37`)
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(html).toContain('<title>Pull 37 · FRU · P3 41.2 % · Vigil</title>')
  expect(html).toContain('<strong>Dark Water III</strong>')
  expect(html).toContain('href="#deaths"')
  expect(html).toContain(`href="/channel/${own}/pull/36"`)
  expect(html).not.toContain('pull/38')
})

test('what blocks say is text and never markup', async () => {
  const html = await (await get(`/channel/${own}/pull/37`)).text()
  expect(html).toContain('&lt;b&gt;Cid&lt;/b&gt;')
  expect(html).not.toContain('<b>Cid')
  expect(html).toMatch(/41\.2 %<span class="n"> n 7<\/span>/)
})

test('a picture is a block for the page’s script, and a PNG with words for browsers without', async () => {
  const html = await (await get(`/channel/${own}/pull/37`)).text()
  const [, block = ''] = /data-block="([^"]*)"/.exec(html) ?? []
  expect(JSON.parse(block.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'))).toEqual(
    missedStack,
  )
  const [, source = ''] = /<noscript><img src="([^"]+)"/.exec(html) ?? []
  expect(html).toContain('Killed: WHM Cid Marlowe')
  const picture = await get(source)
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await picture.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG')
})

test.each(['deaths/0.png', 'deaths/9.png', 'nothing/0.png', 'fatal-moment/-1.png', 'fatal-moment/x.png'])(
  '%s is no picture, and says so',
  async (path) => {
    const response = await get(`/channel/${own}/pull/37/${path}`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('There is no such picture.')
  },
)

test('a pull that is not there, and a channel of somebody else, are answered with the same sentence', async () => {
  asked.length = 0
  for (const path of [
    `${own}/pull/38`,
    `${own}/pull/abc`,
    `${foreign}/pull/37`,
    `${foreign}/pull/37/fatal-moment/0.png`,
  ]) {
    const response = await get(`/channel/${path}`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('There is no such pull on this machine.')
  }
  expect(asked).toEqual([[38, own]])
})
