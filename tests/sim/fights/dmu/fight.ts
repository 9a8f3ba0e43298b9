import { damageDown } from '../../fru/shapes.ts'
import { buildFight } from '../build.ts'
import { book } from './book.ts'

/**
 * Dancing Mad (Ultimate). Its phases last as in the one kill we know. Its first phase has 56,331,828 HP in the game, for a
 * party better equipped than ours.
 */
export const dancingMad = buildFight({
  encounter: 'dmu',
  name: 'Dancing Mad',
  director: 0x80037558,
  arena: { shape: 'circle', centre: { x: 100, y: 100 }, radius: 20 },
  mistake: damageDown,
  enemies: [
    { key: 'kefka', name: 'Kefka', gameId: 19504, maxHp: 42_000_000, place: { x: 100, y: 94 }, auto: 49744 },
    { key: 'forsaken', name: 'Kefka', gameId: 19506, lastsS: 153, place: { x: 100, y: 94 }, auto: 49746 },
    { key: 'exdeath', name: 'Exdeath', gameId: 19509, lastsS: 136, place: { x: 106, y: 100 }, auto: 49744 },
    { key: 'chaos', name: 'Chaos', gameId: 19508, lastsS: 136, place: { x: 94, y: 100 }, auto: 49746 },
    { key: 'says', name: 'Kefka', gameId: 18475, lastsS: 136, place: { x: 100, y: 94 }, auto: 49744 },
    { key: 'ultima', name: 'Kefka', gameId: 19511, lastsS: 208, place: { x: 100, y: 94 }, auto: 49746 },
  ],
  phases: [
    { id: 1, boss: 'kefka', take: [[0, 202.45]], lengthS: 208.8, gapS: 0, ends: [[202.4, 'kefka', 0.15]] },
    {
      id: 2,
      boss: 'forsaken',
      take: [
        [207.6, 385.05],
        [500, 541],
      ],
      lengthS: 219.3,
      gapS: 0,
      ends: [[385, 'forsaken']],
      windows: { forsaken: [[0, 172.5]] },
    },
    {
      id: 3,
      boss: 'chaos',
      take: [[540.3, 846]],
      gapS: 9,
      windows: { exdeath: [[0, 300.5]], chaos: [[0, 300.5]] },
    },
    {
      id: 4,
      boss: 'says',
      take: [[984.1, 1118]],
      lengthS: 163.1,
      gapS: 0,
      ends: [[1117.8, 'says', 0.2]],
      windows: { says: [[0, 128.7]] },
    },
    { id: 5, boss: 'ultima', take: [[1288, 1512]], gapS: 0 },
  ],
  book,
})
