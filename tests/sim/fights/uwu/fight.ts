import { buildFight } from '../build.ts'
import { vulnerable } from '../plan.ts'
import { book } from './book.ts'

/** The Weapon's Refrain (Ultimate). Length of its phases is our own estimate of a usual static's. */
export const weaponsRefrain = buildFight({
  encounter: 'uwu',
  name: "The Weapon's Refrain",
  director: 0x80037553,
  arena: { shape: 'circle', centre: { x: 100, y: 100 }, radius: 20 },
  mistake: vulnerable(202, 'Vulnerability Up', 30, { physical: 1.2, magical: 1.2 }),
  enemies: [
    { key: 'garuda', name: 'Garuda', gameId: 8722, lastsS: 150, place: { x: 100, y: 92 }, auto: 11089 },
    { key: 'nail', name: 'Infernal Nail', gameId: 8731, lastsS: 8, place: { x: 100, y: 92 } },
    { key: 'ifrit', name: 'Ifrit', gameId: 8730, lastsS: 110, place: { x: 100, y: 92 }, auto: 870 },
    { key: 'titan', name: 'Titan', gameId: 8727, lastsS: 130, place: { x: 100, y: 92 }, auto: 872 },
    { key: 'bit', name: 'Magitek Bit', gameId: 8733, lastsS: 8, place: { x: 92, y: 100 } },
    { key: 'lahabrea', name: 'Lahabrea', gameId: 8732, lastsS: 14, place: { x: 100, y: 100 } },
    { key: 'ultima', name: 'The Ultima Weapon', gameId: 8734, lastsS: 260, auto: 11127 },
  ],
  phases: [
    { id: 1, boss: 'garuda', take: [[0, 182]], gapS: 3, ends: [[181.5, 'garuda']] },
    {
      id: 2,
      boss: 'ifrit',
      take: [[300, 460]],
      prologueS: 7.1,
      gapS: 4,
      windows: { nail: [[33, 60]] },
      also: [[175, 11096]],
    },
    { id: 3, boss: 'titan', take: [[600, 780]], prologueS: 5.3, gapS: 4, ends: [[779.8, 'titan']] },
    {
      id: 4,
      boss: 'lahabrea',
      take: [[800, 851]],
      prologueS: 2,
      lengthS: 90.1,
      gapS: 0,
      windows: { bit: [[2, 17]], lahabrea: [[2, 42]] },
    },
    {
      id: 5,
      boss: 'ultima',
      take: [
        [1000, 1279.9],
        [1300, 1318.1],
        [1400, 1420.1],
        [1500, 1520.1],
        [1600, 1652],
      ],
      gapS: 0,
    },
  ],
  book,
})
