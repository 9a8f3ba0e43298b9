import { describe, expect, test } from 'vitest'
import type { RecordedPull } from '../../../src/report.ts'
import { action, ayla, boss, damage, director, fileOf, opening, readLog, signed } from './log-lines.ts'

/** Two pulls: 8 s to a wipe, and a minute later 30 s to another. */
const first = [action(1_000, ayla, '1F', boss, '0001', damage(5_000)), director(9_000, '40000005')]
const second = [
  director(15_000, '40000006'),
  action(60_000, ayla, '1F', boss, '0002', damage(5_000)),
  director(90_000, '40000005'),
]
const lines = [...opening, ...first, ...second]
const text = signed(lines)

const spans = (pulls: readonly RecordedPull[]) => pulls.map(({ durationMs, outcome }) => ({ durationMs, outcome }))
const whole = [
  { durationMs: 8_000, outcome: 'wipe' },
  { durationMs: 30_000, outcome: 'wipe' },
]

describe('bytes that are no text', () => {
  test('a log cut in the middle of a character keeps what came before that line', async () => {
    const bytes = Buffer.from(signed([...lines, '00|2024-07-20T18:02:00.0000000+00:00|000E|アイラ|全滅']))
    const cut = bytes.subarray(0, bytes.lastIndexOf(Buffer.from('滅')) + 1)
    const { pulls, report } = await readLog(await fileOf(cut))
    expect(spans(pulls)).toEqual(whole)
    expect(report).toMatchObject({ truncated: true, lines: lines.length, malformed: 0 })
  })

  test('zeros that a crash left in the middle of a log cost the lines they lie in', async () => {
    const at = text.indexOf('\r\n', text.indexOf('40000005')) + 2
    const zeros = '\0'.repeat(4_096)
    const { pulls, report } = await readLog(await fileOf(`${text.slice(0, at)}${zeros}\r\n${text.slice(at)}`))
    expect(spans(pulls)).toEqual(whole)
    expect(report).toMatchObject({ malformed: 1, lines: lines.length + 1 })
  })

  test('a zero byte in a name is left out: no database stores it', async () => {
    const { pulls } = await readLog(await fileOf(text.replaceAll('Sand Colossus', 'Sand\0 Colossus')))
    expect(pulls[0]?.actors.map(({ name }) => name)).toEqual(['Ayla Fen', 'Sand Colossus'])
  })

  test('bytes that are no UTF-8 in a name are shown as such and stop nothing', async () => {
    const [before, after] = text.split('Sand', 2).map((part) => Buffer.from(part))
    const broken = Buffer.concat([before ?? Buffer.alloc(0), Buffer.of(0xff, 0xc3), after ?? Buffer.alloc(0)])
    const { report } = await readLog(await fileOf(broken))
    expect(report.malformed).toBe(0)
  })
})

describe('line breaks', () => {
  test('with and without CR, mixed, and empty lines between', async () => {
    let turn = 0
    const mixed = text.replaceAll('\r\n', () => ['\n', '\r\n', '\n\n', '\r\n\r\n'][turn++ % 4] ?? '')
    const { pulls, report } = await readLog(await fileOf(mixed))
    expect(spans(pulls)).toEqual(whole)
    expect(report).toMatchObject({ lines: lines.length, malformed: 0, hashes: { verified: lines.length, broken: 0 } })
  })

  for (const filling of ['x', '|', '\0'] as const) {
    test(`a line of 10 MB of ${JSON.stringify(filling)} is one damaged line`, async () => {
      const at = text.indexOf('33|')
      const huge = `21|2024-07-20T18:00:02.0000000+00:00|${filling.repeat(10 * 1024 * 1024)}\n`
      const { pulls, report } = await readLog(await fileOf(text.slice(0, at) + huge + text.slice(at)), {})
      expect(spans(pulls)).toEqual(whole)
      expect(report.malformed).toBe(1)
    })
  }
})

describe('the clock', () => {
  const inZone = (line: string, hours: number): string =>
    line.replace(/(?<=\|)(\d{4}-\d\d-\d\dT\d\d)(.*?)\+00:00/, (_, hour: string, rest: string) => {
      const local = new Date(Date.parse(`${hour}:00:00Z`) + hours * 3_600_000).toISOString().slice(0, 13)
      return `${local}${rest}+0${hours}:00`
    })
  /** The same line as a clock that goes wrong by so much would stamp it. */
  const off = (line: string, ms: number): string =>
    line.replace(/(?<=\|)\d{4}-[^|]*/, (stamp) =>
      new Date(Date.parse(stamp) + ms).toISOString().replace('Z', '0000+00:00'),
    )
  const hour = 3_600_000

  test('summer time ends in the middle of a pull: the offset changes, the moments do not', async () => {
    const wall = lines.map((line, index) => inZone(line, index < 7 ? 2 : 1))
    const { pulls } = await readLog(await fileOf(signed(wall)))
    expect(spans(pulls)).toEqual(whole)
    expect(pulls[1]?.startedAt).toBe(Date.parse('2024-07-20T18:01:00Z'))
  })

  for (const [what, ms] of [
    ['an hour', hour],
    ['a day', 24 * hour],
  ] as const) {
    test(`set back by ${what} between two pulls, both are there`, async () => {
      const back = [...opening, ...first, ...second.map((line) => off(line, -ms))]
      const { pulls } = await readLog(await fileOf(signed(back)))
      expect(spans(pulls)).toEqual(whole)
    })

    test(`set back by ${what} within a pull, what came before and what comes after are pulls of their own`, async () => {
      const blow = (at: number) => action(at, ayla, '1F', boss, '0003', damage(5_000))
      const later = [blow(65_000), blow(66_000), blow(70_000), director(90_000, '40000005')]
      const back = [...lines.slice(0, -1), ...later.map((line) => off(line, -ms))]
      const { pulls } = await readLog(await fileOf(signed(back)))
      expect(spans(pulls)).toEqual([
        { durationMs: 8_000, outcome: 'wipe' },
        { durationMs: 0, outcome: 'unknown' },
        { durationMs: 24_000, outcome: 'wipe' },
      ])
    })
  }

  test('one line with a damaged time belongs to the moment it stands in', async () => {
    for (const ms of [-24 * hour, -hour, 36_525 * 24 * hour]) {
      const odd = off(action(62_000, ayla, '1F', boss, '0003', damage(700)), ms)
      const { pulls } = await readLog(await fileOf(signed([...lines.slice(0, -1), odd, ...lines.slice(-1)])))
      expect(spans(pulls)).toEqual(whole)
      expect(pulls[1]?.events.of('damage-decided').map(({ amount }) => amount)).toEqual([5_000, 700])
    }
  })
})
