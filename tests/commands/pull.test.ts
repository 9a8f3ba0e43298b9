import { expect, test } from 'vitest'
import { ask, askOrThrow, press } from '../../src/bot/lines/ask.ts'
import { completeLine } from '../../src/bot/lines/complete.ts'
import { AppError } from '../../src/errors.ts'
import { localChannel, localGuild, openStatic } from '../../src/store/people/statics.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()
const code = 'AbCdEfGh12345678'
const raider = { id: '200000000000000001', name: 'raider', mayManage: false }

const staticNamed = async (name: string) => {
  const { id } = await openStatic(house().services.db, localGuild, { name })
  return { staticId: id, channelId: localChannel(id), member: raider }
}

const title = async (line: string, asker: Awaited<ReturnType<typeof staticNamed>>) => {
  const message = await ask(line, asker, house().services, house().painter)
  return message.embeds[0]?.title ?? message.content
}

test('a pull is found by number, as the last, as the best, and by its fight in a report', async () => {
  const asker = await staticNamed('choosing')
  await house().tell(asker.staticId, code, [
    { nth: 11, phase: 1, bossHp: 0.5 },
    { nth: 12, phase: 3, bossHp: 0.412 },
    { nth: 13, phase: 2, bossHp: 0.01 },
  ])
  expect(await title('/pull 1', asker)).toBe('Pull 1 · FRU · P1 50.0 %')
  expect(await title('/pull #2', asker)).toBe('Pull 2 · FRU · P3 41.2 %')
  expect(await title('/pull', asker)).toBe('Pull 3 · FRU · P2 1.0 %')
  expect(await title('/pull last', asker)).toBe('Pull 3 · FRU · P2 1.0 %')
  expect(await title('/pull best', asker)).toBe('Pull 2 · FRU · P3 41.2 %')
  expect(await title(`/pull 11 ${code}`, asker)).toBe('Pull 1 · FRU · P1 50.0 %')
})

test.each([
  ['/pull 99', 'There is no pull 99. The last one is 1.'],
  ['/pull soon', '“soon” is no pull. Say a number such as 37 or #37, or last, or best.'],
  [`/pull 1 ${code}`, `The report ${code} has no fight 1. The last one is 4.`],
  ['/pull 1 https://example.com/reports/1', 'example.com is not FFLogs'],
  ['/pull last ZZZZEfGh12345678', 'No pull of ZZZZEfGh12345678 is stored.'],
])('%s is answered with a sentence', async (line, sentence) => {
  const asker = await staticNamed('missing')
  await house().tell(asker.staticId, code, [{ nth: 4 }])
  expect(await title(line, asker)).toContain(sentence)
  await expect(askOrThrow(line, asker, house().services, house().painter)).rejects.toThrow(AppError)
})

test('a static without pulls is told how to get some', async () => {
  expect(await title('/pull', await staticNamed('empty'))).toContain('There are no pulls yet. /watch add')
})

test('the answer shows the verdict, the picture, where it comes from, and buttons', async () => {
  const asker = await staticNamed('whole')
  await house().tell(asker.staticId, code, [{ nth: 7, phase: 2 }])
  const { embeds, components, files } = await ask('/pull', asker, house().services, house().painter)
  expect(files.map(({ bytes }) => Buffer.from(bytes.subarray(1, 4)).toString())).toEqual(['PNG'])
  expect(embeds[0]).toMatchObject({
    url: `https://www.fflogs.com/reports/${code}?fight=7`,
    image: { url: `attachment://${files[0]?.name}` },
    footer: { text: expect.stringMatching(/^FFLogs AbCdEfGh12345678 · read .+ after the pull · fflogs \d+$/) },
  })
  expect(embeds[0]?.description?.split('\n')).toHaveLength(2)
  const labels = components.flatMap((row) =>
    row.components.map((one) => (one.type === 2 ? one.label : one.placeholder)),
  )
  expect(labels).toEqual([
    'Deaths',
    'Faults',
    'Mitigation',
    'Timeline',
    'Damage',
    'FFLogs',
    'Look at one phase or mechanic',
  ])
})

test('every button and every part in its menu has something to say', async () => {
  const asker = await staticNamed('parts')
  await house().tell(asker.staticId, code, [{ nth: 9, phase: 3 }])
  const { components } = await ask('/pull', asker, house().services, house().painter)
  const parts = components.flatMap((row) => row.components)
  const pressed = parts.flatMap((part): [string, string?][] => {
    if (part.type === 3) return part.options.map(({ value }) => [part.custom_id, value])
    return part.custom_id === undefined ? [] : [[part.custom_id]]
  })
  expect(pressed.length).toBeGreaterThan(7)
  for (const [customId, chosen] of pressed) {
    const { content, embeds } = await press(customId, asker, house().services, house().painter, chosen)
    expect([customId, chosen, content]).toEqual([customId, chosen, ''])
    expect(embeds[0]?.title).toMatch(/^Pull 1 · /)
    expect(embeds[0]?.description ?? embeds[0]?.image).toBeTruthy()
  }
  const gone = await press(`detail:${asker.staticId}:1`, asker, house().services, house().painter, 'moment:1:1')
  expect(gone.content).toMatch(/read anew/)
})

test('what is first is gold, a kill is green, any other wipe is red', async () => {
  const asker = await staticNamed('colours')
  await house().tell(asker.staticId, code, [
    { nth: 21, phase: 2, bossHp: 0.5 },
    { nth: 22, phase: 1, bossHp: 0.1 },
    { nth: 23, phase: 3, bossHp: 0.9 },
    { nth: 24, phase: 3, bossHp: 0.8 },
    { nth: 25, phase: 5, bossHp: 0, outcome: 'kill' },
    { nth: 26, phase: 5, bossHp: 0, outcome: 'kill' },
  ])
  const shown = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(async (number) => {
      const { embeds } = await ask(`/pull ${number}`, asker, house().services, house().painter)
      return [embeds[0]?.color?.toString(16), embeds[0]?.description?.match(/^\*\*(.*)\*\*/)?.[1]]
    }),
  )
  expect(shown).toEqual([
    ['d83c3e', undefined],
    ['d83c3e', undefined],
    ['f0b232', 'First time in P3.'],
    ['f0b232', 'Best pull yet: P3 80.0 %.'],
    ['3ba55d', 'First kill, after 5 pulls and 10 min in combat, in a single night.'],
    ['3ba55d', 'Kill number 2, straight after the last one.'],
  ])
})

test('a half-typed line is completed with pulls and options', async () => {
  const asker = await staticNamed('completing')
  await house().tell(asker.staticId, code, [
    { nth: 31, phase: 2, bossHp: 0.5 },
    { nth: 32, phase: 1, bossHp: 0.1 },
  ])
  const complete = (line: string) => completeLine(line, asker, house().services)
  expect(await complete('/pu')).toEqual([{ name: '/pull', value: '/pull ' }])
  expect(await complete('/pull b')).toEqual([{ name: 'best: #1 P2 50.0 % 2:00', value: '/pull best ' }])
  expect(await complete('/pull number:#2')).toEqual([{ name: '#2 P1 10.0 % 2:00', value: '/pull number:2 ' }])
  expect(await complete('/pull last re')).toMatchObject([{ value: '/pull last report:' }])
  expect(await complete('/fault last ca')).toEqual([{ name: 'Cato Finch', value: '/fault last "Cato Finch" ' }])
  expect(await complete('/fault last "cato f')).toMatchObject([{ value: '/fault last "Cato Finch" ' }])
  expect(await complete('/roster alias "Cato Finch" ')).toMatchObject([{ value: '/roster alias "Cato Finch" member:' }])
  expect(await complete('/watch a')).toMatchObject([{ value: '/watch add ' }])
  expect(await complete('/nothing ')).toEqual([])
})
