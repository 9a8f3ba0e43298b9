import { afterAll, describe, expect, test } from 'vitest'
import { analystHere } from '../../../src/analysis/analyst.ts'
import { metrics } from '../../../src/analysis/registry.ts'
import { nothingKnown } from '../../../src/analysis/rules/knowledge.ts'
import { openAnalysts } from '../../../src/analysis/threads/analysts.ts'
import { tableOf } from '../../../src/events/recorder.ts'
import { readFacts } from '../../../src/game/facts.ts'
import { kill, pullOf } from '../pull-where.ts'

const { pull, all } = pullOf({}, kill(10_000, 1, 'gwen'), kill(20_000, 2, 'finn'))
const events = tableOf(all())

test('what is worked out beside everything else is what is worked out on the spot', async () => {
  const analysts = openAnalysts(2)
  const wanted = metrics.map(({ id }) => id)
  const [here, ...beside] = await Promise.all([
    analystHere(readFacts()).analyse(pull, events, wanted, nothingKnown),
    ...[1, 2, 3].map(() => analysts.analyse(pull, events, wanted, nothingKnown)),
  ])
  for (const own of beside) expect(own).toEqual(JSON.parse(JSON.stringify(here)))
  expect(await analysts.analyse(pull, events, ['deaths'], nothingKnown)).toEqual({
    results: { deaths: here.results.deaths },
    failed: {},
  })
  await analysts.close()
  await expect(analysts.analyse(pull, events, wanted, nothingKnown)).rejects.toThrow('shutting down')
})

describe('a thread that dies', () => {
  const dying = openAnalysts(1, new URL('./crashing-analyst.ts', import.meta.url))
  afterAll(() => dying.close())
  const ask = (fightName: string) => dying.analyse({ ...pull, fightName }, events, [], nothingKnown)

  test.each(['exit', 'throw'])('takes its own pulls with it, and the next pull gets another (%s)', async (death) => {
    for (const answer of [ask(death), ask(death)]) await expect(answer).rejects.toThrow('ask again')
    expect(await ask('fine')).toEqual({ results: { fightName: 'fine' }, failed: {} })
  })
})
