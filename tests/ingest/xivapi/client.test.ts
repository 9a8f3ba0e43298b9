import { afterAll, beforeAll, expect, test } from 'vitest'
import { openXivapi } from '../../../src/ingest/xivapi/client.ts'
import { actionRow, openStandInXivapi, type StandInXivapi, statusRow } from '../../xivapi/stand-in.ts'

let standIn: StandInXivapi
beforeAll(async () => {
  const many = Object.fromEntries(
    Array.from({ length: 150 }, (_, index) => [1_000 + index, statusRow(`Status ${index}`)]),
  )
  standIn = await openStandInXivapi({
    Action: {
      9: actionRow('Fast Blade', { 'ActionCategory@as(raw)': 3, CooldownGroup: 58, Recast100ms: 25 }),
      40: actionRow('Placeholder', { 'Name@lang(en)': '_rsv_40_-1_1_0_0_S64755250_E64755250' }),
      41: actionRow(''),
      7535: actionRow('Reprisal', { MaxCharges: 2 }),
      7536: actionRow('Linked', { 'ActionCategory@as(raw)': { value: 2, sheet: 'ActionCategory' } }),
    },
    Status: { 2911: statusRow('Damage Down'), 3304: statusRow('Damage Down', 4), ...many },
  })
})
afterAll(() => standIn.close())

const ask = (...given: Parameters<ReturnType<typeof openXivapi>>) =>
  openXivapi({ url: standIn.url, retryMs: 1 })(...given)
const never = new AbortController().signal
const named = (rows: Awaited<ReturnType<typeof ask>>) => rows.map(({ id, names }) => [id, names?.en])

test('an action comes with its names in four languages, its cooldowns in ms and whether it is on the GCD', async () => {
  const [blade, reprisal] = await ask('action', [9, 7535], never)
  expect(blade).toMatchObject({ category: 'weaponskill', gcd: true, recastMs: 2_500, charges: 1 })
  expect(reprisal).toMatchObject({
    names: { en: 'Reprisal', de: 'Reprisal (de)', fr: 'Reprisal (fr)', ja: 'Reprisal (ja)' },
    category: 'ability',
    gcd: false,
    recastMs: 60_000,
    charges: 2,
  })
})

test('a link may be a number or an object with one', async () => {
  expect(await ask('action', [7536], never)).toMatchObject([{ category: 'spell' }])
})

test('what has no name, or a placeholder for one, is missing', async () => {
  expect(named(await ask('action', [40, 41], never))).toEqual([
    [40, undefined],
    [41, undefined],
  ])
})

test('rows that are not there do not take the others with them', async () => {
  expect(named(await ask('status', [1, 2911, 2, 3304, 3], never))).toEqual([
    [1, undefined],
    [2911, 'Damage Down'],
    [2, undefined],
    [3304, 'Damage Down'],
    [3, undefined],
  ])
})

test('more than a hundred rows come whole', async () => {
  const ids = Array.from({ length: 150 }, (_, index) => 1_000 + index)
  expect((await ask('status', ids, never)).filter(({ names }) => names === null)).toEqual([])
})

test('what passes by itself is tried again: a throttle, a gateway’s page, half an answer, a line that breaks', async () => {
  standIn.fail({ kind: 'throttle', retryAfter: '0' }, { kind: 'gateway' }, { kind: 'truncated' })
  expect(named(await ask('action', [9], never))).toEqual([[9, 'Fast Blade']])
  standIn.fail({ kind: 'hang-up' })
  expect(named(await ask('action', [9], never))).toEqual([[9, 'Fast Blade']])
})

test('what does not pass ends in a sentence after four tries', async () => {
  const before = standIn.requests.length
  standIn.failAlways({ kind: 'gateway' })
  await expect(ask('action', [9], never)).rejects.toThrow('XIVAPI does not answer.')
  standIn.failAlways(undefined)
  expect(standIn.requests.length - before).toBe(4)
})

test('a throttle that asks for an hour is not waited for', async () => {
  standIn.fail({ kind: 'throttle', retryAfter: '3600' })
  await expect(ask('action', [9], never)).rejects.toThrow('XIVAPI does not answer.')
})

test('an answer of another shape, and a server that is none of XIVAPI’s, are told apart from a row that is missing', async () => {
  standIn.fail({ kind: 'other-shape' })
  await expect(ask('action', [9], never)).rejects.toThrow('XIVAPI’s answer is not what is known of it (rows).')
  standIn.fail({ kind: 'elsewhere' })
  await expect(ask('action', [9], never)).rejects.toThrow('check XIVAPI_URL')
})
