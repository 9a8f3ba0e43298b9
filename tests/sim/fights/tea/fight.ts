import { buildFight } from '../build.ts'
import { vulnerable } from '../plan.ts'
import { book } from './book.ts'

/** The Epic of Alexander (Ultimate). Length of its phases is our own estimate of a usual static's. */
export const epicOfAlexander = buildFight({
  encounter: 'tea',
  name: 'The Epic of Alexander',
  director: 0x80037554,
  arena: { shape: 'circle', centre: { x: 100, y: 100 }, radius: 20 },
  mistake: vulnerable(202, 'Vulnerability Up', 30, { physical: 1.2, magical: 1.2 }),
  enemies: [
    { key: 'hand', name: 'Liquid Hand', gameId: 11336, lastsS: 55, place: { x: 107, y: 96 } },
    { key: 'liquid', name: 'Living Liquid', gameId: 11335, lastsS: 75, place: { x: 100, y: 92 }, auto: 18808 },
    { key: 'chaser', name: 'Cruise Chaser', gameId: 11342, lastsS: 85, place: { x: 107, y: 100 }, auto: 18809 },
    { key: 'justice', name: 'Brute Justice', gameId: 11340, lastsS: 95, place: { x: 93, y: 100 }, auto: 18810 },
    { key: 'chaser-again', name: 'Cruise Chaser', gameId: 11342, lastsS: 9, place: { x: 108, y: 100 } },
    { key: 'justice-again', name: 'Brute Justice', gameId: 11340, lastsS: 9, place: { x: 92, y: 100 } },
    { key: 'alexander', name: 'Alexander Prime', gameId: 11347, lastsS: 130, place: { x: 100, y: 92 }, auto: 19278 },
    { key: 'perfect', name: 'Perfect Alexander', gameId: 11349, lastsS: 272, auto: 19083 },
  ],
  phases: [
    { id: 1, boss: 'liquid', take: [[0, 142.5]], gapS: 3, windows: { hand: [[25, 142]] } },
    { id: 2, boss: 'chaser', take: [[196, 229.1]], lengthS: 33.1, gapS: 0, windows: { chaser: [] } },
    {
      id: 3,
      boss: 'justice',
      take: [[229.1, 424]],
      gapS: 4,
      windows: {
        chaser: [
          [0, 84.9],
          [91.2, 194.5],
        ],
      },
    },
    { id: 4, boss: 'alexander', take: [[492, 511.35]], lengthS: 19.4, gapS: 0, windows: { alexander: [] } },
    {
      id: 5,
      boss: 'alexander',
      take: [[511.4, 790]],
      lengthS: 334,
      gapS: 0,
      windows: {
        'chaser-again': [[195.4, 220.3]],
        'justice-again': [[195.4, 220.3]],
        alexander: [
          [0, 29.6],
          [88.9, 120.9],
          [162.8, 194.2],
          [221, 260.4],
        ],
      },
    },
    { id: 6, boss: 'perfect', take: [[900, 1249, 3]], gapS: 0 },
  ],
  book,
  names: {
    18469: 'Protean Wave',
    18484: 'Alpha Sword',
    18502: 'Flarethrower',
    18553: 'Divine Judgment',
    18570: 'Optical Sight',
    18571: 'Optical Sight',
    18583: 'Temporal Prison',
    18867: 'Cascade',
    18883: 'Super Blassty Charge',
    19279: 'Blassty Charge',
    ...Object.fromEntries(
      [18584, 18585, 18586, 18858, 18859, 18860, 19213, 19214].map((id) => [id, 'Fate Calibration α']),
    ),
    ...Object.fromEntries([18592, 18593, 18594, 18595, 18861, 18862].map((id) => [id, 'Fate Calibration β'])),
  },
})
