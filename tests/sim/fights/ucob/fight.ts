import { buildFight } from '../build.ts'
import { vulnerable } from '../plan.ts'
import { book } from './book.ts'

/** The Unending Coil of Bahamut (Ultimate). Length of its phases is our own estimate of a usual static's. */
export const unendingCoil = buildFight({
  encounter: 'ucob',
  name: 'The Unending Coil of Bahamut',
  director: 0x80037552,
  arena: { shape: 'circle', centre: { x: 0, y: 0 }, radius: 21 },
  mistake: vulnerable(202, 'Vulnerability Up', 30, { physical: 1.2, magical: 1.2 }),
  enemies: [
    { key: 'twintania', name: 'Twintania', gameId: 8159, lastsS: 130, place: { x: 100, y: 92 }, auto: 9895 },
    { key: 'nael', name: 'Nael deus Darnus', gameId: 8161, lastsS: 172, place: { x: 100, y: 96 }, auto: 9908 },
    { key: 'bahamut', name: 'Bahamut Prime', gameId: 8168, lastsS: 400, place: { x: 100, y: 94 }, auto: 9936 },
    { key: 'geminus', name: 'Nael Geminus', gameId: 8162, lastsS: 50, place: { x: 106, y: 96 } },
    { key: 'twin', name: 'Twintania', gameId: 8159, lastsS: 60, place: { x: 94, y: 96 }, auto: 9895 },
    { key: 'golden', name: 'Bahamut Prime', gameId: 8168, lastsS: 195, place: { x: 100, y: 94 }, auto: 9936 },
  ],
  phases: [
    {
      id: 1,
      boss: 'twintania',
      take: [
        [0, 27.05],
        [7.4, 20.4],
        [100, 148.35],
        [200, 262.5],
        [214.2, 240],
      ],
      also: [[200, 9907]],
      gapS: 2,
    },
    {
      id: 2,
      boss: 'nael',
      take: [
        [400, 537.6],
        [600, 633.4],
        [720, 728.05],
        [800, 803],
        [850, 858.05],
        [940, 968],
      ],
      prologueS: 21.1,
      ends: [[967.8, 'nael']],
      gapS: 2,
    },
    {
      id: 3,
      boss: 'bahamut',
      take: [[1000, 1338]],
      prologueS: 16.3,
      lengthS: 349.5,
      gapS: 0,
    },
    {
      id: 4,
      boss: 'twin',
      take: [
        [1488.5, 1532],
        [1600, 1611.35],
        [1800, 1851.3],
        [2100, 2111.35],
        [2200, 2239],
      ],
      prologueS: 16.6,
      windows: { geminus: [[16.6, 170]] },
      also: [[158, 9924]],
      gapS: 3,
    },
    { id: 5, boss: 'golden', take: [[2300, 2580]], prologueS: 61.2, gapS: 0 },
  ],
  book,
})
