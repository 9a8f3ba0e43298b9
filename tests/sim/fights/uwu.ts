import { buildFight } from './build.ts'
import type { Meaning } from './plan.ts'
import { vulnerable } from './plan.ts'
import { avoid, buster, enrage, lightParties, raid, shows, spread, stack, together } from './words.ts'

/** What the primals and the Ultima Weapon do where labels do not say it, or not how much. */
const book: Readonly<Record<number, Meaning>> = {
  // Garuda
  11074: stack([['MT', 'OT']], 0.7),
  11083: stack([['MT', 'OT']], 0.7),
  11080: spread(['D1', 'D2'], 0.3, { school: 'physical' }),
  11081: spread(['MT', 'OT'], 0.9),
  11088: buster('main', 1.5),
  11092: raid(0.5),
  11093: raid(0.75),
  // Ifrit
  461: shows,
  11094: buster('main', 1.2),
  11095: raid(0.2, { knocks: true, school: 'physical' }),
  11289: spread(['D1', 'D3'], 0.2),
  11099: spread(['H1'], 0.5),
  11101: stack(lightParties, 0.55),
  11102: raid(0.75),
  // Titan
  11106: buster('main', 1.4),
  11107: buster('main', 1.7),
  11111: raid(0.45, { knocks: true, school: 'physical' }),
  11115: spread(['H1', 'D3'], 0.25, { school: 'physical' }),
  11517: raid(0.55, { school: 'physical' }),
  11110: raid(0.55, { school: 'physical' }),
  11152: raid(0.7, { school: 'physical' }),
  // Between: bits and Lahabrea
  11122: shows,
  11123: raid(0.75),
  11124: enrage('lahabrea'),
  11147: raid(0.85),
  // The Ultima Weapon
  11126: shows,
  11129: buster('main', 1.2),
  11130: stack(together, 0.4),
  11131: buster('off', 1.6, { school: 'magical' }),
  11128: buster('main', 1.6),
  11508: raid(0.2, { knocks: true, school: 'physical' }),
  11143: raid(0.75),
  11144: raid(0.5, { knocks: true }),
  11137: shows,
  11151: shows,
  11138: spread(['D3'], 0.1),
  11148: shows,
  11154: avoid(),
  11155: enrage('ultima'),
}

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
    { id: 1, boss: 'garuda', take: [[0, 182]], gapS: 3, enrageS: 181.5 },
    {
      id: 2,
      boss: 'ifrit',
      take: [[300, 460]],
      prologueS: 7.1,
      gapS: 4,
      windows: { nail: [[33, 60]] },
      also: [[175, 11102]],
    },
    { id: 3, boss: 'titan', take: [[600, 780]], prologueS: 5.3, gapS: 4, enrageS: 779.8 },
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
