import { expect, test } from 'vitest'
import { timeline } from '../../src/analysis/metrics/timeline.ts'
import { metrics } from '../../src/analysis/registry.ts'
import { pullDetail } from '../../src/commands/pull/pull-detail.ts'
import { localGuild, openStatic } from '../../src/store/people/statics.ts'
import { withHouse } from '../bot/house.ts'

const house = withHouse()
const code = 'AbCdEfGh12345678'

const staticNamed = async (name: string) => (await openStatic(house().services.db, localGuild, { name })).id
const detailOf = (staticId: number, number: number) => pullDetail(house().services, staticId, number)

test('it says what ended the pull, and shows every metric that has something to show, the timeline first', async () => {
  const id = await staticNamed('detail')
  await house().tell(id, code, [{ nth: 1, phase: 2, bossHp: 0.4 }])
  const detail = await detailOf(id, 1)
  expect(detail?.title).toBe('Pull 1 · FRU · P2 40.0 %')
  expect(detail?.sections[0]?.id).toBe(timeline.id)
  const known: readonly string[] = metrics.map((metric) => metric.id)
  expect(detail?.sections.filter(({ id }) => !known.includes(id))).toEqual([])
  expect(detail?.sections.filter(({ blocks }) => blocks.length === 0)).toEqual([])
  expect(detail?.footer).toContain('FFLogs AbCdEfGh12345678')
})

test('a pull leads to the one before and the one after', async () => {
  const id = await staticNamed('neighbours')
  await house().tell(id, code, [{ nth: 1 }, { nth: 2 }, { nth: 3 }])
  expect(await detailOf(id, 1)).not.toHaveProperty('earlier')
  expect(await detailOf(id, 2)).toMatchObject({ earlier: 1, later: 3 })
  expect(await detailOf(id, 3)).not.toHaveProperty('later')
})

test('another static’s pull is not there', async () => {
  const [own, foreign] = [await staticNamed('own'), await staticNamed('foreign')]
  await house().tell(foreign, code, [{ nth: 1 }])
  expect(await detailOf(foreign, 1)).toBeDefined()
  expect(await detailOf(own, 1)).toBeUndefined()
  expect(await detailOf(foreign, 2)).toBeUndefined()
})
