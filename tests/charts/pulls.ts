import type { Timeline } from '../../src/analysis/block.ts'

/** Pulls as the analysis tells them, with nobody real in them. */
export const names = [
  'Ayla Rowan',
  'Bram Thornwood',
  'Cid Marlowe',
  "T'kebi Nuhn",
  'Elowen Sparrowhawk',
  'Fynn Ashdown',
  'Gwen Holloway',
  'Hallvard Stormcaller',
] as const

export const quietPull: Timeline = {
  kind: 'timeline',
  title: 'Pull 1 · FRU · P1 87.9 %',
  durationMs: 20_400,
  phases: [{ name: 'P1', startMs: 0, endMs: 20_400 }],
  bosses: [{ name: 'Fatebreaker', points: fall(0, 20_400, 1, 0.879) }],
  alive: [[0, 8]],
  partySize: 8,
  deaths: [],
  raises: [],
  windows: [],
}

/** Three phases, two deaths that were raised, and the whole party falling within seconds at the end. */
export const cascade: Timeline = {
  ...quietPull,
  title: 'Pull 37 · FRU · P3 41.2 %',
  durationMs: 270_000,
  phases: [
    { name: 'P1', startMs: 0, endMs: 78_000 },
    { name: 'P2', startMs: 78_000, endMs: 196_000 },
    { name: 'P3', startMs: 196_000, endMs: 270_000 },
  ],
  bosses: [
    { name: 'Fatebreaker', points: fall(0, 77_000, 1, 0) },
    { name: 'Usurper of Frost', points: fall(79_000, 190_000, 1, 0.04) },
    { name: 'Oracle of Darkness', points: fall(197_000, 270_000, 1, 0.412) },
  ],
  deaths: [
    { atMs: 98_000, name: names[3], ability: 'Diamond Dust' },
    { atMs: 150_200, name: names[5], ability: 'Twin Silence' },
    { atMs: 260_500, name: names[0], ability: 'Ultimate Relativity' },
    { atMs: 261_400, name: names[1], ability: 'Dark Water III' },
    { atMs: 261_600, name: names[4], ability: 'Dark Water III' },
    { atMs: 262_900, name: names[2], ability: 'Shadoweye' },
    { atMs: 263_500, name: names[3], ability: 'Dark Blizzard III' },
    { atMs: 264_800, name: names[6], ability: 'Dark Eruption' },
    { atMs: 266_900, name: names[7], ability: 'Shockwave Pulsar' },
  ],
  raises: [
    { atMs: 108_000, name: names[3] },
    { atMs: 163_000, name: names[5] },
  ],
  alive: [
    [0, 8],
    [98_000, 7],
    [108_000, 8],
    [150_200, 7],
    [163_000, 8],
    [260_500, 7],
    [261_400, 6],
    [261_600, 5],
    [262_900, 4],
    [263_500, 3],
    [264_800, 2],
    [266_900, 1],
  ],
  windows: [7_000, 128_000, 249_000].flatMap((startMs) =>
    ['Battle Litany', 'Divination', 'Brotherhood', 'Technical Finish', 'Searing Light'].map((label, index) => ({
      label,
      startMs: startMs + 900 * index,
      endMs: Math.min(270_000, startMs + 900 * index + 20_000),
    })),
  ),
}

function fall(fromMs: number, untilMs: number, high: number, low: number): (readonly [number, number])[] {
  const steps = 120
  return Array.from({ length: steps + 1 }, (_, step) => {
    const done = step / steps
    return [fromMs + (untilMs - fromMs) * done, high + (low - high) * done] as const
  })
}
