import { describe, expect, test } from 'vitest'
import { burst } from '../../../src/analysis/metrics/burst.ts'
import { describeShared } from '../../shared-data.ts'
import { hit, kill, type Name, type NamedEvent, pullOf, type Setting } from '../pull-where.ts'
import { logContexts } from '../real-files.ts'

/** What the party of these tests can bring, but for the bard: nobody presses Radiant Finale in them. */
const buffs = {
  voice: { status: 141, source: 'gwen', target: 'ayla' },
  finale: { status: 2_964, source: 'gwen', target: 'ayla' },
  litany: { status: 786, source: 'finn', target: 'ayla' },
  chain: { status: 1_221, source: 'dorn', target: 'boss' },
  dokumori: { status: 3_849, source: 'edda', target: 'boss' },
} as const satisfies Record<string, { status: number; source: Name; target: Name }>

type Buff = keyof typeof buffs

const lastsMs = 20_000

const give = (buff: Buff, at: number): NamedEvent[] => [
  { type: 'status-apply', at, ...buffs[buff], durationMs: lastsMs },
  { type: 'status-remove', at: at + lastsMs, ...buffs[buff] },
]

const together = (at: number): NamedEvent[] => (Object.keys(buffs) as Buff[]).flatMap((buff) => give(buff, at))
const without = (left: Buff, at: number): NamedEvent[] =>
  (Object.keys(buffs) as Buff[]).filter((buff) => buff !== left).flatMap((buff) => give(buff, at))

const long: Setting = { durationMs: 300_000, outcome: 'kill' }
const told = (...events: readonly NamedEvent[][]) =>
  burst.compute(pullOf(long, hit(0, 7, 'boss', { source: 'ayla' }), ...events))

describe('a window', () => {
  test('opens with the first buff, and holds those of the next 30 s', () => {
    const { windows } = told(without('chain', 10_000), give('chain', 18_000), together(130_000))
    expect(windows.map(({ startMs, buffs: own }) => [startMs, own.length])).toEqual([
      [10_000, 5],
      [130_000, 5],
    ])
    expect(windows[0]?.buffs.at(-1)).toMatchObject({
      name: 'Chain Stratagem',
      by: { name: 'Dorn Hale' },
      afterMs: 8_000,
    })
  })

  test('is covered when every buff of the party is in it and all ran together for half their time', () => {
    const { windows } = told(without('chain', 10_000), give('chain', 18_000))
    expect(windows[0]).toMatchObject({ verdict: 'covered', overlap: 0.6 })
  })

  test('is apart when they did not run together for so long', () => {
    const { windows } = told(without('chain', 10_000), give('chain', 22_000))
    expect(windows[0]).toMatchObject({ verdict: 'apart', overlap: 0.4 })
  })

  test('is incomplete without a buff that was ready, and says which', () => {
    const { windows } = told(without('litany', 10_000))
    expect(windows[0]).toMatchObject({
      verdict: 'incomplete',
      missing: [{ name: 'Battle Litany', by: { name: 'Finn Marsh' } }],
    })
  })

  test('misses no buff that was on cooldown then', () => {
    const { windows } = told(together(10_000), give('litany', 60_000))
    expect(windows[1]?.missing).toEqual([])
  })

  test('holds what was dealt from its first buff to its last, and the tinctures that ran', () => {
    const strike = (at: number) => hit(at, 75, 'boss', { source: 'finn', amount: 3_000 })
    const tincture: NamedEvent = {
      type: 'status-apply',
      at: 9_000,
      source: 'finn',
      target: 'finn',
      status: 49,
      durationMs: 30_000,
    }
    const { windows } = told(together(10_000), strike(5_000), strike(12_000), [tincture])
    expect(windows[0]).toMatchObject({ damage: 3_000, tinctures: [{ by: { name: 'Finn Marsh' }, overlapMs: 20_000 }] })
    expect(windows[0]?.damageShare).toBeCloseTo(3_000 / 7_000)
  })
})

describe('a window that is not judged', () => {
  test('has downtime in it', () => {
    const { windows } = told(without('chain', 10_000), [
      { type: 'targetable', at: 20_000, actor: 'boss', targetable: false },
      { type: 'targetable', at: 28_000, actor: 'boss', targetable: true },
    ])
    expect(windows[0]).toMatchObject({ verdict: 'cut', cut: 'downtime' })
  })

  test('sees the death of somebody who has a buff', () => {
    const { windows } = told(without('litany', 10_000), kill(12_000, 0x9999, 'finn'))
    expect(windows[0]).toMatchObject({ verdict: 'cut', cut: 'death' })
  })

  test('is still open when the pull ends', () => {
    expect(told(together(290_000)).windows[0]).toMatchObject({ verdict: 'cut', cut: 'end' })
  })
})

describe('drift', () => {
  test('one hold is one finding, however many windows it makes late', () => {
    const { drifts } = told(
      together(10_000),
      without('litany', 130_000),
      give('litany', 142_000),
      without('litany', 250_000),
      give('litany', 262_000),
    )
    expect(drifts).toMatchObject([{ name: 'Battle Litany', atMs: 142_000, lateMs: 12_000, windows: 2 }])
  })

  test('one that comes early makes nobody late, and one held in the opener is late there', () => {
    expect(told(together(10_000), give('voice', 125_000), without('voice', 135_000)).drifts).toEqual([])
    expect(told(without('litany', 10_000), give('litany', 22_000)).drifts).toMatchObject([
      { name: 'Battle Litany', lateMs: 12_000, windows: 1 },
    ])
  })

  test('a party that holds everything drifts together: that is nobody’s finding', () => {
    expect(told(together(10_000), together(170_000)).drifts).toEqual([])
  })
})

test('a party in which nobody pressed a raid buff has no window, and says so', () => {
  const result = told()
  expect(result.windows).toEqual([])
  expect(burst.present(result)).toEqual([{ kind: 'note', text: 'No raid buff was used in this pull.' }])
})

test('a buff is told with its window, and who held one as blame allows', () => {
  const result = told(together(10_000), without('litany', 130_000), give('litany', 142_000))
  const [summary, picture, note] = burst.present(result, 'roles')
  expect(summary).toMatchObject({ text: expect.stringMatching(/^In 1 of 2 burst windows every raid buff met\./) })
  expect(picture).toMatchObject({
    kind: 'bursts',
    windows: [{ atMs: 10_000, verdict: 'covered', words: '100 % together · no tincture' }, { verdict: 'apart' }],
  })
  expect(note).toEqual({ kind: 'note', text: 'Battle Litany (a melee) came 12.0 s after the others at 2:22.' })
})

/** Read in the lines of the log: Battle Voice at 0:05, Technical Finish 3 s, Chain Stratagem 5 s, Divination 8 s later. */
describeShared('the opener of a real wipe', 'netlog/tea-wipe-2021.log', async () => {
  const [context] = await logContexts('netlog/tea-wipe-2021.log')

  test('four buffs met, Radiant Finale is not known at level 80, and four had a tincture', () => {
    const windows = context === undefined ? [] : burst.compute(context).windows
    expect(windows.map(({ buffs: own }) => own.map(({ name }) => name))).toEqual([
      ['Battle Voice', 'Technical Finish', 'Chain Stratagem', 'Divination'],
    ])
    expect(windows[0]).toMatchObject({ verdict: 'covered', missing: [] })
    expect(windows[0]?.tinctures).toHaveLength(4)
  })
})
