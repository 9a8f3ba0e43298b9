import { damageDown } from '../../fru/shapes.ts'
import { buildFight } from '../build.ts'
import { book } from './book.ts'

/** AAC Heavyweight M1 (Savage). HP is our own estimate. */
export const vampFatale = buildFight({
  encounter: 'm9s',
  name: 'Vamp Fatale',
  director: 0x80037559,
  arena: { shape: 'square', centre: { x: 100, y: 100 }, radius: 20 },
  mistake: damageDown,
  enemies: [
    { key: 'coffinmaker', name: 'Coffinmaker', gameId: 19168, lastsS: 48, place: { x: 100, y: 84 } },
    { key: 'flail', name: 'Fatal Flail', gameId: 19169, lastsS: 6, place: { x: 92, y: 100 } },
    { key: 'vamp', name: 'Vamp Fatale', gameId: 19167, lastsS: 495, place: { x: 100, y: 94 }, auto: 47048 },
  ],
  phases: [
    {
      id: 1,
      boss: 'vamp',
      take: [
        [0, 407.1],
        [507.1, 529.4],
        [729.4, 738.4],
        [838.4, 1002.5],
      ],
      gapS: 0,
      also: [[130.1, 46855]],
      windows: {
        coffinmaker: [[67.7, 140]],
        flail: [[295.4, 330]],
        vamp: [
          [0, 67.5],
          [120.1, 900],
        ],
      },
    },
  ],
  book,
  names: { 45970: 'Aetherletting', 45981: 'Ultrasonic Amp' },
})
