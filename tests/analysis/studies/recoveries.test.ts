import { expect, test } from 'vitest'
import type { RecoveryTold } from '../../../src/analysis/metrics/recovery.ts'
import { recoveries } from '../../../src/analysis/studies/recoveries.ts'
import { fastestMs } from './fastest.ts'
import { gwen, told } from './told-pulls.ts'

const death = (more: Partial<RecoveryTold> = {}): RecoveryTold => ({
  player: gwen,
  diedMs: 10_000,
  missedMs: 8_000,
  mechanics: 1,
  alive: 7,
  pull: 'went on',
  back: { upMs: 20_000, how: 'instant', weakness: { isBrink: false, lastedMs: 100_000 } },
  ...more,
})
/** Nobody raised them, and the pull ended with it. */
const atEnd = (): RecoveryTold => {
  const { back: _, ...rest } = death({ pull: 'lost' })
  return rest
}
const pull = (...deaths: readonly RecoveryTold[]) => told({ more: { recovery: { deaths } } })
const of = (...pulls: readonly ReturnType<typeof pull>[]) => recoveries.compute(pulls)

test('deaths as the pull was lost are no matter of recovery', () => {
  expect(of(pull(atEnd(), atEnd(), death()))).toMatchObject({ deaths: 3, early: 1, raised: 1 })
})

test('a raise that came too late is one, and lost', () => {
  expect(of(pull(death({ pull: 'lost' })))).toMatchObject({ early: 1, raised: 1, lost: 1, wentOn: 0 })
})

test('somebody who stayed dead and did not end it counts, and not as raised', () => {
  const { back: _, ...left } = death()
  expect(of(pull(left))).toMatchObject({ early: 1, raised: 0, wentOn: 1 })
  expect(of(pull(left))).not.toHaveProperty('backMs')
})

test('half were back sooner than this', () => {
  const after = (ms: number) => death({ back: { upMs: 10_000 + ms, how: 'instant' } })
  expect(of(pull(after(5_000), after(60_000)), pull(after(9_000))).backMs).toBe(9_000)
})

test('saved, went on and lost, pull by pull', () => {
  const won = pull(death({ pull: 'saved' }), death({ pull: 'saved' }))
  expect(of(won, pull(death()), pull(death({ pull: 'lost' })))).toMatchObject({
    saved: 2,
    wentOn: 1,
    lost: 1,
    early: 4,
  })
})

test('what it cost is summed over those that could be saved', () => {
  const hard = death({ back: { upMs: 30_000, how: 'hard cast', busyMs: 8_000 } })
  expect(of(pull(hard, death(), atEnd()))).toMatchObject({
    hardCasts: 1,
    busyMs: 8_000,
    missedMs: 16_000,
    weakMs: 100_000,
  })
})

test('read aloud, with both numbers everywhere', () => {
  const notes = [
    of(pull(death({ pull: 'saved' }), death(), death({ pull: 'lost' }), atEnd()), pull(death())),
    of(pull(atEnd())),
    of(pull()),
  ].map((result) => recoveries.present(result)[0])
  expect(notes.map((note) => note?.kind === 'note' && note.text)).toEqual([
    '4 of 5 deaths in 2 pulls came while the pull could be saved. 4 were raised, half of them within 10.0 s. After 3 of 4 (30 to 95 %) the pull went on, 1 of them to a kill. 1 ended with it all the same.',
    'The one death came as the pull was lost.',
    'Nobody died in 1 pull.',
  ])
})

test('three hundred pulls take less than 50 ms', () => {
  const pulls = Array.from({ length: 300 }, () => pull(death(), death(), atEnd(), atEnd(), atEnd()))
  expect(fastestMs(() => recoveries.present(recoveries.compute(pulls)))).toBeLessThan(50)
})
