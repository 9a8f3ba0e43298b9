import type { Bars, Bursts, Covers, Line, Progress, Race } from '../../src/analysis/block.ts'

/** The most that a night can ask of each picture, with long names and Japanese ones. */
const name = (index: number) =>
  ['Ultimate Relativity', '光の波動：ハイドロプローション', 'Edge of Oblivion and of Everything', 'Crystallize Time'][
    index % 4
  ] ?? ''
const covers = ['Collective Unconscious', 'Troubadour', 'Shake It Off', 'Eukrasian Prognosis II', 'Reprisal'] as const
const states = ['hit', 'late', 'early', 'wrong-target', 'missed', 'unavailable', 'dead', 'not-reached'] as const
const many = <Item>(count: number, of: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => of(index))

const manyCovers: Covers = {
  kind: 'covers',
  title: 'Planned covers: 120 of 240 on',
  columns: ['MT', 'OT', 'H1', 'H2', 'D1', 'D2', 'D3', 'D4', 'any'],
  rows: many(30, (row) => ({
    label: name(row),
    atMs: row * 20_000,
    cells: many(9, (column) =>
      many(1 + ((row + column) % 3), (place) => ({
        cover: covers[(row + column + place) % covers.length] ?? '',
        state: states[(row * column + place) % states.length] ?? 'hit',
        ...(column === 3 && { mattered: true as const }),
      })),
    ),
  })),
}

const manyBursts: Bursts = {
  kind: 'bursts',
  title: 'Burst windows',
  windows: many(24, (index) => ({
    atMs: 7_000 + index * 121_000,
    buffs: many(12, (nth) => ({ name: `${name(nth)}`, by: 'SMN', fromMs: nth * 1_300, untilMs: nth * 1_300 + 20_000 })),
    missing: many(6, (nth) => ({ name: name(nth), by: 'Hallvard Stormcaller' })),
    tinctures: 8,
    verdict: (['incomplete', 'apart', 'covered', 'cut'] as const)[index % 4] ?? 'cut',
    words: 'without Technical Finish, Battle Litany, Searing Light · 123.4 M (12.3 %) · 8 tinctures',
  })),
}

const manyRaces: Race = {
  kind: 'race',
  title: 'Damage against the enrage in every phase of a fight that nobody has named yet',
  phases: many(7, (phase) => ({
    name: `P${phase + 1}`,
    hp: 123_456_789,
    enrageMs: 600_000,
    lines: many(24, (line) => ({
      label: `pull ${line}`,
      ...(line === 0 && { main: true as const }),
      points: many(
        60,
        (at) => [at * 10_000, 123_456_789 * (1 - (at / 60) * (0.6 + line / 60)) + 4e6 * Math.sin(at * line)] as const,
      ),
    })),
    words: 'best, pull 1,234: 12.3 M left after 10:00',
  })),
}

const manyNights: Progress = {
  kind: 'progress',
  title: '2,040 pulls in 60 nights, P7 4.2 %',
  phases: ['P1', 'P2', 'P3', 'P4', 'Rewind', 'P5', 'P6', 'P7'],
  nights: many(60, (night) => ({
    label: `${1 + (night % 30)} ${night < 30 ? 'Nov' : 'Dec'}`,
    pulls: many(34, (nth) => (((nth * 37 + night * 11) % 97) / 97) * Math.min(7.9, 0.5 + night / 8)),
    ...(night % 9 === 4 && { said: { depth: night / 9, pulls: 12 } }),
  })),
}

const manyBars: Bars = {
  kind: 'bars',
  title: 'How often mechanics failed, last 1,234 pulls',
  unit: 'share',
  bars: many(40, (index) => ({
    label: `${name(index)} ${index} (P${1 + (index % 5)})`,
    value: index / 40,
    low: Math.max(0, index / 40 - 0.2),
    high: Math.min(1, index / 40 + 0.2),
    note: `${index} of 40, ended ${index}`,
  })),
}

const manyLines: Line = {
  kind: 'line',
  title: 'Went right, night by night',
  unit: 'share',
  xUnit: 'count',
  xLabels: many(60, (night) => `${1 + (night % 30)} November`),
  lines: many(8, (line) => ({
    label: `${name(line)} ${line}`,
    points: many(60, (night) => [night, 0.5 + 0.4 * Math.sin(night / (line + 2))] as const),
    band: many(60, (night) => [night, 0.2 + 0.2 * Math.sin(night), 0.9] as const),
  })),
}

export const crowded = { manyCovers, manyBursts, manyRaces, manyNights, manyBars, manyLines } as const
